import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { registryContract } from "../contract.ts";
import { decision, described, object } from "../contract-samples.ts";
import { isProblem } from "../is-problem.ts";
import type { Registry } from "../port.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { callWriter } from "./call-writer.ts";
import { openRegistry } from "./open-registry.ts";
import { connectToWriter, listenForCalls } from "./writer-socket.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-writer-"));
const opened: { close(): Promise<unknown> }[] = [];
let folders = 0;
after(async () => {
  for (const one of opened.reverse()) await one.close();
  rmSync(top, { recursive: true });
});

function newPlace(folder = join(top, String(folders++))) {
  mkdirSync(folder, { recursive: true });
  return { folder, file: join(folder, "registry.sqlite") };
}

function open(place = newPlace()) {
  const registry = openRegistry(place);
  opened.push(registry);
  return registry;
}

registryContract("the writer of another process", async (settings = {}): Promise<Registry> => {
  const { folder, file } = newPlace();
  const writing = openSqliteRegistry({ file, ...settings });
  const listening = await listenForCalls(folder, writing);
  const channel = await connectToWriter(folder);
  const reader = openSqliteRegistry({ file, readOnly: true, ...settings });
  opened.push(writing, listening, reader);
  return { ...reader, ...callWriter(channel ?? assert.fail("nobody listens")) };
});

describe("the one writer of a data folder", () => {
  test("whoever writes first has the right to; others hand their writes over, and all see all", async () => {
    const place = newPlace();
    const [one, other] = [open(place), open(place)];
    const [first] = await one.assign([object("tms/object/1")]);
    const [second] = await other.assign([object("tms/object/1")]);
    assert.deepEqual(second, { ...first, created: false });
    const minted = await Promise.all(
      Array.from({ length: 50 }, (_, at) => (at % 2 ? one : other).assign([object(`tms/object/${at % 10}`)])),
    );
    assert.equal(new Set(minted.flat().map(({ pid }) => pid)).size, 10);
    assert.deepEqual(await one.head(), await other.head());
  });

  test("when the one that writes ends, the next one does, and nothing that was asked meanwhile is lost", async () => {
    const place = newPlace();
    const [one, other] = [open(place), open(place)];
    await one.assign([object("tms/object/0")]);
    await other.assign([object("tms/object/1")]);
    const asked = Array.from({ length: 200 }, (_, at) => other.assign([object(`tms/object/${at}`)]));
    await one.close();
    const keys = (await Promise.all(asked)).flat().map(({ key }) => key);
    assert.equal((await other.lookup(keys)).size, 200);
    const [late] = await open(place).assign([object("tms/object/7")]);
    assert.equal(late?.created, false);
  });

  test("what cannot be said twice is not: its caller is told that nobody knows", async () => {
    const place = newPlace();
    const writing = openSqliteRegistry({ file: place.file });
    const listening = await listenForCalls(place.folder, {
      ...writing,
      reserve: async () => {
        await listening.close();
        return [];
      },
    });
    const channel = (await connectToWriter(place.folder)) ?? assert.fail();
    await assert.rejects(callWriter(channel).reserve(1, "object", decision), /ended before it answered/);
    await writing.close();
  });

  test("a server writes in a thread of its own, and another process's writes do not pass through its event loop", async () => {
    const place = newPlace();
    const server = open(place);
    await server.host();
    const [pid = assert.fail(), other = assert.fail()] = await described(server, 2);
    const client = open(place);
    const merged = await client.merge(pid, other, decision);
    assert.deepEqual(await server.merge(pid, other, decision), merged);
    await assert.rejects(client.merge(other, pid, decision), isProblem("merge-circle"));
    await assert.rejects(server.merge(other, pid, decision), isProblem("merge-circle"));
    await server.close();
    await client.unmerge(merged.mergeId, decision);
    assert.equal((await client.counts()).active, 2);
  });

  test("many at once share commits, a bulk call among them goes on, and each gets its own answer", async () => {
    const registry = open();
    await registry.host();
    let bulk = true;
    const many = registry
      .assign(Array.from({ length: 5_000 }, (_, at) => object(`bulk/${at}`)))
      .finally(() => (bulk = false));
    const singles: string[] = [];
    while (bulk) {
      const at = singles.length;
      const [one] = await registry.assign([object(`single/${at}`)]);
      assert.equal(one?.key, `single/${at}`);
      singles.push(one.pid);
    }
    const assigned = await many;
    assert.equal(new Set([...assigned.map(({ pid }) => pid), ...singles]).size, 5_000 + singles.length);
    assert.ok(singles.length > 5, `${singles.length} single ones were answered while the bulk went on`);
    assert.deepEqual(
      assigned.map(({ key }) => key),
      assigned.map((_, at) => `bulk/${at}`),
    );
  });

  test("whoever says what is no call is not listened to; the others are", async () => {
    const place = newPlace();
    const registry = open(place);
    await registry.assign([object("tms/object/1")]);
    for (const said of ["GET / HTTP/1.1\r\n\r\n", '{"id":1,"verb":"close","given":[]}\n', '{"verb":"assign"}\n']) {
      const socket = connect(join(place.folder, "registry.sock"));
      const ended = new Promise((resolve) => socket.on("close", resolve));
      socket.on("error", () => {}).end(said);
      socket.resume();
      await ended;
    }
    assert.equal((await open(place).assign([object("tms/object/1")]))[0]?.created, false);
  });

  test("a data folder may be as deep as it likes", {
    skip: process.platform !== "linux" && "only on Linux",
  }, async () => {
    const place = newPlace(join(top, "a-folder-with-a-long-name".repeat(3), "and-one-more-of-the-same-kind".repeat(2)));
    const [one, other] = [open(place), open(place)];
    await one.assign([object("tms/object/1")]);
    assert.equal((await other.assign([object("tms/object/1")]))[0]?.created, false);
  });
});
