import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type Scope, scopes } from "../../src/access/scopes.ts";
import { operations } from "../../src/access-points/api/operations.ts";
import { mintPid } from "../../src/identifiers/mint.ts";
import { begin, type Environment, ended, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";
import { clientOf, pidsIn } from "./api-client.ts";

const admin = "an-admin-key-of-the-operator-0123456789";
const folder = freshFolder();
const config = join(folder.path, "cartouche.config.ts");
const environment: Environment = {
  CARTOUCHE_DATA: folder.path,
  CARTOUCHE_CONFIG: config,
  CARTOUCHE_ADMIN_KEY: admin,
};
let serving: Serving;
const call = clientOf(() => serving.address);
/** Each client has an address of its own behind the proxy that the configuration trusts. */
const from = (address: string) => ({ headers: { "x-forwarded-for": address } });

async function made(scope: string, ...more: string[]): Promise<{ id: string; credential: string }> {
  const words = ["key", "create", "--actor", "api:test", "--scope", scope, "--json", ...more];
  const { code, stdout, stderr } = await cartouche(words, environment);
  assert.equal(code, 0, stderr);
  const { key, credential } = JSON.parse(stdout);
  return { id: key.id, credential };
}

before(async () => {
  writeFileSync(
    config,
    `import { config as museum } from ${JSON.stringify(exampleConfig)};
export const config = (helpers) => ({ ...museum(helpers), sources: museum(helpers).sources, rateLimit: { perKey: 40, perAddress: 5 }, trustProxy: true });
`,
  );
  await harvestExample(folder.path);
  serving = await serve(environment);
});
after(async () => {
  await serving.stop();
  folder.remove();
});

describe("API keys and their scopes", () => {
  test("each operation is for keys of its scope and of admin alone, and says so without looking at what was sent", async () => {
    const keys = new Map<Scope, string>();
    for (const scope of scopes) keys.set(scope, (await made(scope)).credential);
    for (const { method, path, scope: needed, id } of operations) {
      const address = path.replace("/api/v1", "").replace(/\{\w+\}/g, "BBBB-BBBB-BBBB");
      const body = method === "POST" ? { body: "no JSON" } : {};
      if (needed === undefined) continue;
      const nobody = await call(method, address, { ...body, ...from(`203.0.113.${id.length}`) });
      if (nobody.status !== 429) assert.equal(nobody.status, 401, id);
      for (const [scope, key] of keys) {
        const { status, body: answer, headers } = await call(method, address, { ...body, key });
        const letIn: boolean = scope === needed || scope === "admin";
        assert.equal(status === 403, !letIn, `${id} with ${scope}: ${status}`);
        if (!letIn) assert.deepEqual([answer.code, answer.scope], ["scope-missing", needed]);
        if (!letIn) assert.match(headers.get("www-authenticate") ?? "", /insufficient_scope/);
      }
    }
  });

  test("a key is made, listed without its secret, used and revoked over the command line, at once", async () => {
    const { id, credential } = await made("mint,read", "--expires", "2099-12-31");
    assert.equal((await call("POST", "/pids", { key: credential, body: { items: [{}] } })).status, 200);
    const { stdout } = await cartouche(["key", "list"], environment);
    assert.match(stdout, new RegExp(`${id}\tapi:test\tmint,read\t\\S+\t2100-01-01T00:00:00.000Z\t–\t\\d{4}-`));
    assert.ok(!stdout.includes(credential.slice(-43)));
    assert.equal((await cartouche(["key", "revoke", id], environment)).code, 0);
    const { status, body, headers } = await call("POST", "/pids", { key: credential, body: { items: [{}] } });
    assert.deepEqual([status, body.code], [401, "api-key-invalid"]);
    assert.match(headers.get("www-authenticate") ?? "", /^Bearer .*error="invalid_token"/);
    assert.equal((await cartouche(["key", "revoke", "0000000000"], environment)).code, 1);
    assert.equal((await cartouche(["key", "create", "--actor", "x", "--scope", "all"], environment)).code, 2);
    assert.equal((await cartouche(["key", "create", "--actor", "A Name", "--scope", "read"], environment)).code, 1);
  });

  test("the operator's key makes the first one over HTTP, and ends it", async () => {
    const wanted = { actor: "api:website", scopes: ["read"] };
    const { status, body } = await call("POST", "/keys", { key: admin, body: wanted });
    assert.equal(status, 201);
    const key = String(body.credential);
    assert.equal((await call("GET", "/merges", { key })).status, 200);
    const listed = await call("GET", "/keys", { key: admin });
    assert.ok(!JSON.stringify(listed.body).includes(key.slice(-43)));
    const { id } = body.key as { id: string };
    assert.equal((await call("DELETE", `/keys/${id}`, { key: admin })).status, 200);
    assert.equal((await call("GET", "/merges", { key })).status, 401);
    const past = { ...wanted, expires: "2001-01-01T00:00:00Z" };
    assert.equal((await call("POST", "/keys", { key: admin, body: past })).status, 400);
  });

  test("an admin key that is short is a fault of the configuration, which does not repeat it", async () => {
    const { code, stderr } = await ended(begin(["config", "check"], { ...environment, CARTOUCHE_ADMIN_KEY: "sh0rt" }));
    assert.equal(code, 1);
    assert.match(stderr, /CARTOUCHE_ADMIN_KEY must have 32/);
    assert.ok(!stderr.includes("sh0rt"));
  });
});

describe("rates", () => {
  test("without a key an address has so many a minute, is told before and after, and others have their own", async () => {
    const seen: (string | null)[] = [];
    for (let at = 0; at < 5; at++) {
      const { status, headers } = await call("GET", "/merges", from("198.51.100.1"));
      assert.equal(status, 401);
      seen.push(headers.get("ratelimit"));
    }
    assert.equal(seen[0], '"address";r=4;t=12');
    const { status, headers, body } = await call("GET", "/merges", from("198.51.100.1"));
    assert.deepEqual([status, body.code], [429, "rate-limited"]);
    assert.equal(headers.get("ratelimit-policy"), '"address";q=5;w=60');
    const wait = Number(headers.get("retry-after"));
    assert.ok(wait >= 1 && wait <= 12, String(wait));
    assert.equal((await call("GET", "/merges", from("198.51.100.2"))).status, 401);
    const { status: page } = await fetch(`${serving.address}/`, from("198.51.100.1"));
    assert.equal(page, 200, "the resolver and the site are not counted");
  });

  test("a key has so many a minute, whatever its address", async () => {
    const { credential: key } = await made("read");
    const statuses: number[] = [];
    for (let at = 0; at < 45; at++)
      statuses.push((await call("GET", "/merges", { key, ...from(`192.0.2.${at}`) })).status);
    assert.deepEqual(new Set(statuses.slice(0, 40)), new Set([200]));
    assert.ok(statuses.slice(40).includes(429));
  });

  test("who tries keys is soon refused unheard, even with a good one", async () => {
    for (let at = 0; at < 10; at++) {
      const { status } = await call("GET", "/merges", { key: `ck_0000000000_${at}`, ...from("198.51.100.9") });
      assert.equal(status, 401);
    }
    const refused = await call("GET", "/keys", { key: admin, ...from("198.51.100.9") });
    assert.equal(refused.status, 429);
    assert.equal((await call("GET", "/keys", { key: admin, ...from("198.51.100.10") })).status, 200);
  });
});

describe("browsers", () => {
  test("a page elsewhere may read what is public and cannot send a key: preflights never allow it", async () => {
    for (const path of ["/api/v1/pids", "/openapi.json", "/"]) {
      const { status, headers } = await fetch(serving.address + path, { method: "OPTIONS" });
      assert.equal(status, 204);
      assert.equal(headers.get("access-control-allow-methods"), "GET, HEAD, OPTIONS");
      assert.ok(!/authorization|\*/i.test(headers.get("access-control-allow-headers") ?? ""));
      assert.equal(headers.get("allow"), path === "/api/v1/pids" ? "POST, GET, HEAD, OPTIONS" : "GET, HEAD, OPTIONS");
    }
    assert.equal((await fetch(`${serving.address}/api/v2/pids`, { method: "POST" })).status, 404);
  });
});

describe("a body that is not as it must be changes nothing", () => {
  let key = "";
  before(async () => {
    key = (await made("mint,decide")).credential;
  });
  const send = (how: { body: string; headers?: Record<string, string> }) => call("POST", "/pids", { key, ...how });

  test("another type, no JSON, another shape, another encoding", async () => {
    const size = pidsIn(folder.path).length;
    assert.equal((await send({ body: "{}", headers: { "content-type": "text/plain" } })).status, 415);
    assert.equal((await send({ body: '{"items":[' })).status, 400);
    const { status, body } = await call("POST", `/pids/${mintPid()}/merge`, {
      key,
      body: {},
    });
    assert.equal(status, 400);
    assert.deepEqual((body.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort(), [
      "#/into",
      "#/reason",
    ]);
    assert.equal((await send({ body: '{"items":[{}],"item":[]}' })).status, 400);
    const latin = await fetch(`${serving.address}/api/v1/pids`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: Buffer.from('{"items":[{"key":"x/y/é"}]}', "latin1"),
    });
    assert.equal(latin.status, 400);
    assert.equal(pidsIn(folder.path).length, size);
  });

  test("one that is too large is refused before it is received", async () => {
    const { status, body } = await send({ body: `{"items":[${" ".repeat(21_000_000)}]}` });
    assert.deepEqual([status, body.code, body.limit], [413, "body-too-large", 20_000_000]);
  });

  test("one that breaks off", async () => {
    const size = pidsIn(folder.path).length;
    const { hostname, port } = new URL(serving.address);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        const head = `POST /api/v1/pids HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n`;
        socket.write(`${head}Content-Length: 100\r\n\r\n{"items":[{}]}`, () => setTimeout(() => socket.destroy(), 50));
      });
      socket.on("close", () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(pidsIn(folder.path).length, size);
    assert.equal((await send({ body: '{"items":[{}]}' })).status, 200, "the server goes on");
  });
});
