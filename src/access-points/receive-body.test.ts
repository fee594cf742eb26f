import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { Problem } from "../errors.ts";
import { hangUp, receiveBody } from "./receive-body.ts";

describe("receiving a body", () => {
  const heard: (string | number)[] = [];
  let server: Server;
  before(async () => {
    server = createServer(async (incoming, outgoing) => {
      const body = await receiveBody(incoming, 10, 80).catch((error: unknown) => error);
      heard.push(body instanceof Problem ? body.code : String(body));
      outgoing.writeHead(body instanceof Problem ? body.status : 200, { "content-length": "0" }).end();
      if (!incoming.complete) hangUp(incoming, 60);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());

  /** Writes texts, one after another; answers the first line that came back. */
  function say(texts: readonly string[], { end = true } = {}): Promise<string> {
    return new Promise((resolve) => {
      let got = "";
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", async () => {
        for (const text of texts) {
          socket.write(text);
          await new Promise((next) => setTimeout(next, 10));
        }
        if (!end) socket.destroy();
      });
      socket.on("data", (chunk) => {
        got += chunk.toString();
        socket.end();
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve(got.split("\r\n")[0] ?? ""));
    });
  }

  const head = "POST / HTTP/1.1\r\nHost: x\r\n";
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n`;

  test("a whole one is received, in however many pieces", async () => {
    assert.match(await say([`${chunked}3\r\nabc\r\n`, "2\r\nde\r\n", "0\r\n\r\n"]), / 200 /);
    assert.equal(heard.at(-1), "abcde");
  });

  test("one that says it is too large is refused at once, one that turns out to be as soon as it does", async () => {
    assert.match(await say([`${head}Content-Length: 11\r\n\r\n`]), / 413 /);
    assert.match(await say([`${chunked}8\r\nabcdefgh\r\n`, "3\r\nijk\r\n"]), / 413 /);
  });

  test("who goes on sending can read the answer, and is hung up on soon after", async () => {
    const got: string[] = [];
    const started = performance.now();
    await new Promise<void>((resolve) => {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => {
        socket.write(`${head}Content-Length: 1000000000\r\n\r\n`);
        const sending = setInterval(() => socket.write("x".repeat(1000)), 5);
        socket
          .on("error", () => {})
          .on("close", () => {
            clearInterval(sending);
            resolve();
          });
      });
      socket.on("data", (chunk) => got.push(chunk.toString()));
    });
    assert.match(got.join(""), / 413 /);
    assert.ok(performance.now() - started < 2_000);
  });

  test("one that dawdles is not waited for", async () => {
    assert.match(await say([`${head}Content-Length: 5\r\n\r\nab`]), / 408 /);
  });

  test("one that breaks off is none", async () => {
    await say([`${head}Content-Length: 5\r\n\r\nab`], { end: false });
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(heard.at(-1), "request-malformed");
  });
});
