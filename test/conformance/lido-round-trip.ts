import assert from "node:assert/strict";
import type { Fact, KeyRef, PidRef, StoredFact } from "../../src/entities/facts.ts";
import { rewriteFact } from "../../src/entities/rewrite-fact.ts";
import type { EntityType } from "../../src/entities/types.ts";
import type { Format, WriteContext } from "../../src/formats/port.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { PublicEntity, PublicRef } from "../../src/publish/public-entity.ts";
import { publish, type Referent } from "../../src/publish/publish.ts";
import { lido as lidoSource } from "../../src/sources/lido/lido.ts";

const at = { file: "round-trip.xml", row: 1 };
const source = lidoSource({ audience: "public" });
const now = new Date("2026-11-23T12:00:00Z");

/** Everything that a record of LIDO says, as the source reads it: of each subject by its key. */
export function told(document: string, key = "lido/object/1"): Map<string, { type: EntityType; facts: Fact[] }> {
  const carried = source.carried?.record(key, document, at);
  assert.ok(carried && "record" in carried, JSON.stringify(carried));
  const drafts = [carried.record, ...(carried.more ?? [])].flatMap((record) => source.describe(record).drafts);
  const found = new Map<string, { type: EntityType; facts: Fact[] }>();
  for (const { subject, type = "object", facts } of drafts) {
    assert.ok(typeof subject === "string");
    found.set(subject, { type, facts: [...(found.get(subject)?.facts ?? []), ...facts] });
  }
  return found;
}

/**
 * What a format of LIDO wrote of a thing, read by the source, published under the same PID, and written again. Identifiers of ours are
 * what they were; a key of the source's is a PID that the test makes.
 */
export function writtenAgain(
  entity: PublicEntity,
  format: Format,
  context: WriteContext,
): { once: string; twice: string } {
  const once = format.write(entity, context);
  const read = told(once);
  const referents = referentsOf(entity, context);
  const made = new Map<string, Pid>();
  const pidOf = (name: string): Pid => {
    const address = name.replace(/^lido\/media\//, "");
    if (address.startsWith(`${context.base}/`)) return address.slice(context.base.length + 1) as Pid;
    const before = made.get(name);
    if (before) return before;
    const pid = `Z${String(made.size).padStart(3, "0")}-2BTC-9Q1W` as Pid;
    made.set(name, pid);
    referents.set(pid, { pid, type: "media", label: name, public: true, sameAs: [] });
    return pid;
  };
  const ref = (read: KeyRef): PidRef => {
    const { type, label } = read;
    const called = label === undefined ? {} : { label };
    if ("key" in read) return { type, pid: pidOf(read.key), ...called };
    assert.ok(!("numbered" in read));
    if ("text" in read) return { type, text: read.text, ...called };
    return read.uri.startsWith(`${context.base}/`) ? { type, pid: pidOf(read.uri), ...called } : { ...read };
  };
  const stored = (facts: readonly Fact[]): StoredFact[] =>
    facts.flatMap((fact) => rewriteFact<KeyRef, PidRef>(fact, { ref, keep: () => true }) ?? []);
  const published = (pid: Pid, type: EntityType, facts: readonly Fact[]): PublicEntity | undefined =>
    publish(
      { pid, type, facts: stored(facts), version: entity.version, modified: entity.modified },
      { state: "active", referents, now },
    );
  const media = new Map<Pid, PublicEntity>();
  for (const [key, { type, facts }] of read) {
    if (!key.startsWith("lido/media/")) continue;
    const image = published(pidOf(key), type, facts);
    if (image) media.set(image.pid, image);
  }
  const again = published(entity.pid, entity.type, read.get("lido/object/1")?.facts ?? []);
  assert.ok(again, "something is read");
  return { once, twice: format.write(again, { ...context, media }) };
}

/** What everything that a thing refers to is called, since a harvest would find it by its PID. */
function referentsOf(entity: PublicEntity, { media }: WriteContext): Map<Pid, Referent> {
  const found = new Map<Pid, Referent>();
  const add = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const ref = value as PublicRef;
    if (typeof ref.pid === "string" && typeof ref.type === "string" && typeof ref.label === "string")
      found.set(ref.pid, { pid: ref.pid, type: ref.type, label: ref.label, public: true, sameAs: ref.sameAs ?? [] });
    for (const inner of Object.values(value)) add(inner);
  };
  for (const one of [entity, ...(media?.values() ?? [])]) add(one.facts);
  return found;
}

/**
 * A document as lines, an element's beginning or words each, so that a difference can be read. White space is made single, as the
 * source reads it, and a term does not say its language, since a reference keeps what a thing is called and not in which language.
 */
export function linesOf(document: string): string[] {
  return document
    .replace(/\s+/g, " ")
    .replace(/<lido:term xml:lang="[^"]*"/g, "<lido:term")
    .replace(/(<\/[^>]*>)/g, "\n$1\n")
    .replace(/(<[^/][^>]*>)/g, "\n$1")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("</"));
}
