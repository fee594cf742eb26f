import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { ciim } from "../../src/sources/ciim/ciim.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { freshFolder } from "../command.ts";

const issued = { sunflowers: "0GE6-0001-0000-0000", lambton: "057Y-0009-0000-0000", vincent: "0QCE-0001-0000-0000" };
const equivalences = [
  { from: "ciim/object/{id}", to: "tms/object/{id}" },
  { from: "ciim/agent/{id}", to: "tms/constituent/{id}" },
];

const vincent = (link?: Record<string, unknown>) => ({
  "@admin": { id: "agent-1270", uid: issued.vincent },
  "@datatype": { base: "agent", actual: "Individual" },
  summary: { title: "Vincent van Gogh" },
  ...link,
});

const work = (id: string, uid: string, [number = "", title = ""]: string[], more: Record<string, unknown> = {}) => ({
  "@admin": { id, uid },
  "@datatype": { base: "object" },
  title: [{ type: "full title", value: title }],
  identifier: [{ type: "object number", value: number }],
  ...more,
});

const records = [
  work("object-6183", issued.sunflowers, ["NG3863", "Sunflowers"], {
    creation: [{ maker: [vincent({ "@link": { role: { value: "Artist" } } })] }],
    identifier: [
      { type: "object number", value: "NG3863" },
      { type: "PID (NG alternative)", value: "000-04PN-0000" },
    ],
  }),
  work("object-19653", issued.lambton, ["NG6692", "Charles William Lambton"]),
  vincent({ name: [{ type: "primary name", value: "Vincent van Gogh" }] }),
];

const exported = {
  "Objects.csv": "ObjectID,ObjectNumber\n6183,NG3863\n19653,NG6692\n",
  "ObjTitles.csv": "ObjectID,TitleID,Title\n6183,1,Sunflowers\n19653,2,Charles William Lambton\n",
  "Constituents.csv": "ConstituentID,ConstituentType,DisplayName\n1270,Individual,Vincent van Gogh\n",
  "ObjConXrefs.csv": "ConXrefID,ObjectID,ConstituentID,Role\n1,6183,1270,Artist\n",
};

function museum(context: TestContext) {
  const folder = freshFolder();
  for (const name of ["tms", "ciim"]) mkdirSync(join(folder.path, name));
  for (const [name, text] of Object.entries(exported)) writeFileSync(join(folder.path, "tms", name), text);
  const hits = records.map((record) =>
    JSON.stringify({ _index: "public", _id: record["@admin"].uid, _source: record }),
  );
  writeFileSync(join(folder.path, "ciim", "public.ndjson"), hits.join("\n"));
  const file = (name: string) => join(folder.path, `${name}.sqlite`);
  const registry = openSqliteRegistry({ file: file("registry") });
  const store = openSqliteStore({ file: file("store"), archiveFile: file("archive") });
  context.after(async () => {
    await registry.close();
    await store.close();
    folder.remove();
  });
  const sources = {
    tms: tms({ folder: join(folder.path, "tms"), mapping: { audience: "public" } }),
    ciim: ciim({ folder: join(folder.path, "ciim") }),
  };
  const read = async (name: "tms" | "ciim") => {
    const { findings } = await harvest(sources[name], { registry, store }, { equivalences });
    assert.deepEqual(findings, {});
  };
  const leadsTo = async (text: string) => {
    const found = await registry.resolve(text);
    assert.ok(found.found, text);
    return (await registry.survivors([found.pid])).get(found.pid) ?? found.pid;
  };
  return { registry, store, read, leadsTo };
}

const keys = {
  [issued.sunflowers]: ["ciim/object/6183", "tms/object/6183"],
  [issued.lambton]: ["ciim/object/19653", "tms/object/19653"],
  [issued.vincent]: ["ciim/agent/1270", "tms/constituent/1270"],
};

describe("a museum whose identifiers a CIIM issued, and that reads its TMS too", () => {
  for (const order of [
    ["ciim", "tms"],
    ["tms", "ciim"],
  ] as const) {
    test(`has one identifier a thing when it reads ${order.join(" before ")}, and every issued one leads there`, async (context) => {
      const { registry, store, read, leadsTo } = museum(context);
      for (const name of [...order, ...order]) await read(name);
      for (const [pid, both] of Object.entries(keys)) {
        const survivor = await leadsTo(pid);
        for (const key of both)
          assert.equal(await leadsTo((await registry.lookup([key])).get(key) ?? ""), survivor, key);
        assert.equal(survivor === pid, order[0] === "ciim", "what was published first stays");
        const sources = new Set((await store.read(survivor))?.facts.map(({ from }) => from.source));
        assert.deepEqual([...sources].sort(), ["ciim", "tms"]);
      }
      assert.equal(await leadsTo("000-04PN-0000"), await leadsTo(issued.sunflowers));
      assert.equal((await registry.counts()).active, 3);
    });
  }
});
