import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parseEvent } from "../bundle/event-line.ts";
import { object } from "../contract-samples.ts";
import { isProblem } from "../is-problem.ts";
import type { SecondLocation } from "../writing/host.ts";
import { openRegistry } from "../writing/open-registry.ts";
import { segmentFiles } from "./segment-file.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-segments-"));
const opened: { close(): Promise<unknown> }[] = [];
let places = 0;
after(async () => {
  for (const one of opened) await one.close();
  rmSync(top, { recursive: true });
});

function newPlace(acknowledge: SecondLocation["acknowledge"] = "both") {
  const folder = mkdtempSync(join(top, "data-"));
  const second = { folder: join(top, `second-${places++}`), acknowledge };
  return { folder, file: join(folder, "registry.sqlite"), second };
}

function open(place: Parameters<typeof openRegistry>[0]) {
  const registry = openRegistry(place);
  opened.push(registry);
  return registry;
}

/** The events of a second location, whole lines only, in order. */
function eventsIn(folder: string): { seq: number; body: string | undefined }[] {
  return segmentFiles(readdirSync(folder)).flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .slice(0, -1)
      .map((line) => {
        const event = parseEvent(line) ?? assert.fail(line);
        return { seq: Number(JSON.parse(event.leaf).seq), body: event.secret?.body };
      }),
  );
}

const seqsIn = (folder: string) => eventsIn(folder).map(({ seq }) => seq);

test("what is acknowledged is in the second location too, with all that is needed to restore it, and for nobody else to read", async () => {
  const place = newPlace();
  const registry = open(place);
  for (let at = 1; at <= 5; at++) {
    await registry.assign([object(`tms/object/${at}`)]);
    assert.deepEqual(
      seqsIn(place.second.folder),
      Array.from({ length: at }, (_, seq) => seq + 1),
    );
  }
  assert.match(eventsIn(place.second.folder)[4]?.body ?? "", /tms\/object\/5/);
  const [name = ""] = segmentFiles(readdirSync(place.second.folder));
  assert.equal(statSync(join(place.second.folder, name)).mode & 0o077, 0);
});

test("a log that was there before is copied whole, and a line that a crash broke off is written again", async () => {
  const place = newPlace();
  const before = open({ ...place, second: undefined });
  await before.assign(Array.from({ length: 1000 }, (_, at) => object(`tms/object/${at}`)));
  await before.close();
  const first = open(place);
  await first.assign([object("tms/object/one more")]);
  await first.close();
  assert.equal(eventsIn(place.second.folder).length, 6);
  const [name = ""] = segmentFiles(readdirSync(place.second.folder));
  const file = join(place.second.folder, name);
  for (const torn of ['{"hash":"9f', "\n"]) {
    const whole = readFileSync(file, "utf8");
    if (torn === "\n") writeFileSync(file, whole.slice(0, whole.lastIndexOf("\n", whole.length - 2) + 7));
    else appendFileSync(file, torn);
    const registry = open(place);
    await registry.assign([object(`after ${torn.length}`)]);
    await registry.close();
    const seqs = seqsIn(place.second.folder);
    assert.deepEqual(
      seqs,
      seqs.map((_, at) => at + 1),
    );
  }
  assert.equal(eventsIn(place.second.folder).length, 8);
});

test("a second location that has more than the registry, or another log, keeps it from being written: it is the older", async () => {
  const place = newPlace();
  const registry = open(place);
  await registry.assign([object("tms/object/1")]);
  await registry.assign([object("tms/object/2")]);
  await registry.close();
  renameSync(place.file, `${place.file}.lost`);
  const older = open(place);
  await assert.rejects(older.assign([object("tms/object/1")]), isProblem("log-inconsistent"));
  assert.equal((await older.head()).size, 0);
  await older.close();
  const other = { ...newPlace(), second: place.second };
  const another = open({ ...other, second: undefined });
  for (const at of [1, 2, 3]) await another.assign([object(`tms/object/${at}`)]);
  await another.close();
  await assert.rejects(open(other).assign([object("tms/object/4")]), isProblem("log-inconsistent"));
  assert.equal(eventsIn(place.second.folder).length, 2);
});

test("while the second location cannot be written nothing is acknowledged, and once it can all is there and nothing twice", async () => {
  const place = newPlace();
  const registry = open(place);
  await registry.assign([object("tms/object/1")]);
  await registry.close();
  renameSync(place.second.folder, `${place.second.folder}.away`);
  writeFileSync(place.second.folder, "a file where the folder was");
  const again = open(place);
  await assert.rejects(again.assign([object("tms/object/2")]), isProblem("second-location-unwritable"));
  rmSync(place.second.folder);
  renameSync(`${place.second.folder}.away`, place.second.folder);
  await again.assign([object("tms/object/2")]);
  assert.deepEqual(seqsIn(place.second.folder), [1, 2]);
});

test("with “first”, writes are acknowledged though the second location cannot be written, and it follows when it can", async () => {
  const place = newPlace("first");
  const registry = open(place);
  await registry.assign([object("tms/object/1")]);
  await registry.close();
  rmSync(place.second.folder, { recursive: true });
  writeFileSync(place.second.folder, "a file where the folder was");
  const again = open(place);
  await again.assign([object("tms/object/2")]);
  rmSync(place.second.folder);
  await again.assign([object("tms/object/3")]);
  await again.close();
  assert.deepEqual(seqsIn(place.second.folder), [1, 2, 3]);
});

test("what the law asked to erase goes from the second location too, also when it is in a file long closed, and the log stays whole", async () => {
  const place = newPlace();
  const registry = open(place);
  const [pid = assert.fail()] = await registry.reserve(1, "object", {
    actor: "desk:mk",
    reason: "for Jane Doe, Ilford",
  });
  await registry.bind(pid, "labels/1", { actor: "desk:mk", reason: "printed" });
  await registry.close();
  const again = open(place);
  await again.erase(1, { actor: "desk:mk", reason: "asked" });
  await again.assign([object("tms/object/1")]);
  const text = segmentFiles(readdirSync(place.second.folder))
    .map((name) => readFileSync(join(place.second.folder, name), "utf8"))
    .join("");
  assert.ok(!text.includes("Jane Doe") && text.includes("printed"));
  assert.deepEqual(seqsIn(place.second.folder), [1, 2, 3, 4]);
});
