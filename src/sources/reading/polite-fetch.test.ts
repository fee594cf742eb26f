import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Problem } from "../../errors.ts";
import { politeFetch } from "./polite-fetch.ts";

async function serve(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const ask = politeFetch({ who: "The service", retryMs: 1, timeoutSeconds: 1, maxAnswerBytes: 1000 });
const refused = (what: RegExp) => (error: unknown) => error instanceof Problem && what.test(error.detail);

test("what fails for now is asked again, when the service says", async (context) => {
  const times: number[] = [];
  const url = await serve(context, (_, response) => {
    times.push(Date.now());
    if (times.length === 1) response.writeHead(503, { "retry-after": "1" }).end();
    else if (times.length === 2) response.writeHead(500).end();
    else response.end("good");
  });
  assert.equal((await ask({ url })).text, "good");
  assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 990);
});

test("a service that never answers is given up, and says so", async (context) => {
  let count = 0;
  const url = await serve(context, (_, response) => {
    count++;
    response.writeHead(502).end();
  });
  await assert.rejects(ask({ url }), refused(/did not answer 5 times \(status 502\)/));
  assert.equal(count, 5);
});

test("a redirect is followed on the same host and nowhere else", async (context) => {
  const url = await serve(context, (request, response) => {
    if (request.url === "/here") response.writeHead(302, { location: "/there" }).end();
    else if (request.url === "/out") response.writeHead(302, { location: "http://localhost:1/" }).end();
    else response.end("there");
  });
  assert.equal((await ask({ url: `${url}here` })).text, "there");
  await assert.rejects(ask({ url: `${url}out` }), refused(/another host/));
});

test("answers are unpacked, and too large ones are not taken, however they were packed", async (context) => {
  const url = await serve(context, (request, response) => {
    const text = request.url === "/large" ? "a".repeat(100_000) : "small";
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(text));
  });
  assert.equal((await ask({ url })).text, "small");
  await assert.rejects(ask({ url: `${url}large` }), refused(/is over/));
});

test("questions are asked one after the other", async (context) => {
  let open = 0;
  let most = 0;
  const url = await serve(context, (_, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.end("x");
    }, 5);
  });
  await Promise.all([1, 2, 3].map(() => ask({ url })));
  assert.equal(most, 1);
});
