import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import { mintPid } from "../../src/identifiers/mint.ts";
import { type Environment, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { harvestExample } from "../example-museum.ts";
import { clientOf, makeKeys, pidsIn } from "./api-client.ts";

const admin = "an-admin-key-of-the-operator-0123456789";
const folder = freshFolder();
const environment: Environment = {
  CARTOUCHE_DATA: folder.path,
  CARTOUCHE_CONFIG: exampleConfig,
  CARTOUCHE_ADMIN_KEY: admin,
};
let serving: Serving;
let keys: Record<string, string> = {};
const call = clientOf(() => serving.address);
const as = (name: string) => ({ key: keys[name] });
const mint = async (items: object[], name = "minter") =>
  (await call("POST", "/pids", { ...as(name), body: { items } })).body.items as { [name: string]: never }[];
const decide = (pid: string, verb: string, body?: object) =>
  call("POST", `/pids/${pid}/${verb}`, { ...as("decider"), body });
const read = async (pid: string, name = "reader") => (await call("GET", `/pids/${pid}`, as(name))).body;
const lookedUp = async (number: string): Promise<string> =>
  (await fetch(`${serving.address}/lookup/inventory/${number}`, { redirect: "manual" })).headers
    .get("location")
    ?.slice(1) ?? "";

/** While the follower is between two decisions it may take what was restored for a stub, until it has followed that too. */
async function untilActive(pid: string): Promise<void> {
  const until = Date.now() + 5_000;
  while ((await read(pid)).state !== "active") {
    assert.ok(Date.now() < until, `${pid} is not active again`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const allPids = () => pidsIn(folder.path);

before(async () => {
  await harvestExample(folder.path);
  keys = makeKeys(folder.path, { minter: ["mint"], reader: ["read"], decider: ["decide"] });
  serving = await serve(environment);
});
after(async () => {
  const { code, stderr } = await serving.stop();
  folder.remove();
  assert.equal(code, 0);
  for (const secret of [admin, ...Object.values(keys)]) assert.ok(!stderr.includes(secret), "no key is in the log");
});

describe("minting", () => {
  test("of a thousand items the bad ones are refused and the others minted, each at its own place", async () => {
    const bad = (at: number) => at % 7 === 3;
    const items = Array.from({ length: 1000 }, (_, at) =>
      bad(at) ? { key: `bulk/row/${at}`, type: "nonsense" } : { key: `bulk/row/${at}`, type: "object" },
    );
    const answers = await mint(items);
    assert.deepEqual(
      answers.map(({ index }) => index),
      items.map((_, at) => at),
    );
    for (const [at, answer] of answers.entries()) {
      assert.equal("problem" in answer, bad(at), `row ${at}`);
      if (at % 50 === 0 && !bad(at)) assert.deepEqual((await read(String(answer.pid))).keys, [`bulk/row/${at}`]);
    }
    assert.equal(new Set(answers.flatMap(({ pid }) => pid ?? [])).size, items.filter((_, at) => !bad(at)).length);
    const again = await mint(items);
    assert.deepEqual(
      again.map(({ pid }) => pid),
      answers.map(({ pid }) => pid),
    );
    assert.ok(again.every(({ created }) => created !== true));
  });

  test("a request is made again under its name, and its name for another is a conflict; another's same name is another", async () => {
    const [first] = await mint([{ idempotencyKey: "label-1", type: "object" }]);
    const [again, other] = await mint([
      { idempotencyKey: "label-1", type: "object" },
      { idempotencyKey: "label-1", type: "person" },
    ]);
    assert.deepEqual([first?.created, again?.created, again?.pid], [true, false, first?.pid]);
    assert.equal((other?.problem as { code?: string } | undefined)?.code, "idempotency-conflict");
    const { body } = await call("POST", "/pids", { key: admin, body: { items: [{ idempotencyKey: "label-1" }] } });
    assert.notEqual((body.items as { pid: string }[])[0]?.pid, first?.pid);
  });

  test("two clients that mint one key at once get one PID", async () => {
    const items = Array.from({ length: 50 }, (_, at) => ({ key: `race/row/${at}` }));
    const [one = [], two = []] = await Promise.all([mint(items), mint([...items].reverse())]);
    assert.deepEqual(
      one.map(({ pid }) => pid),
      two.map(({ pid }) => pid).reverse(),
    );
    assert.ok(one.every(({ created }, at) => created !== two[49 - at]?.created));
  });

  test("keys in any script stay apart, and half a character is refused", async () => {
    const names = ["Ä", "A\u0308", "日本", "🖼", "a b", "%2F", "🖼️"].map((name) => ({ key: `unicode/row/${name}` }));
    const answers = await mint([...names, { key: "unicode/row/\ud83d" }, { key: "unicode/row/\u0000" }, { key: "x" }]);
    assert.equal(new Set(answers.slice(0, names.length).map(({ pid }) => pid)).size, names.length);
    for (const refused of answers.slice(names.length)) assert.ok(refused.problem);
    const { body } = await call("POST", "/pids/lookup", { ...as("reader"), body: { items: names } });
    const found = (body.items as { pids: { pid: string }[] }[]).map(({ pids }) => pids[0]?.pid);
    assert.deepEqual(
      found,
      answers.slice(0, names.length).map(({ pid }) => pid),
    );
  });

  test("CSV in and out, and a preview that writes nothing", async () => {
    const csv = 'key,type\r\n"csv/row/1,a",object\r\ncsv/row/2,nonsense\r\n"csv/row/1,a",object\r\n';
    const send = async (path: string, body = csv) =>
      call("POST", path, { ...as("minter"), body, headers: { "content-type": "text/csv", accept: "text/csv" } });
    const size = allPids().length;
    const foreseen = parse(String((await send("/pids?preview=true")).body.text), { columns: true });
    assert.equal(allPids().length, size);
    const rows = parse(String((await send("/pids")).body.text), { columns: true }) as Record<string, string>[];
    assert.deepEqual(
      rows.map(({ key, state, created, problem }) => [key, state, created, problem]),
      [
        ["csv/row/1,a", "reserved", "true", ""],
        ["csv/row/2", "", "", "request-malformed"],
        ["csv/row/1,a", "reserved", "false", ""],
      ],
    );
    assert.deepEqual(
      (foreseen as Record<string, string>[]).map(({ created, problem }) => [created, problem]),
      rows.map(({ created, problem }) => [created, problem]),
    );
    assert.equal((await send("/pids?previw=true")).status, 400, "a misspelt preview does not mint");
    assert.equal((await send("/pids", "clé\nx/y/1\n")).status, 400);
  });
});

describe("deciding", () => {
  test("a merge leads to its survivor in one hop, is listed, and is undone exactly", async () => {
    const [loser, survivor] = [await lookedUp("NG3862"), await lookedUp("NG3863")];
    const { body } = await decide(loser.toLowerCase(), "merge", { into: survivor, reason: "One work" });
    assert.deepEqual((await decide(loser, "merge", { into: survivor, reason: "One work" })).body, body);
    const moved = await fetch(`${serving.address}/${loser}`, { redirect: "manual" });
    assert.deepEqual([moved.status, moved.headers.get("location")], [301, `/${survivor}`]);
    assert.equal((await read(loser, "nobody")).into, survivor);
    const { items } = (await call("GET", "/merges", as("reader"))).body;
    assert.deepEqual(
      (items as { loser: string }[]).map((row) => row.loser),
      [loser],
    );
    const csv = await call("GET", "/merges", { ...as("reader"), headers: { accept: "text/csv" } });
    assert.match(String(csv.body.text), new RegExp(`^mergeId,loser,survivor,since\r\n${body.mergeId},${loser},`));
    assert.equal((await decide(survivor, "merge", { into: loser, reason: "The other way" })).body.code, "merge-circle");
    assert.equal((await call("DELETE", `/merges/${body.mergeId}`, as("decider"))).status, 200);
    assert.equal((await read(loser, "nobody")).state, "active");
    assert.equal((await call("DELETE", "/merges/m999999", as("decider"))).status, 404);
  });

  test("split, tombstone, withdrawal and their undoing", async () => {
    const [pid, ...into] = [await lookedUp("NG35"), await lookedUp("NG1"), await lookedUp("NG12")];
    for (const [verb, body, status] of [
      ["split", { into, reason: "A pair" }, 300],
      ["tombstone", { reason: "never-ours", note: "A loan." }, 410],
      ["withdraw", { reason: "s3cret-reason", legal: true }, 451],
    ] as const) {
      assert.equal((await decide(pid, verb, body)).status, 200, verb);
      const answer = await fetch(`${serving.address}/${pid}`, { headers: { accept: "application/json" } });
      assert.equal(answer.status, status, verb);
      assert.ok(!(await answer.text()).includes("s3cret"));
      assert.equal((await decide(pid, "restore")).status, 200, verb);
      await untilActive(pid);
    }
    assert.equal((await decide(pid, "restore")).body.code, "state-forbids");
    assert.equal((await decide(pid, "split", { into: [into[0], into[0]], reason: "twice" })).status, 400);
  });

  test("a reserved PID is bound or given up, and a key keeps its own", async () => {
    const [one, two] = (await mint([{}, {}])).map(({ pid }) => String(pid)) as [string, string];
    assert.equal((await decide(one, "bind", { key: "old/object/7" })).body.state, "reserved");
    assert.equal((await decide(two, "bind", { key: "old/object/7" })).body.code, "key-conflict");
    assert.equal((await decide(two, "void")).body.state, "void");
    assert.equal((await decide(two, "bind", { key: "old/object/8" })).body.code, "state-forbids");
    assert.equal((await mint([{ key: "old/object/7" }]))[0]?.pid, one);
  });

  test("an identifier of a foreign grammar is adopted by the first who claims it", async () => {
    const old = "0F6J-0001-0000-0000";
    const { body } = await decide(old, "adopt", { key: "ciim/object/1" });
    assert.deepEqual(body, { pid: old, state: "reserved" });
    assert.deepEqual((await decide(old, "adopt", { key: "ciim/object/1" })).body, body);
    assert.deepEqual((await read(old)).keys, ["ciim/object/1"]);
    assert.equal((await decide(old, "adopt", { key: "ciim/object/2" })).body.code, "state-forbids");
    assert.equal((await decide("nonsense", "adopt", { key: "ciim/object/2" })).status, 400);
  });

  test("what is decided stands in the log under the key's pseudonym", async () => {
    const database = new DatabaseSync(`${folder.path}/registry.sqlite`, { readOnly: true });
    const bodies = database
      .prepare("SELECT b.body FROM event e JOIN event_body b USING (seq) WHERE e.op = 'void'")
      .all();
    database.close();
    assert.equal(JSON.parse(String(bodies.at(-1)?.body)).actor, "api:decider");
  });
});

describe("what strangers learn", () => {
  test("a PID that was never public is unknown, byte for byte, and of a public one no key or staff's number", async () => {
    const [{ pid } = { pid: "" }] = await mint([{ key: "secret/row/1" }]);
    const unknown = await call("GET", `/pids/${mintPid()}`);
    const [hidden, seen] = [await call("GET", `/pids/${pid}`), await call("GET", `/pids/${await lookedUp("NG35")}`)];
    assert.deepEqual([hidden.status, hidden.body.code], [404, "pid-unknown"]);
    assert.deepEqual(hidden.body, unknown.body);
    const names = ({ headers }: { headers: Headers }) => [...headers.keys()];
    assert.deepEqual(names(hidden), names(unknown));
    assert.deepEqual(Object.keys(seen.body).sort(), ["aliases", "pid", "state"]);
    assert.ok(JSON.stringify(seen.body.aliases).includes("NG35"));
    assert.equal((await call("GET", `/pids/${pid}`, as("minter"))).status, 404, "a key without “read” sees no more");
    assert.equal((await call("GET", `/pids/${pid}`, as("reader"))).body.state, "reserved");
  });
});

describe("no verb removes a PID", () => {
  test("every operation of the OpenAPI document, called on a PID and on a merge, leaves every PID there", async () => {
    const document = JSON.parse(await (await fetch(`${serving.address}/openapi.json`)).text());
    const before = allPids();
    const mergeId = (await decide(await lookedUp("NG3862"), "merge", { into: await lookedUp("NG3863"), reason: "x" }))
      .body.mergeId;
    let called = 0;
    for (const [template, operations] of Object.entries<
      Record<string, { requestBody?: { content: Record<string, { example?: unknown }> } }>
    >(document.paths)) {
      for (const [method, { requestBody }] of Object.entries(operations)) {
        const example: unknown = requestBody?.content["application/json"]?.example;
        const path = template
          .replace("/api/v1", "")
          .replace("{pid}", await lookedUp("NG1"))
          .replace("{mergeId}", String(mergeId))
          .replace("{id}", "0000000000");
        const { status } = await call(method.toUpperCase(), path, {
          key: admin,
          ...(example ? { body: example } : {}),
        });
        assert.ok(status < 500, `${method} ${template} ${status}`);
        called++;
      }
    }
    assert.ok(called >= 18, `${called} were called`);
    for (const method of ["DELETE", "PUT", "PATCH"]) {
      const refused = await call(method, `/pids/${await lookedUp("NG35")}`, { key: admin });
      assert.deepEqual([refused.status, refused.headers.get("allow")], [405, "GET, HEAD, OPTIONS"]);
    }
    assert.deepEqual(allPids().slice(0, before.length), before);
    await decide(await lookedUp("NG1"), "restore");
  });
});
