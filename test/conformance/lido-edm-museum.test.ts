import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { edm } from "../../src/formats/edm/edm.ts";
import { freshFolder } from "../command.ts";
import { harvestExample, readingIn } from "../example-museum.ts";
import { withoutShared } from "../shared-folder.ts";
import { type PublicDocuments, press, publicDocuments } from "./public-documents.ts";
import { schematronFaults, validatorFaults, withoutXmllint, xsdFaults } from "./xml-validators.ts";

/** A Schematron takes a tenth of a second a record, so that not all are held to one here; `CARTOUCHE_EVERY=1` holds all, as test/real does. */
const everyNth = Number(process.env.CARTOUCHE_EVERY ?? 10);
const some = (documents: ReadonlyMap<string, string>) => new Map([...documents].filter((_, at) => at % everyNth === 0));

describe("every public record of the example museum", () => {
  const folder = freshFolder();
  let documents: PublicDocuments;
  before(async () => {
    await harvestExample(folder.path);
    const { registry, store } = readingIn(folder.path, press.base);
    documents = await publicDocuments({ registry, store });
    await store.close();
    await registry.close();
  });
  after(folder.remove);

  test("is offered in LIDO and EDM where it is an object: all of them are", () => {
    assert.ok(documents.objects > 150);
    assert.deepEqual(documents.lacking, []);
  });

  test("holds, as LIDO 1.1 and 1.0, to the schemas", { skip: withoutXmllint }, () => {
    assert.deepEqual(xsdFaults(documents.of("lido"), "lido/lido-v1.1.xsd"), []);
    assert.deepEqual(xsdFaults(documents.of("lido-1.0"), "lido/lido-v1.0.xsd"), []);
  });

  test("holds, as LIDO 1.1, to the rules of the schema: one in ten", { skip: withoutShared }, () => {
    for (const [pid, document] of some(documents.of("lido")))
      assert.deepEqual(schematronFaults(document, "lido/lido-v1.1-flattened.sch"), [], pid);
  });

  test("holds, as EDM, to Europeana's schema", { skip: withoutXmllint }, () => {
    assert.deepEqual(xsdFaults(documents.of("edm"), "edm/schema_xsds/EDM.xsd"), []);
  });

  test("holds, as EDM, to Europeana's Schematron: one in ten", { skip: withoutShared }, async () => {
    assert.deepEqual(await validatorFaults(some(documents.of("edm")), edm), []);
  });
});
