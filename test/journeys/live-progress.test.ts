import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { begin, ended, freshFolder, type Serving, serve } from "../command.ts";
import { clientOf, makeKeys } from "./api-client.ts";

const folder = freshFolder();
const config = join(folder.path, "cartouche.config.ts");
const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: config };
let serving: Serving;
let keys: Record<string, string>;
const call = clientOf(() => serving.address);

type Run = {
  id: number;
  state: string;
  source: string;
  progress?: { fetched: number; expected: number };
  summary?: { fetched: number };
};
type Heard = { id: string; event: string; data: Run };

/** A source that gives a record now and then, thirty in about three seconds. */
const slowSource = `import { setTimeout as pause } from "node:timers/promises";
export const source = {
  name: "slow", title: "A slow system", revision: "1",
  async *read() {
    yield { expected: 30 };
    for (let row = 1; row <= 30; row++) {
      await pause(110);
      yield { record: { key: "slow/object/" + row, original: "{}", at: { file: "slow", row } } };
    }
    yield { rows: { object: { read: 30, used: 30, reported: 0 } } };
  },
  describe: ({ key }) => ({ drafts: [{ subject: key, type: "object", facts: [] }], findings: [] }),
  fieldsOf: () => [],
};
`;

const open = (run: number, headers: Record<string, string> = {}) =>
  fetch(`${serving.address}/api/v1/runs/${run}/events`, {
    headers: { authorization: `Bearer ${keys.reader}`, ...headers },
  });

/** Everything that is told of a run until its connection ends. */
async function hear(run: number): Promise<{ heard: Heard[]; text: string }> {
  const answer = await open(run);
  assert.equal(answer.headers.get("content-type"), "text/event-stream");
  const text = await answer.text();
  const heard = text
    .split("\n\n")
    .filter((part) => part.includes("event: "))
    .map((part) => Object.fromEntries(part.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2))))
    .map(({ id, event, data }): Heard => ({ id, event, data: JSON.parse(data) }));
  return { heard, text };
}

async function lastRun(): Promise<Run | undefined> {
  const { body } = await call("GET", "/runs?source=slow&limit=1", { key: keys.reader });
  return (body.items as Run[])[0];
}

/** Begins a harvest and waits until its run is in the book. */
async function beginHarvest(): Promise<{ run: number; done: ReturnType<typeof ended> }> {
  const before = (await lastRun())?.id;
  const done = ended(begin(["harvest", "slow", "--everything"], environment));
  for (;;) {
    const run = await lastRun();
    if (run && run.id !== before) return { run: run.id, done };
    await pause(50);
  }
}

before(async () => {
  writeFileSync(join(folder.path, "slow.ts"), slowSource);
  writeFileSync(
    config,
    `export const config = () => ({ institution: "The Harbour", sources: [{ from: "slow.ts" }] });\n`,
  );
  keys = makeKeys(folder.path, { reader: ["read"], sender: ["push"] });
  // Nothing was harvested yet, so it never is ready.
  serving = await serve(environment, ["serve"], "/health/live");
});
after(async () => {
  await serving.stop();
  folder.remove();
});

describe("a harvest under way", () => {
  test("is told as it goes on, to its end; who comes again hears what is new, and who has heard the end is sent away", async () => {
    const { run, done } = await beginHarvest();
    const { heard, text } = await hear(run);
    assert.equal((await done).code, 0);
    assert.match(text, /^retry: 2000\n\n/);
    const fetched = heard.flatMap(({ data }) => data.progress?.fetched ?? []);
    assert.ok(fetched.length >= 2, `it was told of ${fetched.join(", ")}`);
    assert.deepEqual(
      fetched,
      fetched.toSorted((one, other) => one - other),
    );
    assert.ok(heard.some(({ data }) => data.progress?.expected === 30));
    const last = heard.at(-1);
    assert.deepEqual([last?.event, last?.data.state, last?.data.summary?.fetched], ["end", "complete", 30]);
    assert.ok(heard.slice(0, -1).every(({ event }) => event === "progress"));
    assert.equal(new Set(heard.map(({ id }) => id)).size, heard.length);
    assert.equal((await open(run, { "last-event-id": last?.id ?? "" })).status, 204);
    const again = await hear(run);
    assert.deepEqual(again.heard, [last]);
  });

  test("costs nothing where its reader does not read, or has gone", async () => {
    const { run, done } = await beginHarvest();
    const { hostname, port } = new URL(serving.address);
    const readers = Array.from({ length: 20 }, () => connect(Number(port), hostname).on("error", () => {}));
    for (const reader of readers) {
      reader.write(
        `GET /api/v1/runs/${run}/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${keys.reader}\r\n\r\n`,
      );
      reader.pause();
    }
    await pause(300);
    for (const reader of readers.slice(10)) reader.destroy();
    const { heard } = await hear(run);
    assert.equal(heard.at(-1)?.event, "end");
    assert.equal((await done).code, 0);
    assert.equal((await fetch(`${serving.address}/health/live`)).status, 200);
    for (const reader of readers) reader.destroy();
  });
});

describe("runs over the API", () => {
  test("are listed newest first, of all sources or one, and told one by one with what their plan has", async () => {
    const { body } = await call("GET", "/runs", { key: keys.reader });
    const items = body.items as Run[];
    assert.deepEqual(
      items.map(({ id }) => id),
      items.map(({ id }) => id).toSorted((one, other) => other - one),
    );
    assert.deepEqual((await call("GET", "/runs?source=none", { key: keys.reader })).body, { items: [] });
    const one = await call("GET", `/runs/${items[0]?.id}`, { key: keys.reader });
    assert.deepEqual(one.body, { ...items[0], plan: {} });
  });

  test("are for staff alone, and one that never was is unknown", async () => {
    for (const path of ["/runs", "/runs/1", "/runs/1/events"]) {
      assert.equal((await call("GET", path)).status, 401, path);
      assert.equal((await call("GET", path, { key: keys.sender })).status, 403, path);
    }
    for (const path of ["/runs/999", "/runs/x", "/runs/999/events"]) {
      const { status, body } = await call("GET", path, { key: keys.reader });
      assert.deepEqual([status, body.code], [404, "run-unknown"], path);
    }
  });
});
