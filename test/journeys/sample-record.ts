import { site } from "../../src/access-points/site/site.ts";
import type { EntityType } from "../../src/entities/types.ts";
import { html } from "../../src/formats/html/html.ts";
import type { Format, WriteContext } from "../../src/formats/port.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { PublicEntity, PublicFact, PublicRef } from "../../src/publish/public-entity.ts";

const envelope = (key: string) => ({
  key,
  audience: "public" as const,
  from: { source: "tms", record: "tms/object/6692", field: "Objects" },
});

/** A fact in a plain envelope. */
export const fact = (key: string, body: object): PublicFact => ({ ...envelope(key), ...body }) as PublicFact;

/** A reference to something with a PID. */
export const to = (type: EntityType, label: string, pid: string): PublicRef => ({ type, label, pid: pid as Pid });

/** A published entity made of facts. */
export function entityOf(type: EntityType, label: string, facts: PublicFact[], more: object = {}): PublicEntity {
  const name = fact("name", { kind: "name", use: "preferred", text: [{ value: label, language: "en" }] });
  return {
    pid: "X5K4-2B6C-9Q1W",
    type,
    state: "active",
    label,
    facts: [name, ...facts],
    version: 3,
    modified: "2026-05-04T10:00:00Z",
    ...more,
  } as unknown as PublicEntity;
}

const artist = to("person", "Agnolo Verri", "B2C3-D4F5-G6H7");
const room = to("location", "Room 12, the Long Gallery", "R4C3-D4F5-G6H7");
const book = to("publication", "The Verri Workshop: A Catalogue", "K4C3-D4F5-G6H7");
const pictureOne = to("media", "Front, unframed", "M1C3-D4F5-G6H7");
const pictureTwo = to("media", "Cross-section of sample 8", "M2C3-D4F5-G6H7");

/** A painting that says something of every kind; made up, so that it may stand in the repository. */
export const painting = entityOf("object", "Saint Jerome in a Landscape with a Lion and Two Travellers", [
  fact("t2", {
    kind: "name",
    use: "former",
    text: [{ value: "San Girolamo", language: "it" }],
    when: { latest: "1932" },
  }),
  fact("n1", { kind: "number", scheme: "inventory", value: "NG9901" }),
  fact("n2", { kind: "number", scheme: "inventory", value: "L1307", standing: "former" }),
  fact("p", {
    kind: "activity",
    type: "production",
    when: [{ display: [{ value: "about 1487–90" }], earliest: "1487", latest: "1490", circa: true }],
    where: [{ place: to("place", "Florence", "P4C3-D4F5-G6H7") }],
    technique: [to("concept", "glazing", "C5C3-D4F5-G6H7")],
    who: [
      { agent: artist, role: "artist", qualifier: "workshop" },
      {
        agent: { type: "person", label: "Piero Grandi" },
        role: "artist",
        standing: "former",
        said: { by: artist, when: { earliest: "1902", latest: "1902" } },
      },
    ],
  }),
  fact("m", { kind: "statement", about: "medium", text: [{ value: "Egg tempera and oil on poplar" }] }),
  fact("c", {
    kind: "statement",
    about: "credit-line",
    text: [{ value: "Bought with a grant from the Friends, 1932" }],
  }),
  fact("d", {
    kind: "statement",
    about: "description",
    text: [
      {
        value:
          "<p>The saint reads at the mouth of a cave. A <em>lion</em> sleeps behind him; two travellers on the road have not yet seen it.</p><p>The rocks were laid in with a broad brush and left almost untouched, while the books were finished with the smallest.</p>",
        markup: "html",
        language: "en",
      },
      { value: "Le saint lit à l’entrée d’une grotte.", language: "fr" },
    ],
  }),
  fact("pr", {
    kind: "statement",
    about: "provenance",
    text: [{ value: "Painted for the Grandi chapel. Sold in 1811; in England by 1850." }],
  }),
  fact("pr1", {
    kind: "activity",
    type: "acquisition",
    order: 1,
    when: [{ earliest: "1932-06-18", latest: "1932-06-18" }],
    who: [{ agent: { type: "person", label: "Lady Marsh" }, role: "from" }],
    price: { display: { value: "£4,200" } },
  }),
  fact("dim", {
    kind: "measurement",
    of: "whole",
    display: [{ value: "74.6 × 55.3 cm" }],
    values: [
      { dimension: "height", value: 74.6, unit: "cm" },
      { dimension: "width", value: 55.3, unit: "cm" },
    ],
  }),
  fact("i", {
    kind: "inscription",
    type: "signature",
    readings: [{ how: "transcription", text: { value: "OPVS AGNOLI", language: "la" } }],
    position: { on: "words", text: { value: "lower right" } },
  }),
  fact("ex", {
    kind: "activity",
    type: "exhibition",
    event: to("exhibition", "Masters of the Arno", "G4C3-D4F5-G6H7"),
    when: [{ earliest: "2020-06-18", latest: "2021-01-31", lasting: true }],
    numbers: [{ scheme: "catalogue", value: "57" }],
  }),
  fact("ci", { kind: "citation", publication: book, pages: "219", number: "463", illustrated: true }),
  fact("s", { kind: "subject", mode: "depicts", ref: to("concept", "lions", "C4C3-D4F5-G6H7") }),
  fact("ty", { kind: "classification", aspect: "type", concept: to("concept", "painting", "C6C3-D4F5-G6H7") }),
  fact("sc", { kind: "classification", aspect: "school", concept: { type: "concept", label: "Florentine" } }),
  fact("pa", { kind: "part", as: "component", whole: to("object", "The Grandi Altarpiece", "F4C3-D4F5-G6H7") }),
  fact("re", { kind: "relation", predicate: "pendant-to", to: to("object", "Saint Augustine", "F5C3-D4F5-G6H7") }),
  fact("pl", {
    kind: "placement",
    use: "current",
    at: room,
    when: { earliest: "2025-02-06", open: "end", lasting: true },
  }),
  fact("me", {
    kind: "media",
    image: pictureOne,
    role: "primary",
    caption: [{ value: "Saint Jerome reading before a cave, a lion asleep behind him" }],
  }),
  fact("me2", {
    kind: "media",
    image: pictureTwo,
    role: "technical",
    technique: { type: "concept", label: "visible light, 50×" },
  }),
  fact("ri", { kind: "rights", of: "object", sort: "copyright", text: [{ value: "Out of copyright" }] }),
  fact("sa", {
    kind: "same-as",
    uri: "http://www.wikidata.org/entity/Q29530",
    scheme: "wikidata",
    match: "exact",
    status: "confirmed",
  }),
  fact("sa2", {
    kind: "same-as",
    uri: "http://vocab.getty.edu/ulan/500016094",
    scheme: "ulan",
    match: "close",
    status: "asserted",
  }),
  fact("co", { kind: "content", role: "homepage", url: "https://museum.example.org/jerome" }),
  fact("ev", {
    kind: "activity",
    type: "treatment",
    when: [{ earliest: "1998", latest: "1999" }],
    display: [{ value: "Cleaned and relined" }],
  }),
  fact("ch", { kind: "statement", about: "change-note", text: [{ value: "Attribution changed after the cleaning." }] }),
]);

/** A record that its source no longer sends. */
export const stub = entityOf(
  "person",
  "Agnolo Verri",
  [
    fact("b", {
      kind: "activity",
      type: "birth",
      when: [{ earliest: "1604", latest: "1605" }],
      where: [{ place: { type: "place", label: "Lucca" } }],
    }),
    fact("de", { kind: "activity", type: "death", when: [{ earliest: "1671", latest: "1671" }] }),
    fact("bio", {
      kind: "statement",
      about: "biography",
      text: [{ value: "Trained in Lucca.\n\nActive in Florence from about 1630." }],
    }),
  ],
  { state: "stub", lastSeen: "2026-03-03T00:00:00Z" },
);

/** What a page is written with: things that refer to it, and the pictures it can show. */
export const context: WriteContext = {
  base: "https://data.museum.example.org",
  institution: "The Verri Museum",
  referrers: {
    total: 24,
    first: [
      { ...to("object", "Frame with acanthus", "F6C3-D4F5-G6H7"), as: "relation" },
      { ...to("sample", "Sample 8, blue of the sky", "S6C3-D4F5-G6H7"), as: "part/sampled-from" },
      { ...to("object", "Study of a lion", "F7C3-D4F5-G6H7"), as: "activity/production" },
      {
        ...to("object", "A Cave by Moonlight, with Hermits and a Distant View of the Sea", "F8C3-D4F5-G6H7"),
        as: "activity/production",
      },
    ],
  },
  pictures: new Map([[pictureOne.pid as Pid, { url: "/images/jerome.svg", widthPx: 800, heightPx: 1060 }]]),
};

const data = (name: string, title: string, extension: string, contentType: string): Format => ({
  name,
  title,
  extension,
  contentType,
  accepts: [contentType.split(";")[0] ?? contentType],
  types: "all",
  revision: 1,
  write: (entity) => JSON.stringify({ id: entity.pid, label: entity.label, about: "</script><b>" }),
});

/** Other formats that a page links to, for tests that do not need the real ones. */
export const otherFormats: readonly Format[] = [
  {
    ...data(
      "linked-art",
      "Linked Art",
      "jsonld",
      'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"',
    ),
    profile: { uri: "https://linked.art/ns/v1/linked-art.json", token: "linked-art" },
  },
  data("json", "JSON", "json", "application/json"),
  data("turtle", "Turtle", "ttl", "text/turtle; charset=utf-8"),
];

/** The site of the same museum. */
export const sitePoint = site({
  institution: context.institution,
  base: context.base,
  formats: [...otherFormats, html(otherFormats)],
  counts: async () => ({ object: 3778, person: 1, location: 68 }),
  examples: async () => [
    { pid: painting.pid, type: "object", label: painting.label },
    { pid: stub.pid, type: "person", label: stub.label },
  ],
});
