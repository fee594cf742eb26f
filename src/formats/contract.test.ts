import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyText } from "../../test/any-text.ts";
import { everyFact, oneOfEachClass } from "../../test/fixtures/every-fact.ts";
import { base, pidOf } from "../../test/fixtures/people-and-places.ts";
import { named, published } from "../../test/fixtures/published.ts";
import { records } from "../../test/fixtures/records.ts";
import { type EntityType, entityTypes } from "../entities/types.ts";
import { formats } from "./table.ts";

const context = { base, institution: "Museum of the Harbour" };
/** A record that says only this is the same with and without what a format drops. */
const anchor = named("An anchor");
const types = Object.keys(entityTypes) as EntityType[];

/** Formats that are a graph of which an earlier one is a syntax, too: every fact is written of each class here, of every type there. */
const furtherSyntaxes = new Set(
  formats.filter(({ profile }, at) => profile && formats.findIndex((one) => one.profile === profile) < at),
);

for (const format of formats) {
  const offered = types.filter((type) => format.types === "all" || format.types.includes(type));

  const first = offered[0] ?? "object";

  test(`${format.name} writes every type that it offers, and twice the same`, () => {
    for (const type of offered) {
      const record = records.get(type);
      assert.ok(record, `there is a fixture of ${type}`);
      const written = format.write(record, context);
      assert.ok(written.includes(pidOf(type)), `${type} names its PID`);
      assert.equal(format.write(structuredClone(record), context), written);
    }
  });

  test(`${format.name} writes every fact of every type, in every word of the tables`, () => {
    const some = furtherSyntaxes.has(format) ? oneOfEachClass : offered;
    for (const type of some) assert.ok(format.write(published(type, everyFact), context).length > 0, type);
  });

  test(`${format.name} tells of its losses what is so: of a kind that it drops no word is written, of every other some`, () => {
    const drops = (kind: string) => format.losses.some((loss) => loss.kind === kind && loss.field === "*");
    const kinds = new Set(everyFact.map(({ kind }) => kind));
    for (const kind of kinds) {
      const told = everyFact.filter((fact) => fact.kind === kind);
      const changes = offered.some(
        (type) =>
          format.write(published(type, [anchor, ...told]), context) !==
          format.write(published(type, [anchor]), context),
      );
      assert.equal(changes, !drops(kind), `${kind} ${changes ? "is written" : "is not written"}`);
    }
    for (const { reason } of format.losses) assert.ok(reason.length > 10);
  });

  test(`${format.name} writes a stub`, () => {
    const stub = published(first, [{ kind: "number", scheme: "inventory", value: "H.1" }], "stub");
    assert.ok(format.write(stub, context).includes(stub.pid));
  });

  if (format.tellsEndings)
    test(`${format.name} writes a tombstone of every type: what it was called, why, what instead, and none of its facts`, () => {
      for (const type of offered) {
        const told = [named("An old title"), { kind: "number", scheme: "inventory", value: "H.99" } as const];
        const written = format.write(published(type, told, "tombstoned"), context);
        for (const word of [pidOf(type), "An old title", "better.", pidOf("person"), "2026-11-20", context.institution])
          assert.ok(written.includes(word), `${type}: ${word}`);
        assert.equal(written.includes("H.99"), false);
      }
    });

  test(`${format.name} takes any text in any place without a fault`, () => {
    const anything = fc.oneof(
      anyText(),
      fc.constantFrom("</script>", '"', "\\", "\r\n", "😀", "שלום", "\u0000", "\ud800"),
    );
    fc.assert(
      fc.property(anything, anything, (words, key) => {
        const record = published(first, [
          { kind: "name", use: "preferred", text: [{ value: words, language: key }], key },
          { kind: "statement", about: "other", text: [{ value: words, markup: "html" }], sourceWord: words },
          { kind: "same-as", uri: `http://example.org/${words}`, scheme: key, match: "exact", status: "asserted" },
          { kind: "classification", aspect: "type", concept: { type: "concept", uri: words, label: words } },
        ]);
        const written = format.write(record, context);
        assert.ok(written.isWellFormed());
        assert.equal(written.includes("\u0000"), false);
      }),
      { numRuns: 50 },
    );
  });
}

test("names, extensions and profiles tell the formats apart", () => {
  const unique = (values: string[]) => assert.equal(new Set(values).size, values.length);
  unique(formats.map(({ name }) => name));
  unique(formats.map(({ extension }) => extension));
});
