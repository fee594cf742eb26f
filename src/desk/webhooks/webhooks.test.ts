import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { pidOf } from "../../../test/fixtures/people-and-places.ts";
import { named, published } from "../../../test/fixtures/published.ts";
import type { EntityType } from "../../entities/types.ts";
import { openFeedBook } from "../../feeds/sqlite/feed-book.ts";
import { deliverAll } from "./deliver.ts";
import { openHookBook } from "./hook-book.ts";
import { isInside, post } from "./post.ts";

type Received = { headers: Record<string, string | string[] | undefined>; body: string };

let server: Server;
let address = "";
let status = 204;
let received: Received[] = [];

before(async () => {
  server = createServer((request, answer) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      answer.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
after(() => server.close());
beforeEach(() => {
  status = 204;
  received = [];
});

/** A log in which things change, and those who are told of it. */
function museum() {
  let now = new Date("2026-11-30T10:00:00Z");
  let seq = 0;
  const clock = () => now;
  const feeds = openFeedBook(":memory:", clock);
  const book = openHookBook(":memory:", clock);
  return {
    book,
    change(type: EntityType, label: string) {
      const entity = published(type, [named(label)]);
      const sets = [{ spec: `type:${type}`, name: type }];
      const note = { pid: pidOf(type), type, seen: { entity, sets, formats: [] }, digest: label };
      feeds.note([note], feeds.cursor(), { epoch: "one", seq: ++seq });
    },
    deliver: () => deliverAll({ book, feeds, base: "https://data.example.org", mayBeInside: true, now: clock }),
    later(seconds: number) {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}
const changed = ({ body }: Received) =>
  JSON.parse(body).data.activities.map(({ type, object }: { type: string; object: { id: string } }) => [
    type,
    object.id.slice(-14),
  ]);

test("whoever asked for everything is told of every change, once and in order, in a signed message", async () => {
  const { book, change, deliver } = museum();
  const hook = book.add(address, {}, 0);
  change("object", "Quinces");
  change("person", "A painter");
  await deliver();
  await deliver();
  assert.equal(received.length, 1);
  const [message] = received;
  assert.ok(message);
  assert.deepEqual(changed(message), [
    ["Create", pidOf("object")],
    ["Create", pidOf("person")],
  ]);
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = message.headers;
  const key = Buffer.from(hook.secret.slice("whsec_".length), "base64");
  assert.equal(signature, `v1,${createHmac("sha256", key).update(`${id}.${at}.${message.body}`).digest("base64")}`);
});

test("whoever asked for one record, a type or a set is told of nothing else", async () => {
  const { book, change, deliver } = museum();
  book.add(address, { pid: pidOf("person") }, 0);
  book.add(address, { set: "type:object" }, 0);
  change("object", "Quinces");
  await deliver();
  assert.deepEqual(received.map(changed), [[["Create", pidOf("object")]]]);
  change("person", "A painter");
  await deliver();
  assert.deepEqual(received.slice(1).map(changed), [[["Create", pidOf("person")]]]);
});

test("what cannot be delivered is tried again, later and later, and what came after waits for it", async () => {
  const { book, change, deliver, later } = museum();
  book.add(address, {}, 0);
  status = 503;
  change("object", "Quinces");
  await deliver();
  change("object", "A quince");
  await deliver();
  assert.equal(received.length, 1, "not before it is time");
  status = 200;
  later(6);
  await deliver();
  await deliver();
  assert.deepEqual(
    received.map(changed).map(([first]) => first[0]),
    ["Create", "Create", "Update"],
  );
  assert.equal(
    received[0]?.headers["webhook-id"],
    received[1]?.headers["webhook-id"],
    "the same message has the same id",
  );
});

test("what was tried in vain for days is given up and listed, and sent again when staff say so", async () => {
  const { book, change, deliver, later } = museum();
  book.add(address, {}, 0);
  status = 500;
  change("object", "Quinces");
  for (let day = 0; day < 9; day++) {
    await deliver();
    later(86_400);
  }
  const [dead] = book.dead();
  assert.equal(dead?.fault, "it answered 500");
  assert.equal(dead?.attempts, 9);
  status = 200;
  assert.equal(book.again(dead.id), true);
  await deliver();
  assert.deepEqual(book.dead(), []);
  assert.equal(received.length, 10);
});

test("an address that says that it is gone is told no more", async () => {
  const { book, change, deliver, later } = museum();
  book.add(address, {}, 0);
  status = 410;
  change("object", "Quinces");
  await deliver();
  change("object", "A quince");
  later(86_400);
  await deliver();
  assert.equal(received.length, 1);
  assert.ok(book.hooks()[0]?.ended);
});

test("no message goes to this machine or an inner network unless that is allowed", async () => {
  for (const inner of [
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "::1",
    "fd00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
  ])
    assert.equal(isInside(inner), true, inner);
  for (const outer of ["93.184.216.34", "2606:2800:220:1::1"]) assert.equal(isInside(outer), false, outer);
  const message = { id: "msg_1", at: new Date(), body: "{}", secret: "whsec_AAAA" };
  assert.ok("fault" in (await post(address, message, false)));
  assert.ok("fault" in (await post(address.replace("127.0.0.1", "localhost"), message, false)));
  assert.ok("fault" in (await post(address.replace("127.0.0.1", "2130706433"), message, false)));
  assert.equal(received.length, 0);
});
