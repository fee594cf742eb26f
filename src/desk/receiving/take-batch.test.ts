import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { logs } from "../../harvest/small-museum.ts";
import { push } from "../../sources/push/push.ts";
import { openInbox } from "./inbox.ts";
import { keptSource } from "./kept-source.ts";
import { type Receiving, settleAll, takeBatch } from "./take-batch.ts";

/** A museum to whose rooms records are sent. */
function receiving(context: TestContext): Receiving {
  const data = mkdtempSync(join(tmpdir(), "cartouche-inbox-"));
  const both = logs();
  const inbox = openInbox(data);
  context.after(async () => {
    inbox.close();
    await both.registry.close();
    await both.store.close();
    rmSync(data, { recursive: true });
  });
  const sources = [keptSource(push({ name: "rooms" }), data)];
  return { ...both, inbox, data, sources, equivalences: [], harvest: {} };
}

const room = (id: string, title: string) =>
  JSON.stringify({ id, type: "location", facts: [{ kind: "name", use: "preferred", text: [{ value: title }] }] });
const sent = (name: string, ...lines: string[]) => ({
  source: "rooms",
  sender: "key",
  name,
  lines: Buffer.from(lines.join("\n")),
});

test("a batch that was cut off after its harvest is answered as it was to be, by whoever comes next", async (context) => {
  const museum = receiving(context);
  await takeBatch(sent("first", room("1", "Loft")), museum);
  const cut = { ...museum.inbox, settle: () => assert.fail("the power is cut"), drop: () => {} };
  const batch = sent("cut", room("1", "Sail loft"), room("2", "Slip"), JSON.stringify({ id: "3", deleted: true }));
  await assert.rejects(takeBatch(batch, { ...museum, inbox: cut }), /power is cut/);
  assert.equal(museum.inbox.pending("rooms").length, 1);
  await takeBatch(sent("next", room("4", "Mole")), museum);
  const { items } = await takeBatch(batch, museum);
  assert.deepEqual(
    items.map(({ outcome }) => outcome),
    ["updated", "created", "unchanged"],
  );
  assert.deepEqual([...museum.inbox.records("rooms")].length, 3);
});

test("a batch at which the process ended again and again is dropped, and the next one is taken", async (context) => {
  const museum = receiving(context);
  const item = museum.sources[0]?.sent?.(room("1", "Loft"), { file: "request", row: 1 });
  assert.ok(item);
  const id = museum.inbox.receive({ source: "rooms", hash: "h", items: [{ line: 1, item }] });
  for (let tries = 0; tries < 3; tries++) museum.inbox.tried(id);
  await settleAll(museum);
  assert.deepEqual(museum.inbox.pending("rooms"), []);
  const { items } = await takeBatch(sent("next", room("1", "Loft")), museum);
  assert.equal(items[0]?.outcome, "created");
});

test("by another mapping everything that was sent is described again with the next batch, and nothing is gone", async (context) => {
  const museum = receiving(context);
  await takeBatch(sent("a", room("1", "Loft"), room("2", "Slip")), museum);
  const sources = [keptSource(push({ name: "rooms", audience: "public" }), museum.data)];
  const { run, items } = await takeBatch(sent("b", "{broken", room("3", "Mole")), { ...museum, sources });
  assert.deepEqual(
    items.map(({ outcome }) => outcome),
    ["rejected", "created"],
  );
  const kept = await museum.store.run(run);
  const { fetched, redescribed, withdrawn } = (kept?.summary ?? {}) as Record<string, number>;
  assert.deepEqual([fetched, redescribed, withdrawn], [4, 2, 0]);
});

test("a deletion of what seems to have been merged waits for staff", async (context) => {
  const museum = receiving(context);
  const work = (id: string, ...numbers: [string, string][]) =>
    JSON.stringify({
      id,
      type: "object",
      audience: "public",
      facts: numbers.map(([value, standing]) => ({ kind: "number", scheme: "inventory", value, standing })),
    });
  await takeBatch(sent("a", work("1", ["NG1", "current"]), work("2", ["NG2", "current"])), museum);
  const merged = sent(
    "b",
    work("1", ["NG1", "current"], ["NG2", "former"]),
    JSON.stringify({ id: "2", deleted: true }),
  );
  const { items } = await takeBatch(merged, museum);
  assert.deepEqual(
    items.map(({ outcome }) => outcome),
    ["updated", "waiting"],
  );
  assert.equal((await museum.store.suspects("open")).length, 1);
});
