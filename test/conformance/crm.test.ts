import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quad } from "n3";
import { crmFormats } from "../../src/formats/crm/crm.ts";
import { nTriples } from "../../src/formats/linked-art/syntaxes.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { everyFact, oneOfEachClass } from "../fixtures/every-fact.ts";
import { base, pidOf, to } from "../fixtures/people-and-places.ts";
import { named, published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { withoutShared } from "../shared-folder.ts";
import { type CrmSchema, readCrmSchema } from "./crm-schema.ts";
import { expanded, lines, parsed, parsedXml } from "./graphs.ts";

const context = { base, institution: "Museum of the Harbour" };
const written = (name: string, entity: PublicEntity) => {
  const format = crmFormats.find((one) => one.name === `crm-${name}`);
  assert.ok(format, name);
  return format.write(entity, context);
};
const read = new Map<PublicEntity, Quad[]>();
/** What its graph says, parsed once. */
function quadsOf(entity: PublicEntity): Quad[] {
  const quads = read.get(entity) ?? parsed(written("n-triples", entity), "application/n-triples");
  read.set(entity, quads);
  return quads;
}
const short = (iri: string) => iri.replace(/^[^#]*#/, "").replace(/^https?:.*\//, "");

const when = { earliest: "1900", latest: "1950", lasting: true } as const;
/** What CIDOC-CRM carries and Linked Art does not. */
const told = published("object", [
  named("Still Life with Quinces"),
  {
    kind: "inscription",
    type: "signature",
    readings: [
      { how: "transcription", text: { value: "J.v.O. fecit" } },
      { how: "translation", text: { value: "J.v.O. made it" } },
    ],
    position: { on: "surface", unit: "percent", x: 80, y: 90, w: 15, h: 5, side: "front" },
    by: { agent: to("person"), role: "writer" },
    when: { earliest: "1901" },
    said: { by: to("group"), when: { earliest: "1970" }, in: { publication: to("publication"), pages: "12" } },
  },
  {
    kind: "subject",
    mode: "depicts",
    ref: to("place"),
    role: "background",
    position: { on: "surface", unit: "px", x: 1, y: 2 },
  },
  { kind: "activity", type: "production", who: [{ agent: to("person"), role: "carver" }] },
  { kind: "activity", type: "examination", when: [{ earliest: "2001" }] },
  { kind: "activity", type: "sampling" },
  {
    kind: "activity",
    type: "acquisition",
    price: { amount: 5, currency: "EUR", display: { value: "€ 5" } },
    who: [{ agent: to("group"), role: "buyer" }],
  },
  { kind: "placement", use: "past", at: to("location"), when, position: { on: "plan", wkt: "POINT(1 2)" } },
  { kind: "classification", aspect: "material", concept: to("concept"), part: "support", when },
  { kind: "part", as: "component", whole: to("object"), when },
  {
    kind: "measurement",
    of: "whole",
    values: [{ dimension: "height", value: 2, unit: "cm" }],
    when: { earliest: "2001" },
  },
  { kind: "rights", of: "object", sort: "copyright", holder: to("person") },
  { kind: "relation", predicate: "version-of", to: to("object") },
  { kind: "number", scheme: "lot", value: "5", assigner: to("group") },
  { kind: "media", image: to("media"), role: "technical", technique: to("concept") },
  { kind: "content", role: "access", url: "https://example.org/a.jpg", sha256: "abc" },
]);
const image = published("media", [
  named("Quinces, front"),
  { kind: "content", role: "master", url: "https://example.org/m.tif", sha256: "def" },
  { kind: "subject", mode: "depicts", ref: to("object") },
  { kind: "activity", type: "creation", who: [{ agent: to("person"), role: "photographer" }] },
  { kind: "rights", of: "media", sort: "licence", uri: "https://creativecommons.org/licenses/by/4.0/" },
]);
const member = published("person", [named("Judith"), { kind: "part", as: "member", whole: to("group"), when }]);
const all = [...records.values(), told, image, member];
const everything = [...all, ...oneOfEachClass.map((type) => published(type, everyFact))];

test("the CIDOC-CRM graph has every triple of the Linked Art graph, of every type and of every fact", () => {
  for (const entity of everything) {
    const more = new Set(written("n-triples", entity).split("\n"));
    const missing = nTriples
      .write(entity, context)
      .split("\n")
      .filter((line) => !more.has(line));
    assert.deepEqual(missing, [], entity.label);
    assert.doesNotMatch([...more].join("\n"), /(^| )_:/m);
  }
});

test("it is the same graph in Turtle, TriG, N-Quads, RDF/XML and JSON-LD", async () => {
  for (const entity of [told, image, member]) {
    const ours = lines(quadsOf(entity));
    assert.deepEqual(lines(parsed(written("turtle", entity), "text/turtle")), ours);
    assert.deepEqual(lines(parsed(written("trig", entity), "application/trig")), ours);
    assert.deepEqual(lines(parsed(written("n-quads", entity), "application/n-quads")), ours);
    assert.deepEqual(lines(await parsedXml(written("rdf-xml", entity))), ours);
    assert.deepEqual(lines(await expanded(written("json-ld", entity))), ours);
  }
});

test("it says who did what in which role, where a signature is and whose hand, moves, sampling, fixity and whose claim it is", () => {
  const said = [told, image, member].flatMap((entity) =>
    quadsOf(entity).map(
      ({ subject, predicate, object }) => `${short(subject.value)} ${short(predicate.value)} ${short(object.value)}`,
    ),
  );
  const object = pidOf("object");
  for (const line of [
    "tms/activity/4;role1 P14.1_in_the_role_of ;type/carver",
    `tms/activity/4;role1 P02_has_range ${pidOf("person")}`,
    "tms/inscription/2;feature;place P168_place_is_defined_by POLYGON((80 90, 95 90, 95 95, 80 95, 80 90))",
    `tms/inscription/2;making P14_carried_out_by ${pidOf("person")}`,
    "tms/inscription/2;mark P73_has_translation tms/inscription/2;reading2",
    `tms/inscription/2;claim P14_carried_out_by ${pidOf("group")}`,
    `tms/inscription/2;claim P70i_is_documented_in ${pidOf("publication")}`,
    `tms/subject/3;image P138_represents ${pidOf("place")}`,
    `${object} P25i_moved_by tms/placement/8;moved-in`,
    `${object} P53_has_former_or_current_location tms/placement/8;spot`,
    `tms/activity/5 O8_observed ${object}`,
    `tms/activity/6 O3_sampled_from ${object}`,
    "tms/activity/7 P179_had_sales_price tms/activity/7;amount",
    `tms/classification/9;part P45_consists_of ${pidOf("concept")}`,
    `tms/part/10;begun P111_added ${object}`,
    `tms/measurement/11;1-dimension;measuring P39_measured ${object}`,
    "tms/number/14;assignment P37_assigned tms/number/14",
    `;digitization L11_had_output ${pidOf("media")}`,
    `;digitization L1_digitized ${object}`,
    "tms/content/2;sha256 P190_has_symbolic_content def",
    `tms/part/2;ended P146_separated_from ${pidOf("group")}`,
  ])
    assert.ok(
      said.includes(line),
      `${line}\n${said.filter((each) => each.startsWith(line.split(" ")[0] ?? "")).join("\n")}`,
    );
});

test("every class and property of CIDOC-CRM in it is of 7.1.3 or of its properties of properties", {
  skip: withoutShared,
}, async () => {
  const { names }: CrmSchema = await readCrmSchema();
  const used = new Set<string>();
  for (const entity of everything)
    for (const { predicate, object } of quadsOf(entity)) {
      used.add(predicate.value);
      if (short(predicate.value) === "type") used.add(object.value);
    }
  const ours = [...used].filter((name) => name.startsWith("http://www.cidoc-crm.org/cidoc-crm/"));
  assert.ok(ours.length > 100, `${ours.length}`);
  assert.deepEqual(
    ours.filter((name) => !names.has(name)),
    [],
  );
});

test("what it says beyond Linked Art holds to the domains and ranges of CIDOC-CRM", {
  skip: withoutShared,
}, async () => {
  const schema = await readCrmSchema();
  for (const entity of everything) {
    const first = new Set(lines(parsed(nTriples.write(entity, context), "application/n-triples")));
    const quads = quadsOf(entity);
    const beyond = quads.filter((each) => !first.has(lines([each])[0] ?? ""));
    assert.deepEqual(schema.faultsOf(beyond, quads).slice(0, 8), [], `${entity.type} ${entity.label}`);
  }
});
