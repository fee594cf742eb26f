import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openLogKey } from "../../src/registry/log/log-key.ts";
import { type Environment, exampleConfig, freshFolder } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

describe("a registry is backed up, lost and restored, over the command line", () => {
  const folder = freshFolder();
  const place = (name: string) => join(folder.path, name);
  const at = (data: string): Environment => ({ CARTOUCHE_DATA: place(data), CARTOUCHE_CONFIG: exampleConfig });
  const registry = (words: string[], data = "data") => cartouche(["registry", ...words], at(data));
  const hashIn = (text: string) => /state hash ([0-9a-f]{64})/.exec(text)?.[1];
  before(async () => {
    await harvestExample(place("data"));
  });
  after(folder.remove);

  test("export, verify, and a drill that finds no difference", async () => {
    const exported = await registry(["export", place("bundle")]);
    assert.equal(exported.code, 0, exported.stderr);
    const verified = await registry(["verify", place("bundle")]);
    assert.equal(verified.code, 0, verified.stdout);
    assert.equal(hashIn(verified.stdout), hashIn(exported.stdout));
    const again = await registry(["export", place("bundle")]);
    assert.equal(again.code, 1, "nothing is written over");
    assert.match(again.stderr, /bundle holds a bundle already.*Name a folder that is not there yet/);
    const drill = await registry(["drill"]);
    assert.equal(drill.code, 0, drill.stderr);
    assert.match(drill.stdout, /all equal/);
  });

  test("verify holds signatures to a key that came another way, and says whose it used", async () => {
    const [ours] = (await registry(["key"])).stdout.split("\n");
    writeFileSync(place("our.key"), `${ours}\n`);
    for (const key of [ours ?? "", place("our.key")]) {
      const { code, stdout } = await registry(["verify", place("bundle"), "--key", key, "--json"]);
      assert.deepEqual([code, JSON.parse(stdout).key], [0, "given"]);
    }
    const own = await registry(["verify", place("bundle")]);
    assert.match(own.stdout, /kept with the log: give --key/);
    const { verifierKey: theirs } = openLogKey(place("others"), ours?.split("+")[0] ?? "");
    const forged = await registry(["verify", place("bundle"), "--key", theirs]);
    assert.equal(forged.code, 3);
    assert.match(forged.stdout, /damaged: data\/checkpoint: signature[\s\S]*held to the key that was given/);
    const none = await registry(["verify", place("bundle"), "--key", place("bundle/bagit.txt")]);
    assert.equal(none.code, 1);
    assert.match(none.stderr, /neither a verifier key nor a file with one.*request-malformed/);
  });

  test("a public bundle has no source key and only PIDs that outsiders may see", async () => {
    assert.equal((await registry(["export", place("open"), "--public"])).code, 0);
    assert.equal((await registry(["verify", place("open")])).code, 0);
    assert.doesNotMatch(readFileSync(place("open/data/events.jsonl"), "utf8"), /tms\//);
    const lines = (bundle: string) => readFileSync(place(`${bundle}/data/state.jsonl`), "utf8").split("\n").length;
    assert.ok(lines("open") < lines("bundle"), "the example has things that nobody but staff may see");
  });

  test("a restored registry mints nothing until the newest checkpoint is shown", async () => {
    const restored = await registry(["restore", place("bundle")], "new");
    assert.equal(restored.code, 0, restored.stderr);
    assert.equal((await registry(["restore", place("bundle")], "new")).code, 1, "nothing is written over");
    const one = JSON.parse(readFileSync(place("bundle/data/state.jsonl"), "utf8").split("\n")[0] ?? "");
    const found = await cartouche(["resolve", one.pid, "--json"], at("new"));
    assert.equal(found.code, 0, found.stderr);
    const harvest = await cartouche(["harvest"], at("new"));
    assert.equal(harvest.code, 0, `known keys need no new PID: ${harvest.stderr}`);
    const reserve = ["reserve", "1", "--type", "object", "--reason", "a label"];
    const refused = await registry(reserve, "new");
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /registry-fenced/);
    const lifted = await registry(["lift-fence", "--checkpoint", place("bundle/data/checkpoint")], "new");
    assert.equal(lifted.code, 0, lifted.stderr);
    const reserved = await registry(reserve, "new");
    assert.equal(reserved.code, 0, reserved.stderr);
  });

  test("a damaged bundle exits 3 with the place on standard output, and is not restored", async () => {
    const file = place("bundle/data/events.jsonl");
    writeFileSync(file, readFileSync(file, "utf8").replace("activate", "activatf"));
    const { code, stdout } = await registry(["verify", place("bundle")]);
    assert.equal(code, 3);
    assert.match(stdout, /damaged: data\/events\.jsonl: event \d+/);
    assert.equal((await registry(["restore", place("bundle")], "third")).code, 3);
  });
});
