import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Inbox, openInbox } from "../../src/desk/receiving/inbox.ts";
import { tryLease } from "../../src/lease.ts";
import { push } from "../../src/sources/push/push.ts";
import { freshFolder, type Serving, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { clientOf, makeKeys } from "./api-client.ts";

const folder = freshFolder();
const config = join(folder.path, "cartouche.config.ts");
const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: config };
let serving: Serving;
let keys: Record<string, string>;

const call = clientOf(() => serving.address);
type Item = { line: number; key?: string; outcome: string; pid?: string; findings?: { rule: string }[] };

/** Sends records, one a line; what is a string is sent as it is. */
async function send(records: readonly unknown[], how: { name?: string; source?: string; key?: string } = {}) {
  const { name, source = "rooms", key = keys.sender } = how;
  const body = records.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n");
  const headers = { "content-type": "application/jsonl", ...(name === undefined ? {} : { "idempotency-key": name }) };
  const answer = await call("POST", `/records/${source}`, { body, key, headers });
  return { ...answer, items: (answer.body.items ?? []) as Item[] };
}
const outcomes = ({ items }: { items: Item[] }) => items.map(({ outcome }) => outcome);

const named = (text: string) => [{ kind: "name", use: "preferred", text: [{ value: text }] }];
const room = (id: string, title: string) => ({ id, type: "location", audience: "public", facts: named(title) });

async function answerOf(pid: string | undefined): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${serving.address}/${pid}.json`);
  return { status: answer.status, text: await answer.text() };
}

/** Waits until something is so; fails after ten seconds. Answers how long it took, in ms. */
async function until(what: () => Promise<boolean>): Promise<number> {
  const started = performance.now();
  while (!(await what())) {
    assert.ok(performance.now() - started < 10_000, "it is not so after ten seconds");
    await pause(20);
  }
  return Math.round(performance.now() - started);
}

before(async () => {
  writeFileSync(
    config,
    `export const config = ({ push }) => ({
  institution: "The Harbour",
  sources: [push({ name: "rooms" }), push({ name: "files", folder: "files" })],
});
`,
  );
  mkdirSync(join(folder.path, "files"));
  writeFileSync(join(folder.path, "files/a.jsonl"), JSON.stringify(room("1", "Read from a file")));
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  keys = makeKeys(folder.path, { sender: ["push"], reader: ["read", "mint"] });
  serving = await serve(environment);
});
after(async () => {
  await serving.stop();
  folder.remove();
});

describe("records that are sent", () => {
  test("are there at their identifiers at once, with what was found in them", async (context) => {
    const started = performance.now();
    const sent = await send([room("1", "The Boathouse"), { ...room("2", "The Sail Loft"), facts: [] }]);
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    assert.deepEqual(outcomes(sent), ["created", "created"]);
    const [first] = sent.items;
    assert.equal(first?.key, "rooms/record/1");
    const answered = Math.round(performance.now() - started);
    const more = await until(async () => (await answerOf(first?.pid)).text.includes("The Boathouse"));
    context.diagnostic(`answered after ${answered} ms, seen ${more} ms later`);
    const started2 = performance.now();
    const again = await send([room("1", "The Old Boathouse"), room("3", "Slipway")]);
    assert.deepEqual(outcomes(again), ["updated", "created"]);
    assert.equal(again.items[0]?.pid, first?.pid);
    await until(async () => (await answerOf(first?.pid)).text.includes("The Old Boathouse"));
    context.diagnostic(`the second batch was seen after ${Math.round(performance.now() - started2)} ms`);
  });

  test("under one name are taken once: the same answer again, and another batch is refused", async () => {
    const records = [room("1", "Boathouse"), room("11", "Chandlery")];
    const first = await send(records, { name: "n1" });
    const again = await send(records, { name: "n1" });
    assert.deepEqual(outcomes(first), ["updated", "created"]);
    assert.deepEqual(again.body, first.body);
    const other = await send([room("1", "Something else")], { name: "n1" });
    assert.deepEqual([other.status, other.body.code], [409, "idempotency-conflict"]);
    assert.deepEqual(
      outcomes(await send(records)),
      ["unchanged", "unchanged"],
      "without a name it is a batch of its own",
    );
  });

  test("that are wrong are told line by line, and the rest gets in", async () => {
    const wrong = { ...room("1", "x"), facts: [{ kind: "name", use: "preferred" }] };
    const orphan = { ...room("21", "An heir"), predecessor: "old/room/7" };
    const sent = await send(["{broken", room("20", "Ropewalk"), "", wrong, room("20", "Ropewalk again"), orphan]);
    assert.deepEqual(
      sent.items.map(({ line, key, outcome, findings = [] }) => [line, key, outcome, findings[0]?.rule]),
      [
        [1, undefined, "rejected", "not-json"],
        [2, "rooms/record/20", "created", sent.items[1]?.findings?.[0]?.rule],
        [4, "rooms/record/1", "rejected", "form-wrong"],
        [5, "rooms/record/20", "rejected", "duplicate-id"],
        [6, "rooms/record/21", "rejected", "predecessor-unknown"],
      ],
    );
    assert.match((await answerOf(sent.items[2]?.pid)).text, /Boathouse/, "its last good description stays");
  });

  test("as deleted are withdrawn, and come back under their identifier", async () => {
    const [made] = (await send([room("30", "Dry dock")])).items;
    const gone = await send([
      { id: "30", deleted: true },
      { id: "31", deleted: true },
    ]);
    assert.deepEqual(outcomes(gone), ["withdrawn", "unchanged"]);
    await until(async () => JSON.parse((await answerOf(made?.pid)).text).state === "stub");
    const back = await send([room("30", "Dry dock")]);
    assert.deepEqual([outcomes(back), back.items[0]?.pid], [["created"], made?.pid]);
  });

  test("are refused for another source, by another scope, in another type, and where there are too many", async () => {
    for (const source of ["files", "nothing"]) {
      const { status, body } = await send([room("1", "x")], { source });
      assert.deepEqual([status, body.code], [404, "source-unknown"], source);
      assert.match(String(body.detail), /These do: rooms\./);
    }
    assert.equal((await send([room("1", "x")], { key: keys.reader ?? "" })).body.code, "scope-missing");
    const json = await call("POST", "/records/rooms", { body: room("1", "x"), key: keys.sender });
    assert.deepEqual([json.status, json.body.code], [415, "body-not-understood"]);
    const many = await send(Array.from({ length: 1001 }, (_, at) => room(String(at), "x")));
    assert.deepEqual([many.status, many.body.code], [400, "request-malformed"]);
    assert.equal((await send([])).status, 400);
    const large = await send([" ".repeat(10_000_001)]);
    assert.equal(large.status, 413);
  });

  test("wait a little for a harvest, and are then refused with the time to wait", async () => {
    const lease = tryLease(folder.path);
    assert.ok(lease);
    const sent = await send([room("40", "Mole")], { name: "busy" });
    lease.release();
    assert.deepEqual([sent.status, sent.body.code, sent.headers.get("retry-after")], [503, "not-ready", "10"]);
    assert.deepEqual(outcomes(await send([room("40", "Mole")], { name: "busy" })), ["created"]);
  });

  test("stand in the book of runs, and in how fresh their source is", async () => {
    // Runs are dated to the second.
    const before = Math.floor(Date.now() / 1000) * 1000;
    await send([room("1", "Boathouse, again")]);
    const { stdout } = await cartouche(["harvest", "runs", "--json"], environment);
    const run = JSON.parse(stdout.split("\n")[0] ?? "");
    assert.deepEqual([run.source, run.state, run.summary.updated], ["rooms", "complete", 1]);
    const told = JSON.parse(await (await fetch(`${serving.address}/dataset.json`)).text());
    const { asOf } = told.sources.find(({ source }: { source: string }) => source === "rooms");
    assert.ok(Date.parse(asOf) >= before, `${asOf} is since ${new Date(before).toISOString()}`);
  });

  test("many batches at once are taken one after the other, and nothing of them is lost", async () => {
    const sent = await Promise.all([1, 2, 3, 4].map((batch) => send([room(`5${batch}`, `Berth ${batch}`)])));
    assert.deepEqual(sent.flatMap(outcomes), ["created", "created", "created", "created"]);
  });
});

describe("when something ends", () => {
  test("the receiver alone: the next batch starts it again", async () => {
    process.kill(receiver(), "SIGKILL");
    await until(async () => (await send([room("60", "Lighthouse")])).status === 200);
    assert.deepEqual(outcomes(await send([room("60", "Lighthouse")])), ["unchanged"]);
  });

  test("the server, within a batch: it is done when the server is back, and sent again it is answered as it was to be", async () => {
    const records = Array.from({ length: 300 }, (_, at) => room(`k${at}`, `Mooring ${at}`));
    const cut = send(records, { name: "cut" }).catch(() => undefined);
    // However quick it was: what was sent is kept.
    await until(async () => openedInbox((inbox) => inbox.pending("rooms").length > 0 || isSent(inbox, "k0")));
    process.kill(receiver(), "SIGKILL");
    await serving.stop("SIGKILL");
    await cut;
    serving = await serve(environment);
    await until(async () => openedInbox((inbox) => inbox.pending("rooms").length === 0));
    const again = await send(records, { name: "cut" });
    assert.equal(again.status, 200);
    assert.deepEqual(new Set(outcomes(again)), new Set(["created"]));
    assert.equal((await answerOf(again.items[299]?.pid)).status, 200);
    assert.deepEqual(new Set(outcomes(await send(records))), new Set(["unchanged"]));
  });

  test("the server, told to end within a batch: it answers that, and then ends", async () => {
    const under = send(Array.from({ length: 300 }, (_, at) => room(`t${at}`, `Buoy ${at}`)));
    await until(async () => openedInbox((inbox) => inbox.pending("rooms").length > 0 || isSent(inbox, "t0")));
    const { code } = await serving.stop();
    assert.equal(code, 0);
    assert.deepEqual(new Set(outcomes(await under)), new Set(["created"]));
    serving = await serve(environment);
  });

  test("the store, deleted: a harvest brings back what was sent, under the same identifiers", async () => {
    const [one] = (await send([room("1", "Boathouse")])).items;
    await serving.stop();
    for (const ending of ["", "-wal", "-shm"]) rmSync(join(folder.path, `store.sqlite${ending}`), { force: true });
    const { code, stderr } = await cartouche(["harvest"], environment);
    assert.equal(code, 0, stderr);
    serving = await serve(environment);
    assert.match((await answerOf(one?.pid)).text, /Boathouse/);
  });
});

/** The process that the server has started to take in what is sent. */
const receiver = () =>
  Number(
    execFileSync("pgrep", ["-P", String(serving.child.pid)], { encoding: "utf8" })
      .trim()
      .split("\n")[0],
  );

const isSent = (inbox: Inbox, id: string) => inbox.originals("rooms", [`rooms/record/${id}`]).size > 0;

/** Looks into the inbox as the receiver has it. */
async function openedInbox<T>(look: (inbox: Inbox) => T): Promise<T> {
  const inbox = openInbox(folder.path);
  try {
    return look(inbox);
  } finally {
    inbox.close();
  }
}

test("the inbox forgets answers after a week, and not what a source was sent", () => {
  const elsewhere = freshFolder();
  let time = new Date("2026-11-24T10:00:00Z");
  const inbox = openInbox(elsewhere.path, () => time);
  const item = push({ name: "rooms" }).sent?.(JSON.stringify(room("1", "a")), { file: "request", row: 1 });
  assert.ok(item && "record" in item);
  const batch = { source: "rooms", name: "k/one", hash: "h", items: [{ line: 1, item }] };
  const id = inbox.receive(batch);
  inbox.settle({ ...batch, id, tries: 1 }, { put: [item.record], gone: [], answer: "{}" });
  assert.equal(inbox.find("rooms", "k/one")?.answer, "{}");
  time = new Date("2026-12-02T10:00:00Z");
  inbox.drop(inbox.receive({ ...batch, name: "k/two" }));
  assert.equal(inbox.find("rooms", "k/one"), undefined);
  assert.deepEqual(
    [...inbox.records("rooms")].map(({ key }) => key),
    ["rooms/record/1"],
  );
  inbox.close();
  elsewhere.remove();
});
