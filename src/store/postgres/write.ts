import { dayOf } from "../../entities/audience.ts";
import type { Authority } from "../../entities/authority.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Followed, RecordPut, Store } from "../port.ts";
import { entitiesOver } from "../rules/entities.ts";
import { followerOver } from "../rules/follow.ts";
import { reunite, toReuniteAfter } from "../rules/reunite.ts";
import { turn } from "../rules/turn.ts";
import { writerOver } from "../rules/write.ts";
import { statesLeft } from "./archive.ts";
import type { Database, Sql } from "./connection.ts";
import { fetchMeta } from "./meta.ts";
import { fetchForPids, fetchForRecords, type RecordsAhead, type WorkingSet } from "./working-set.ts";

type Writes = Pick<Store, "put" | "remove" | "follow" | "reunite" | "due" | "turn">;

/** What changes the store by the rules: rows are fetched, the rules work on them, and what they changed is written, in one transaction. */
export function writesIn({ sql, transaction }: Database, authority: Authority, clock: () => Date): Writes {
  const rulesOf = ({ tables }: WorkingSet) => {
    const entities = entitiesOver(tables, authority);
    return { entities, ...writerOver(tables, entities), ...followerOver(tables, entities) };
  };

  function onRecords<T>(ahead: RecordsAhead, work: (rules: ReturnType<typeof rulesOf>) => T): Promise<T> {
    return transaction(async (sql) => {
      const set = await fetchForRecords(sql, ahead);
      const result = work(rulesOf(set));
      await set.flush();
      return result;
    });
  }

  return {
    put: (source, run, records) =>
      onRecords({ source, records: records.map(spokenOf) }, ({ put }) =>
        records.map((record) => put(source, run, record, clock())),
      ),
    async remove(source, keys) {
      const records = keys.map((key) => ({ key, subjects: [] }));
      const remove = onRecords({ source, records }, (rules) =>
        keys.flatMap((key) => rules.remove(source, key, clock())),
      );
      return { orphaned: await remove };
    },
    follow: (events) =>
      transaction(async (sql) => {
        const set = await fetchForPids(sql, events.touched, movedBy(events));
        const followed = rulesOf(set).follow(events, clock());
        await set.flush();
        return followed;
      }),
    async due(limit) {
      const rows = await sql<{ pid: Pid }>("SELECT pid FROM entity WHERE turns <= $1 ORDER BY turns, pid LIMIT $2", [
        dayOf(clock()),
        limit,
      ]);
      return rows.map(({ pid }) => pid);
    },
    turn: (pids) =>
      transaction(async (sql) => {
        const set = await fetchForPids(sql, [], new Set(pids));
        const states = await statesLeft(sql, pids);
        const { entities } = rulesOf(set);
        const turning = { entities, authority, stateOf: (hash: string) => states.get(hash) };
        for (const pid of pids) turn(set.tables, turning, { pid, now: clock() });
        await set.flush();
      }),
    reunite: (limit) =>
      transaction(async (sql) => {
        const meta = await fetchMeta(sql);
        const after = toReuniteAfter(meta.table, authority);
        await meta.flush(sql);
        if (after === undefined) return 0;
        const pids = await saidBySeveral(sql, after, limit);
        const set = await fetchForPids(sql, [], new Set(pids));
        reunite(set.tables, { pids, entities: rulesOf(set).entities, authority }, clock());
        await set.flush();
        return pids.length;
      }),
  };
}

/** The next things of which several records speak. */
async function saidBySeveral(sql: Sql, after: string, limit: number): Promise<Pid[]> {
  const rows = await sql<{ pid: Pid }>(
    "SELECT pid FROM contribution WHERE pid > $1 GROUP BY pid HAVING COUNT(*) > 1 ORDER BY pid LIMIT $2",
    [after, limit],
  );
  return rows.map(({ pid }) => pid);
}

const spokenOf = ({ key, contributions }: RecordPut) => ({
  key,
  subjects: contributions.map(({ subject }) => subject),
});

const movedBy = ({ standings }: Followed) => new Set<Pid>(standings.flatMap(({ pid, survivor }) => [pid, survivor]));
