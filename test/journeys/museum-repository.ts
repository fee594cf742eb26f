import { endedThings, lookAt } from "../../src/access-points/looking.ts";
import { type OaiDeps, oai } from "../../src/access-points/oai/oai.ts";
import type { OaiSettings } from "../../src/access-points/oai/provider.ts";
import type { HttpAnswer, HttpRequest } from "../../src/access-points/port.ts";
import type { Press } from "../../src/access-points/press.ts";
import { followStore } from "../../src/feeds/follow-store.ts";
import { openFeedBook } from "../../src/feeds/sqlite/feed-book.ts";
import { oaiDc } from "../../src/formats/dublin-core/oai-dc.ts";
import { edm } from "../../src/formats/edm/edm.ts";
import { marcxml } from "../../src/formats/marcxml/marcxml.ts";
import type { Format } from "../../src/formats/port.ts";
import { document, element } from "../../src/formats/xml.ts";
import { followRegistry } from "../../src/harvest/follow-registry.ts";
import { harvest } from "../../src/harvest/harvest.ts";
import { logs, pidOf, type Said, sourceOf, unguarded } from "../../src/harvest/small-museum.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { readXml, type XmlElement } from "../../src/sources/reading/xml.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../src/sources/reading/xml-tree.ts";

export const base = "https://data.example.org";
export const decision = { actor: "desk:test", reason: "a test" };

/** Works to be said of a museum: `test/work/0` is “Work 0”. */
export const works = (count: number): Record<string, Said> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`test/work/${at}`, { title: `Work ${at}` }]));

export const dc = "metadataPrefix=oai_dc";
export const identifiersIn = (told: readonly Told[]) => told.map(({ identifier }) => identifier);

/** Formats as the provider knows them by name: Dublin Core of all, EDM of works whose maker is known, MARC of publications. */
export const formats: readonly Format[] = [
  format(oaiDc, "all"),
  {
    ...format(edm, ["object"]),
    missing: ({ facts }) => (facts.some(({ kind }) => kind === "activity") ? [] : ["who made it"]),
  },
  format(marcxml, ["publication"]),
];

function format({ name, harvested }: Format, types: Format["types"]): Format {
  return {
    name,
    ...(harvested && { harvested }),
    title: name,
    extension: `${name}.xml`,
    contentType: "application/xml",
    accepts: [],
    types,
    revised: "2026-11-01",
    losses: [],
    validity: [],
    write: ({ pid, label }: PublicEntity) =>
      document(
        element(
          "oai_dc:dc",
          {
            "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
          },
          element("dc:title", {}, label),
          element("dc:identifier", {}, `${base}/${pid}`),
        ),
      ),
  };
}

/** A header as it was told; `title` is that of its record, where one came with it. */
export type Told = {
  identifier: string;
  datestamp: string;
  deleted: boolean;
  sets: string[];
  title?: string | undefined;
};

/** An answer of the repository, read. */
export type Read = {
  text: string;
  root: XmlElement;
  codes: string[];
  told: Told[];
  token: { text: string; cursor: string | undefined; size: string | undefined } | undefined;
};

/** A museum with a real registry, store and log of feeds, its own clock, and its repository. */
export function museumRepository(settings: OaiSettings = {}, more: Partial<OaiDeps> = {}) {
  let now = new Date("2026-11-30T10:00:00Z");
  const both = logs(undefined, undefined, () => now);
  const feeds = openFeedBook(":memory:", () => now);
  const press: Press = { base, institution: "The Harbour", formats, ...more.press };
  const reading = { ...both, now: () => now, base };
  feeds.knowFormats(press.formats);
  const point = oai({ reading, press, feeds, swept: () => true, settings, ...more });
  const told = new Map<string, Said>();

  async function follow(): Promise<void> {
    await followRegistry({ ...both, now: () => now });
    await followStore({
      book: feeds,
      store: both.store,
      look: (pid) => lookAt(pid, reading, press),
      ended: () => endedThings(reading),
    });
  }

  const request = (query: string, one: Partial<HttpRequest> = {}): Promise<HttpAnswer> =>
    point.handle({ method: "GET", path: "/oai", query, headers: {}, ...one });

  return {
    ...both,
    reading,
    press,
    feeds,
    follow,
    request,
    /** Says something else of things, or no longer anything (`undefined`), and lets the repository know. */
    async say(records: Record<string, Said | undefined>, isFollowed = true): Promise<void> {
      for (const [key, said] of Object.entries(records)) said ? told.set(key, said) : told.delete(key);
      await harvest(sourceOf(Object.fromEntries(told)), both, { rules: unguarded });
      if (isFollowed) await follow();
    },
    pidOf: (key: string): Promise<Pid> => pidOf(both, key),
    later(seconds: number): void {
      now = new Date(now.getTime() + seconds * 1000);
    },
    ask: async (query: string): Promise<Read> => read(String((await request(query)).body)),
    /** All of a list, page after page. */
    async all(query: string): Promise<Told[]> {
      const list: Told[] = [];
      for (let next = query; ; ) {
        const { told: page, token } = read(String((await request(next)).body));
        list.push(...page);
        if (!token?.text) return list;
        next = `verb=${new URLSearchParams(query).get("verb")}&resumptionToken=${encodeURIComponent(token.text)}`;
      }
    },
  };
}

function read(text: string): Read {
  const root = readXml(text, "the answer");
  const body = childrenOf(root).find(({ name }) => /^(Get|List)/.test(name));
  const records = childrenOf(body, "record");
  const headers = [...childrenOf(body, "header").map((header) => ({ header, record: undefined }))];
  const within = records.map((record) => ({ header: firstAt(record, "header"), record }));
  const token = firstAt(body, "resumptionToken");
  return {
    text,
    root,
    codes: childrenOf(root, "error").map((error) => attributeOf(error, "code") ?? ""),
    told: [...headers, ...within].map(({ header, record }) => ({
      identifier: textOf(firstAt(header, "identifier")) ?? "",
      datestamp: textOf(firstAt(header, "datestamp")) ?? "",
      deleted: attributeOf(header, "status") === "deleted",
      sets: allAt(header, "setSpec").flatMap((set) => textOf(set) ?? []),
      title: textOf(firstAt(record, "metadata", "dc", "title")),
    })),
    token: token && {
      text: textOf(token) ?? "",
      cursor: attributeOf(token, "cursor"),
      size: attributeOf(token, "completeListSize"),
    },
  };
}
