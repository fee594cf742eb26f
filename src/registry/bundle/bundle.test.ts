import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Pid } from "../../identifiers/pid.ts";
import { isProblem } from "../is-problem.ts";
import { parseVerifierKey } from "../log/verifier-key.ts";
import { pidStates } from "../port.ts";
import { liftFence } from "../sqlite/fence.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { drill } from "./drill.ts";
import { exportBundle } from "./export-bundle.ts";
import { restoreBundle } from "./restore-bundle.ts";
import type { SiteFile } from "./site-files.ts";
import { verifyBundle } from "./verify-bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-bundle-"));
after(() => rmSync(folder, { recursive: true }));
const registry = { file: join(folder, "registry.sqlite"), folder, name: "data.example.org/log" };
const place = (name: string) => join(folder, name);
const decision = { actor: "desk:hidden-actor", reason: "hidden-reason" };
const secrets: string[] = ["hidden-actor", "hidden-reason", "hidden-key", "hidden-note", "HIDDEN.1"];
let pids: Pid[] = [];

/** Files of a site: a text, bytes that are no text, and an empty one. */
async function* site(): AsyncGenerator<SiteFile> {
  const modified = new Date("2026-11-23T10:00:00Z");
  yield { path: "documents/X5/X5K4-2B6C-9Q1W.json", body: '{"pid":"X5K4-2B6C-9Q1W"}\n', modified };
  yield { path: "assets/seal.png", body: Buffer.of(0x89, 0x50, 0xff, 0, 10) };
  yield { path: "stubs/X5/X5K4-2B6C-9Q1W", body: "" };
}

/** One PID in every state, an alias of every kind, and two secrets that only the registry's bodies have. */
before(async () => {
  const open = openSqliteRegistry({ file: registry.file });
  const keys = Array.from({ length: 12 }, (_, at) => ({ key: `tms/object/hidden-key-${at}`, type: "object" }));
  pids = (await open.assign(keys)).map(({ pid }) => pid);
  const [active, stub, loser, middle, split, gone, withdrawn, unshown, never] = pids as [Pid, ...Pid[]] & Pid[];
  await open.activate(pids.slice(0, 8));
  const aliases = [
    { pid: active, scheme: "inventory", value: "HIDDEN.1", standing: "current" as const },
    { pid: active, scheme: "beta", value: "000-04PN-0000", standing: "current" as const },
    { pid: loser as Pid, scheme: "inventory", value: 'L "1", a', standing: "former" as const },
  ];
  await open.alias(aliases);
  await open.stub([stub as Pid]);
  await open.merge(loser as Pid, middle as Pid, decision);
  await open.merge(middle as Pid, active, decision);
  await open.split(split as Pid, [active, stub as Pid], decision);
  const note = "A public note.";
  await open.tombstone(gone as Pid, { reason: "superseded", note, successor: active }, decision);
  await open.tombstone(withdrawn as Pid, { reason: "privacy", note: "hidden-note" }, decision);
  await open.restore(withdrawn as Pid, decision);
  await open.withdraw(withdrawn as Pid, true, decision);
  const reserved = await open.reserve(2, "object", decision);
  await open.void([reserved[0] as Pid], decision);
  secrets.push(unshown as Pid, never as Pid, ...reserved);
  const counts = await open.counts();
  for (const state of pidStates) assert.ok(counts[state] > 0, state);
  await open.close();
  await exportBundle(registry, place("whole"), { site: site() });
  const shown = (pid: Pid) => pid !== unshown;
  await exportBundle(registry, place("public"), { shown, site: site() });
});

function filesOf(bundle: string): Map<string, string> {
  const files = readdirSync(bundle, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(bundle.length + 1), readFileSync(file, "utf8")];
    }),
  );
}

test("a bundle of either kind is sound, and the same log gives the same bytes", async () => {
  for (const kind of ["whole", "public"] as const) {
    const verdict = await verifyBundle(place(kind));
    assert.deepEqual(verdict.damage, []);
    assert.equal(verdict.kind, kind === "whole" ? "private" : "public");
  }
  await exportBundle(registry, place("again"), { site: site() });
  assert.deepEqual(filesOf(place("again")), filesOf(place("whole")));
  await assert.rejects(exportBundle(registry, place("again")), isProblem("request-malformed"));
});

test("a public bundle says nothing of what is not public: no actor, reason, key, number, nor any PID that was never shown", () => {
  const files = filesOf(place("public"));
  for (const secret of secrets) {
    const where = [...files].filter(([, text]) => text.includes(secret)).map(([name]) => name);
    assert.deepEqual(where, [], secret);
    assert.ok(
      [...filesOf(place("whole")).values()].some((text) => text.includes(secret)),
      `${secret} was planted`,
    );
  }
  const state = files.get("data/state.jsonl") ?? "";
  for (const pid of pids.slice(0, 7)) assert.ok(state.includes(pid), pid);
  assert.match(state, /A public note\./);
  assert.match(files.get("data/aliases.csv") ?? "", /000-04PN-0000/);
});

test("whichever byte of whichever file of a bundle is changed, the file is named: its site's and its manifests' too", async () => {
  for (const kind of ["whole", "public"]) {
    const damaged = place(`damaged-${kind}`);
    cpSync(place(kind), damaged, { recursive: true });
    const files = new Map([...filesOf(damaged).keys()].map((name) => [name, readFileSync(join(damaged, name))]));
    const names = [...files].filter(([, { length }]) => length > 0).map(([name]) => name);
    assert.ok(names.includes("data/site/assets/seal.png") && names.includes("tagmanifest-sha256.txt"));
    const assertFound = async (name: string, at: number, bit: number) => {
      const sound = files.get(name) ?? Buffer.alloc(0);
      const bytes = Buffer.from(sound);
      const byte = at % sound.length;
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
      writeFileSync(join(damaged, name), bytes);
      const { damage } = await verifyBundle(damaged);
      writeFileSync(join(damaged, name), sound);
      assert.ok(
        damage.some((one) => one.includes(name)),
        `${name} at ${byte}, bit ${bit}: ${damage.join("; ")}`,
      );
    };
    for (const name of names) for (const at of [0, -1]) await assertFound(name, at + (files.get(name)?.length ?? 0), 0);
    const anywhere = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(anywhere, ([name, at, bit]) => assertFound(name, at, bit)),
      { numRuns: 60 },
    );
    writeFileSync(join(damaged, "data/site/stubs/X5/X5K4-2B6C-9Q1W"), "1");
    assert.deepEqual((await verifyBundle(damaged)).damage, [
      "data/site/stubs/X5/X5K4-2B6C-9Q1W: not what manifest-sha256.txt says",
    ]);
  }
});

test("an export that fails leaves nothing, and one goes where there is nothing", async () => {
  async function* failing(): AsyncGenerator<SiteFile> {
    yield* site();
    throw Object.assign(new Error("write"), { code: "ENOSPC" });
  }
  mkdirSync(place("half"));
  await assert.rejects(exportBundle(registry, place("half"), { site: failing() }), isProblem("disk-full"));
  assert.deepEqual(readdirSync(place("half")), []);
  await exportBundle(registry, place("half"));
  await assert.rejects(exportBundle(registry, place("half")), /half holds a bundle already.* Name a folder/);
  writeFileSync(place("a-file"), "");
  await assert.rejects(exportBundle(registry, place("a-file")), /a-file is a file/);
});

test("damage has a place, also where the checksums were made to fit; missing and foreign files are named", async () => {
  const damaged = place("placed");
  cpSync(place("whole"), damaged, { recursive: true });
  const change = (name: string, from: string, to: string) => {
    const file = join(damaged, name);
    writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
  };
  change("data/events.jsonl", "hidden-key-3", "hidden-key-x");
  assert.ok((await verifyBundle(damaged)).damage.includes("data/events.jsonl: event 1"));
  change("data/events.jsonl", "hidden-key-x", "hidden-key-3");
  change("data/state.jsonl", '"void"', '"stub"');
  assert.ok((await verifyBundle(damaged)).damage.some((one) => /state\.jsonl: line \d+ is not what/.test(one)));
  change("data/state.jsonl", '"stub"', '"void"');
  rmSync(join(damaged, "data/merges.csv"));
  writeFileSync(join(damaged, "data/more.txt"), "");
  const { damage } = await verifyBundle(damaged);
  assert.ok(damage.includes("data/merges.csv: missing, though in manifest-sha256.txt"), damage.join("; "));
  assert.ok(damage.includes("data/more.txt: in no manifest"));
});

test("a bundle that another key signed is told from ours, if the key is known", async () => {
  const other = place("other");
  await exportBundle({ ...registry, folder: place("other-key") }, other);
  const ours = parseVerifierKey(readFileSync(join(place("whole"), "data/key"), "utf8"));
  assert.deepEqual((await verifyBundle(other)).damage, []);
  assert.deepEqual((await verifyBundle(other, ours)).damage, ["data/checkpoint: signature"]);
});

test("what is restored is what was exported, and exports the same bytes; nothing is written over", async () => {
  const file = place("restored.sqlite");
  const { stateHash } = await restoreBundle(place("whole"), file);
  assert.equal(stateHash, (await verifyBundle(place("whole"))).stateHash);
  await exportBundle({ ...registry, file }, place("restored"), { site: site() });
  assert.deepEqual(filesOf(place("restored")), filesOf(place("whole")));
  await assert.rejects(restoreBundle(place("whole"), file), isProblem("request-malformed"));
  await assert.rejects(restoreBundle(place("public"), place("no.sqlite")), isProblem("request-malformed"));
  assert.equal(existsSync(place("no.sqlite")), false);
});

test("a damaged bundle is not restored, and the fault says where it is damaged", async () => {
  const damaged = place("unrestorable");
  cpSync(place("whole"), damaged, { recursive: true });
  writeFileSync(join(damaged, "data/state.jsonl"), "");
  await assert.rejects(restoreBundle(damaged, place("no.sqlite")), /state\.jsonl/);
});

test("a drill restores elsewhere, compares every PID and alias, and finds no difference", async () => {
  const { stateHash, restoredHash, compared, differing } = await drill(registry);
  assert.equal(restoredHash, stateHash);
  assert.equal(compared, 14 + 3);
  assert.deepEqual(differing, []);
});

test("a restored registry resolves, but mints nothing until the newest checkpoint is shown or the loss is accepted", async () => {
  const wants = [{ key: "tms/object/new", type: "object" }];
  const known = [{ key: "tms/object/hidden-key-0", type: "object" }];
  const file = place("fenced.sqlite");
  await restoreBundle(place("whole"), file);
  const open = openSqliteRegistry({ file });
  await assert.rejects(open.assign(wants), isProblem("registry-fenced"));
  await assert.rejects(open.reserve(1, "object", decision), isProblem("registry-fenced"));
  assert.equal((await open.assign(known))[0]?.pid, pids[0]);
  const { size } = await open.head();

  // Meanwhile the registry that was thought lost went on.
  const going = openSqliteRegistry({ file: registry.file });
  await going.assign(wants);
  await going.close();
  await exportBundle(registry, place("newer"));
  const [newer, older] = ["newer", "whole"].map((name) => readFileSync(join(place(name), "data/checkpoint"), "utf8"));
  const begins = (name: string) => readFileSync(join(place(name), "data/events.jsonl"), "utf8");
  assert.ok(begins("newer").startsWith(begins("whole")), "the old events are the beginning of the new ones");

  assert.throws(() => liftFence(file, { checkpoint: newer ?? "" }), isProblem("registry-fenced"));
  assert.throws(() => liftFence(file, { checkpoint: "nonsense" }), isProblem("registry-fenced"));
  const other = readFileSync(join(place("other"), "data/checkpoint"), "utf8");
  assert.throws(() => liftFence(file, { checkpoint: other }), isProblem("registry-fenced"));
  await assert.rejects(open.assign(wants), isProblem("registry-fenced"));

  liftFence(file, { acceptLoss: decision });
  const [event] = await open.events(size, 10);
  assert.deepEqual([event?.op, event?.pids], ["loss-accepted", []]);
  assert.equal((await open.assign(wants))[0]?.created, true);
  await open.close();

  const shown = place("shown.sqlite");
  await restoreBundle(place("whole"), shown, { checkpoint: older ?? "" });
  const minting = openSqliteRegistry({ file: shown });
  assert.equal((await minting.reserve(1, "object", decision)).length, 1);
  await minting.close();
});
