import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../errors.ts";
import { marc } from "./marc.ts";
import type { MarcOptions } from "./options.ts";
import { factsOf } from "./testing/facts-of.ts";
import type { IsoField } from "./testing/iso-2709.ts";

describe("who may see what", () => {
  test("is nobody but staff unless the library says so, and never local notes, prices and hidden records", async () => {
    const fields: IsoField[] = [
      ["245", "10", "aKites"],
      ["541", "0 ", "aBought for two shillings."],
      ["590", "  ", "aSpine repaired."],
      ["942", "  ", "n1"],
    ];
    const audiences = async (options: Partial<MarcOptions>) =>
      (await factsOf(fields, options)).map(({ from, audience }) => `${from.field} ${audience}`);
    assert.ok((await audiences({ audience: "staff" })).every((one) => one.endsWith("staff")));
    const open = await audiences({});
    assert.ok(open.includes("245 public") && open.includes("541 staff") && open.includes("590 staff"));
    assert.ok((await audiences({ hidden: ["942$n=1"] })).every((one) => one.endsWith("staff")));
    assert.ok((await audiences({ hidden: ["942$n=2"] })).includes("245 public"));
  });
});

describe("the source", () => {
  test("names every option that is wrong", () => {
    const wrong = {
      folder: "x",
      audiance: "public",
      key: "001",
      hidden: ["942"],
      copies: { "852": { location: "b" } },
    };
    assert.throws(
      () => marc(wrong as unknown as MarcOptions),
      (error) =>
        error instanceof Problem &&
        error.code === "config-invalid" &&
        /audiance/.test(error.detail) &&
        /key/.test(error.detail) &&
        /hidden/.test(error.detail) &&
        /shelfMark/.test(error.detail),
    );
    assert.throws(() => marc({ folder: "x", sru: { url: "http://127.0.0.1/" } }), /not both/);
    assert.throws(() => marc({}).read(), /nothing to read from/);
  });

  test("takes a record that something else carries, under that one's key", () => {
    const { carried, describe: tell } = marc({ audience: "public" });
    const payload = `<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:record><marc:leader>00000nam a2200000 a 4500</marc:leader><marc:datafield tag="245" ind1="0" ind2="0"><marc:subfield code="a">Kites</marc:subfield></marc:datafield></marc:record></marc:collection>`;
    const at = { file: "oai", row: 1 };
    const taken = carried?.record("oai/record/7", payload, at);
    assert.ok(taken && "record" in taken);
    assert.deepEqual(
      tell(taken.record).drafts.map(({ subject, type }) => [subject, type]),
      [["oai/record/7", "publication"]],
    );
    const refused = carried?.record("oai/record/8", "<dc/>", at);
    assert.ok(refused && "finding" in refused);
  });

  test("describes whatever fields a record has without failing", async () => {
    const tag = fc.stringMatching(/^[0-9]{3}$/);
    const subfield = fc
      .tuple(fc.stringMatching(/^[a-z0-9]$/), fc.string({ maxLength: 12 }))
      .map(([code, value]) => ({ [code]: value }));
    const field = fc
      .tuple(tag, fc.array(subfield, { minLength: 1, maxLength: 4 }))
      .map(([name, subfields]) => ({ [name]: { ind1: " ", ind2: "1", subfields } }));
    const leader = fc.constantFrom(
      "00000nam a2200000 a 4500",
      "00000cz  a2200000n  4500",
      "00000nx  a2200000   4500",
      "",
    );
    const source = marc({});
    fc.assert(
      fc.property(leader, fc.array(field, { maxLength: 8 }), (head, fields) => {
        const original = JSON.stringify({ fields: [{ "001": "1" }, { "008": "x" }, ...fields], leader: head });
        const { drafts } = source.describe({ key: "marc/bib/1", original, at: { file: "x", row: 1 } });
        for (const { facts } of drafts) assert.equal(new Set(facts.map(({ key }) => key)).size, facts.length);
      }),
    );
  });
});
