import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EntityType } from "../../src/entities/types.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { type Environment, freshFolder, root, type Serving, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";

const example = join(root, "examples/small-museum");

/**
 * The example museum as the real service, one of its works (NG3863) withdrawn by its source since, others merged, split and ended by
 * its staff: the addresses of a page of each sort, `"policy"` → `"/policy"`, and how to end it.
 */
export async function serveMuseumWithAStub(): Promise<{
  serving: Serving;
  pages: Map<string, string>;
  remove(): Promise<void>;
}> {
  const folder = freshFolder();
  const tms = join(folder.path, "tms");
  const environment: Environment = {
    CARTOUCHE_DATA: join(folder.path, "data"),
    CARTOUCHE_CONFIG: join(folder.path, "museum.config.ts"),
  };
  cpSync(join(example, "tms"), tms, { recursive: true });
  const images = JSON.stringify(join(example, "images"));
  const source = `tms({ folder: ${JSON.stringify(tms)}, mapping: { audience: "public" } })`;
  writeFileSync(
    join(folder.path, "museum.config.ts"),
    `export const config = ({ tms }) => ({ institution: "The Small Museum", images: ${images}, sources: [${source}] });\n`,
  );
  await harvest(environment);
  const works = join(tms, "Objects.csv");
  const rows = readFileSync(works, "utf8").split("\n");
  writeFileSync(works, rows.filter((row) => !row.includes(",NG3863,")).join("\n"));
  await harvest(environment);
  const ended = await endSome(join(folder.path, "data"));
  const serving = await serve(environment);
  const remove = async () => {
    await serving.stop();
    folder.remove();
  };
  return { serving, pages: new Map([...(await pagesOf(join(folder.path, "data"))), ...ended]), remove };
}

async function harvest(environment: Environment): Promise<void> {
  const { code, stderr } = await cartouche(["harvest"], environment);
  if (code !== 0) throw new Error(stderr);
}

/** What staff decided: addresses by how it ended. */
async function endSome(data: string): Promise<Map<string, string>> {
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite") });
  const of = async (number: string) => {
    const [alias] = await registry.find(number, "inventory");
    if (!alias) throw new Error(`the example museum has no ${number}`);
    return alias.pid;
  };
  const decision = { actor: "desk:test", reason: "It turned out that the set’s two scenes are two paintings." };
  const [survivor, split, tombstone] = [await of("NG1"), await of("GROUP2"), await of("NG6569")];
  const [withdrawn, withheld] = [await of("NG1207"), await of("NG1172")];
  await registry.merge(await of("NG12"), survivor, decision);
  await registry.split(split, [await of("NG113"), await of("NG114")], decision);
  const note = "It was described twice, once from a photograph.";
  await registry.tombstone(tombstone, { reason: "superseded", note, successor: await of("NG35") }, decision);
  await registry.withdraw(withdrawn, false, decision);
  await registry.withdraw(withheld, true, decision);
  await registry.close();
  const under = { part: `${survivor}/nothing`, why: `${survivor}/why`, alternatives: `${survivor}?_profile=alt` };
  const pids = { survivor, split, tombstone, withdrawn, withheld, ...under };
  return new Map(Object.entries(pids).map(([name, pid]) => [name, `/${pid}`]));
}

/** Addresses by what they show. A PID that is mistyped in its last character has a suggestion. */
async function pagesOf(data: string): Promise<Map<string, string>> {
  const pages = new Map([
    ["home", "/"],
    ["formats", "/formats"],
    ["policy", "/policy"],
    ["dataset", "/dataset"],
    ["accessibility", "/accessibility"],
    ["object", "/lookup/inventory/NG6692"],
    ["stub", "/lookup/inventory/NG3863"],
    ["choices", "/lookup/inventory/NG569"],
  ]);
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  for (const type of ["person", "group", "exhibition", "publication", "concept", "location", "media"] as const)
    pages.set(type, `/${await fullest(store, type)}`);
  await store.close();
  const person = pages.get("person") ?? "";
  return pages.set("unknown", `${person.slice(0, -1)}${person.endsWith("0") ? "1" : "0"}`);
}

/** The thing of a type that most is said of: the one with the most on its page, and the same in every harvest. */
async function fullest(store: ReturnType<typeof openSqliteStore>, type: EntityType): Promise<string> {
  const things = await Promise.all(
    (await store.list({ type, public: true, limit: 500 })).map(async (pid) => {
      const { total } = await store.referrers(pid, 0);
      return { pid, said: JSON.stringify((await store.read(pid))?.facts ?? []).length + 100 * total };
    }),
  );
  const [first] = things.sort((a, b) => b.said - a.said);
  if (first === undefined) throw new Error(`the example museum has no ${type}`);
  return first.pid;
}
