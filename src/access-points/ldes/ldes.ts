import { entityTypes } from "../../entities/types.ts";
import { Problem } from "../../errors.ts";
import type { FeedEntry, FeedLog } from "../../feeds/port.ts";
import { classes } from "../../formats/linked-art/classes.ts";
import { prefixes } from "../../formats/rdf/prefixes.ts";
import { about, rdfType, sorted, type Triple, xsd } from "../../formats/rdf/triples.ts";
import { writeTurtle } from "../../formats/rdf/turtle.ts";
import { activityTypes } from "../changes/activity-streams.ts";
import { etagOf } from "../conditional.ts";
import type { AccessPoint, HttpAnswer } from "../port.ts";
import type { Press } from "../press.ts";

const activities = "https://www.w3.org/ns/activitystreams#";
const ldesNamespace = "https://w3id.org/ldes#";
const tree = "https://w3id.org/tree#";
const { dcterms } = prefixes;
const pageSize = 250;

/**
 * `/ldes`: the same log as a Linked Data Event Stream (TREE hypermedia), in Turtle. A member is a change: what it was, of which thing, when. What the
 * thing is now, its own address tells. Pages go from the oldest on and, once full, never change. Fault: `not-found`.
 */
export function ldes(feeds: FeedLog, { base, licence }: Press): AccessPoint {
  return {
    name: "ldes",
    segments: ["ldes"],
    async handle({ path }) {
      const [, number] = /^\/ldes(?:\/(\d{1,9}))?$/.exec(path) ?? [];
      if (path !== "/ldes" && number === undefined) throw notFound(base);
      const page = Number(number ?? 0);
      const entries = feeds.entries({ since: page * pageSize, limit: pageSize + 1 });
      if (entries.length === 0 && page > 0) throw notFound(base);
      const stream = `${base}/ldes#${feeds.epoch()}`;
      const triples = [...streamOf(stream, base, licence), ...pageOf(entries, { page, base, stream })];
      return answer(writeTurtle(sorted(triples)), entries.length > pageSize && path !== "/ldes");
    },
  };
}

const notFound = (base: string) => new Problem("not-found", `The stream has no such page. Begin at ${base}/ldes.`);
const iri = (value: string) => ({ iri: value });
const time = (value: string) => ({ value, datatype: `${xsd}dateTime` });

function streamOf(stream: string, base: string, licence: string | undefined): Triple[] {
  const say = about(stream);
  return [
    say(rdfType, iri(`${ldesNamespace}EventStream`)),
    say(`${ldesNamespace}timestampPath`, iri(`${activities}endTime`)),
    say(`${ldesNamespace}versionOfPath`, iri(`${activities}object`)),
    say(`${tree}view`, iri(`${base}/ldes/0`)),
    ...(licence ? [say(`${dcterms}license`, iri(licence))] : []),
  ];
}

function pageOf(
  entries: readonly FeedEntry[],
  { page, base, stream }: { page: number; base: string; stream: string },
): Triple[] {
  const node = `${base}/ldes/${page}`;
  const shown = entries.slice(0, pageSize);
  const triples: Triple[] = [about(node)(rdfType, iri(`${tree}Node`))];
  const next = entries.length > pageSize ? shown.at(-1) : undefined;
  if (next) {
    const relation = `${node}#next`;
    const say = about(relation);
    triples.push(
      about(node)(`${tree}relation`, iri(relation)),
      say(rdfType, iri(`${tree}GreaterThanOrEqualToRelation`)),
      say(`${tree}node`, iri(`${base}/ldes/${page + 1}`)),
      say(`${tree}path`, iri(`${activities}endTime`)),
      say(`${tree}value`, time(next.at)),
    );
  }
  return [...triples, ...shown.flatMap((entry) => memberOf(entry, stream, base))];
}

function memberOf({ seq, pid, type, kind, at, into }: FeedEntry, stream: string, base: string): Triple[] {
  const subject = `${base}/changes#${seq}`;
  const say = about(subject);
  const thing = iri(`${base}/${pid}`);
  return [
    about(stream)(`${tree}member`, iri(subject)),
    say(rdfType, iri(`${activities}${activityTypes[kind]}`)),
    say(`${activities}object`, thing),
    say(`${activities}endTime`, time(at)),
    ...(into ? [say(`${activities}target`, iri(`${base}/${into}`))] : []),
    about(thing.iri)(rdfType, iri(classes[entityTypes[type].classes.linkedArt].iri)),
  ];
}

function answer(body: string, isFull: boolean): HttpAnswer {
  return {
    status: 200,
    headers: {
      "content-type": "text/turtle; charset=utf-8",
      etag: etagOf(body),
      "cache-control": isFull ? "public, max-age=604800, immutable" : "no-cache",
    },
    body,
  };
}
