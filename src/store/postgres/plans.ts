import type { HarvestBook, PlannedStep } from "../harvest-book.ts";
import { pack, unpack } from "../packed.ts";
import { fromBytes, toBytes } from "./bytes.ts";
import type { Database, Sql } from "./connection.ts";
import { fromText, toText } from "./text.ts";

type Plans = Pick<HarvestBook, "plan" | "planned" | "planCounts" | "unplan" | "dropPlans">;
type Action = PlannedStep["action"];
type Row = {
  seq: number;
  key: string;
  action: Action;
  content: string | null;
  base: string | null;
  was: string | null;
  record: Uint8Array | null;
};

/** What runs plan to do, until it is done or dropped. */
export function plansIn({ sql, transaction }: Database): Plans {
  return {
    plan: (run, steps, replace = false) =>
      transaction(async (sql) => {
        if (!replace) return leftAside(steps, await insert(sql, run, steps));
        const last = new Map(steps.map((step, at) => [step.key, at]));
        await sql("DELETE FROM plan WHERE run = $1 AND key = ANY($2)", [run, [...last.keys()].map(toText)]);
        await insert(
          sql,
          run,
          steps.filter(({ key }, at) => last.get(key) === at),
        );
        return [];
      }),
    async planned(run, after, limit) {
      const rows = await sql<Row>("SELECT * FROM plan WHERE run = $1 AND seq > $2 ORDER BY seq LIMIT $3", [
        run,
        after,
        limit,
      ]);
      return rows.map(stepOf);
    },
    async planCounts(run) {
      const rows = await sql<{ action: Action; n: number }>(
        "SELECT action, COUNT(*) AS n FROM plan WHERE run = $1 GROUP BY action",
        [run],
      );
      return Object.fromEntries(rows.map(({ action, n }) => [action, n]));
    },
    async unplan(run, seqs) {
      await transaction((sql) => sql("DELETE FROM plan WHERE run = $1 AND seq = ANY($2)", [run, seqs]));
    },
    async dropPlans(source, upTo) {
      await transaction(async (sql) => {
        const runs = "run IN (SELECT id FROM run WHERE source = $1 AND id <= $2)";
        await sql(`DELETE FROM plan WHERE ${runs}`, [source, upTo]);
        await sql(`DELETE FROM seen WHERE ${runs}`, [source, upTo]);
        await sql(
          "UPDATE run SET state = 'discarded' WHERE source = $1 AND id <= $2 AND state IN ('held', 'planned')",
          [source, upTo],
        );
      });
    },
  };
}

/** Answers the keys whose step was added. */
async function insert(sql: Sql, run: number, steps: readonly PlannedStep[]): Promise<Set<string>> {
  const of = (column: (step: PlannedStep) => unknown) => steps.map(column);
  const rows = await sql<{ key: string }>(
    `INSERT INTO plan (run, key, action, content, base, was, record)
     SELECT $1, key, action, content, base, was, record
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
     WITH ORDINALITY AS n (key, action, content, base, was, record, place) ORDER BY place
     ON CONFLICT (run, key) DO NOTHING RETURNING key`,
    [
      run,
      of(({ key }) => toText(key)),
      of(({ action }) => action),
      of(({ content }) => content),
      of(({ base }) => base),
      of(({ was }) => (was === undefined ? null : toText(was))),
      of(({ record }) => (record === undefined ? null : toBytes(pack(record)))),
    ],
  );
  return new Set(rows.map(({ key }) => fromText(key)));
}

/** The keys of steps that were not added: of several for one key the first was. */
function leftAside(steps: readonly PlannedStep[], added: Set<string>): string[] {
  return steps.flatMap(({ key }) => (added.delete(key) ? [] : [key]));
}

function stepOf({ seq, key, action, content, base, was, record }: Row): { seq: number; step: PlannedStep } {
  const step: PlannedStep = {
    key: fromText(key),
    action,
    ...(content === null ? {} : { content }),
    ...(base === null ? {} : { base }),
    ...(was === null ? {} : { was: fromText(was) }),
    ...(record === null ? {} : { record: unpack(fromBytes(record)) }),
  };
  return { seq, step };
}
