import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Problem } from "../errors.ts";
import { openKeyring } from "./keyring.ts";
import { scopes } from "./scopes.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-keys-"));
const file = join(folder, "access.sqlite");
const operators = "an operator's key of forty characters, at least";

describe("API keys", () => {
  let time = "2026-11-23T10:00:00.000Z";
  const keyring = openKeyring({ file, adminKey: operators, now: () => new Date(time) });
  after(() => {
    keyring.close();
    rmSync(folder, { recursive: true });
  });

  test("a key does what its scopes say and nothing else; admin does all", () => {
    for (const scope of scopes) {
      const { credential } = keyring.make({ actor: "api:test", scopes: [scope] });
      for (const other of scopes)
        assert.equal(keyring.holder(credential)?.may(other), scope === other || scope === "admin", `${scope} ${other}`);
    }
  });

  test("a credential that differs in one character is nobody's", () => {
    const { credential } = keyring.make({ actor: "api:test", scopes: ["read"] });
    assert.ok(keyring.holder(credential));
    for (let at = 0; at < credential.length; at++) {
      const other = credential[at] === "0" ? "1" : "0";
      const changed = credential.slice(0, at) + other + credential.slice(at + 1);
      assert.equal(keyring.holder(changed), undefined, `place ${at}`);
    }
    for (const text of ["", "ck_", `${credential}0`, ` ${credential}`]) assert.equal(keyring.holder(text), undefined);
  });

  test("no secret is in any file of the folder", () => {
    const { credential } = keyring.make({ actor: "api:test", scopes: ["admin"] });
    const secret = credential.slice(-43);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      assert.ok(!bytes.includes(secret) && !bytes.includes(operators), name);
    }
  });

  test("a revoked key ends at once for every process, and a second time changes nothing", () => {
    const { key, credential } = keyring.make({ actor: "api:test", scopes: ["mint"] });
    const elsewhere = openKeyring({ file, now: () => new Date(time) });
    assert.equal(elsewhere.holder(credential)?.actor, "api:test");
    const { revoked } = keyring.revoke(key.id);
    assert.equal(elsewhere.holder(credential), undefined);
    time = "2026-11-23T11:00:00.000Z";
    assert.deepEqual([keyring.revoke(key.id).revoked, revoked], [revoked, "2026-11-23T10:00:00.000Z"]);
    assert.equal(elsewhere.holder(operators), undefined, "an operator's key is only where it is configured");
    elsewhere.close();
  });

  test("a key expires at its time, and its last day of use is known", () => {
    const { key, credential } = keyring.make({
      actor: "api:test",
      scopes: ["read"],
      expires: new Date("2026-12-01T00:00:00Z"),
    });
    const listed = () => keyring.list().find(({ id }) => id === key.id);
    assert.equal(listed()?.lastUsed, undefined);
    time = "2026-11-30T23:59:59.999Z";
    assert.ok(keyring.holder(credential));
    assert.equal(listed()?.lastUsed, "2026-11-30");
    time = "2026-12-01T00:00:00.000Z";
    assert.equal(keyring.holder(credential), undefined);
    assert.equal(listed()?.lastUsed, "2026-11-30");
  });

  test("the operator's key may do all and is in no list", () => {
    const holder = keyring.holder(operators);
    assert.deepEqual([holder?.actor, scopes.every((scope) => holder?.may(scope))], ["api:operator", true]);
    assert.ok(keyring.list().every(({ id }) => id !== holder?.id));
  });

  test("an unknown key cannot be revoked", () => {
    assert.throws(
      () => keyring.revoke("0000000000"),
      (error) => error instanceof Problem && error.code === "api-key-unknown",
    );
  });
});
