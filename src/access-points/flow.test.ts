import assert from "node:assert/strict";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type TestContext, test } from "node:test";
import { flow } from "./flow.ts";

/** A server that answers with these parts; its reader is a bare connection. */
async function reading(context: TestContext, parts: () => AsyncIterable<string>, waitMs: number) {
  const answered = Promise.withResolvers<void>();
  const server = createServer((_, outgoing: ServerResponse) => {
    void flow(parts(), outgoing, waitMs).then(answered.resolve);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close());
  const reader: Socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  reader.on("error", () => {}).write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  context.after(() => reader.destroy());
  return { reader, answered: answered.promise };
}

test("who takes nothing is asked for nothing more, and hung up on in the end", async (context) => {
  let given = 0;
  let ended = false;
  async function* endless() {
    try {
      for (;;) {
        given++;
        yield "x".repeat(1_000_000);
      }
    } finally {
      ended = true;
    }
  }
  const { reader, answered } = await reading(context, endless, 200);
  reader.pause();
  await answered;
  assert.ok(given < 50, `${given} MB were asked for`);
  assert.ok(ended);
});

test("a body of which the maker fails is broken off, not ended", async (context) => {
  async function* failing() {
    yield "one";
    throw new Error("the store is lost");
  }
  const { reader, answered } = await reading(context, failing, 200);
  let text = "";
  reader.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const closed = new Promise((resolve) => reader.once("close", resolve));
  await answered;
  await closed;
  assert.ok(!text.endsWith("0\r\n\r\n"), "the last chunk is missing");
});

test("who has gone is noticed at the next part, also at an empty one", async (context) => {
  let given = 0;
  async function* waiting() {
    for (;;) {
      yield given++ === 0 ? "one" : "";
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  const { reader, answered } = await reading(context, waiting, 200);
  reader.once("data", () => reader.destroy());
  await answered;
  assert.ok(given < 50);
});
