import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { encoded } from "./encoding.ts";

const body = "<record>Quinces</record>".repeat(1000);
const answer = { status: 200, headers: { "content-type": "text/xml", vary: "Accept" }, body };
const inCoding = (accepted: string | undefined, one: Parameters<typeof encoded>[0] = answer) =>
  encoded(one, {
    method: "GET",
    path: "/oai",
    headers: accepted === undefined ? {} : { "accept-encoding": accepted },
  });

test("an answer comes in the content coding that is liked best, gzip before others that are liked as well", async () => {
  const wanted: [accepted: string | undefined, coding: string | undefined][] = [
    [undefined, undefined],
    ["", undefined],
    ["identity", undefined],
    ["gzip, deflate, br, zstd", "gzip"],
    ["x-gzip", "gzip"],
    ["*", "gzip"],
    ["gzip;q=0", undefined],
    ["gzip;q=0, *", "deflate"],
    ["gzip;q=0.5, br;q=0.9", "br"],
    ["deflate", "deflate"],
    ["identity;q=1, gzip;q=0.5", undefined],
    ["zstd", undefined],
  ];
  for (const [accepted, coding] of wanted) {
    const { headers } = await inCoding(accepted);
    assert.equal(headers["content-encoding"], coding, accepted ?? "nothing said");
    assert.equal(headers.vary, "Accept, Accept-Encoding");
  }
});

test("what was compressed is the same when it is read", async () => {
  const read = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync };
  for (const [coding, undo] of Object.entries(read)) {
    const sent = (await inCoding(coding)).body;
    assert.ok(sent instanceof Uint8Array && sent.length < body.length / 10, coding);
    assert.equal(undo(sent).toString(), body);
  }
});

test("a short answer is sent as it is", async () => {
  const short = await inCoding("gzip", { ...answer, body: "<record/>" });
  assert.deepEqual([short.body, short.headers["content-encoding"]], ["<record/>", undefined]);
});
