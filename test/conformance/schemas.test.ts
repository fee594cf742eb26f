import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ValidityRule } from "../../src/formats/port.ts";
import { formats } from "../../src/formats/table.ts";
import { openValidator } from "../../src/validity/validator.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const schemas = join(sharedFolder ?? "", "schemas");
const validator = openValidator({ schemas, version: "1" });

/** What the standard's own schema says of a file of ../shared/schemas, or of a text. */
async function saidOf(rule: ValidityRule, text: string) {
  const { state, rules } = await validator.check(
    { name: rule.title, contentType: "text/plain", validity: [rule] },
    text,
  );
  return { state, told: JSON.stringify(rules) };
}

const read = (file: string) => readFileSync(join(schemas, file), "utf8");

test("every XML Schema in use is made of the cache alone, and is asked", { skip: withoutShared }, async () => {
  const inUse = formats.flatMap(({ validity }) =>
    validity.flatMap((rule) => (rule.by === "xsd" ? [rule.artefact] : [])),
  );
  assert.ok(inUse.length > 4);
  for (const artefact of new Set(inUse)) {
    const { state, told } = await saidOf({ by: "xsd", title: artefact, artefact }, "<no-such-root/>");
    assert.equal(state, "invalid", told);
    assert.match(told, /No matching global declaration/);
  }
});

test("DataCite's own examples hold to DataCite's schema, and one that is broken does not", {
  skip: withoutShared,
}, async () => {
  const rule = { by: "xsd", title: "DataCite 4.6", artefact: "datacite/kernel-4.6/metadata.xsd" } as const;
  const folder = "datacite/kernel-4.6/example";
  const files = readdirSync(join(schemas, folder)).filter((file) => file.endsWith(".xml"));
  assert.ok(files.length > 10);
  for (const file of files) {
    const { state, told } = await saidOf(rule, read(`${folder}/${file}`));
    assert.equal(state, "valid", `${file} ${told}`);
  }
  const broken = read(`${folder}/${files[0]}`).replace(/<titles>[\s\S]*<\/titles>/, "");
  assert.match((await saidOf(rule, broken)).told, /titles/);
});

test("IIIF's own manifests hold to IIIF's schema (draft 7), and its broken ones do not", {
  skip: withoutShared,
}, async () => {
  const artefact = "iiif-presentation-validator/iiif_3_0.json";
  const rule = { by: "json-schema", title: "Presentation 3", artefact } as const;
  const fixture = (name: string) => saidOf(rule, read(`iiif-presentation-validator/fixtures/3/${name}.json`));
  for (const name of ["full_example", "choice", "collection", "simple_video"])
    assert.equal((await fixture(name)).state, "valid", name);
  for (const name of ["broken_simple_image", "broken_choice", "broken_collection", "broken_service"]) {
    const { state, told } = await fixture(name);
    assert.equal(state, "invalid", name);
    assert.match(told, /"where":"\//, name);
  }
});
