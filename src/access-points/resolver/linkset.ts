import { classIri } from "../../formats/class-iri.ts";
import type { LinksetForm } from "../../formats/linkset-forms.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import { etagOf } from "../conditional.ts";
import type { HttpAnswer, Reading } from "../port.ts";
import { offeredFor, type Press } from "../press.ts";
import type { Found } from "../reading.ts";
import { publicRefs } from "../referents.ts";
import { referrersOf } from "../written.ts";
import { vary } from "./documents.ts";
import { leadingTo, linkHeader, type Signpost, signpostsOf, writeLink } from "./signposts.ts";

/** The links of one resource: `anchor` is its address. */
type Context = { anchor: string; signposts: Signpost[] };

/**
 * All links about a thing and its documents (RFC 9264): of a described one also its makers, its pictures and parts and what
 * it belongs to; of a split one its successors; of a tombstoned one only how to cite it.
 */
export async function linksetOf(
  { resolution, entity }: { resolution: Found; entity: PublicEntity },
  form: LinksetForm,
  reading: Reading,
  press: Press,
): Promise<HttpAnswer> {
  const contexts = await contextsOf(resolution, entity, reading, press);
  const body = form.contentType.endsWith("json") ? asJson(contexts) : asText(contexts);
  return {
    status: 200,
    headers: {
      "content-type": form.contentType,
      etag: etagOf(body),
      "cache-control": "no-cache",
      vary,
      link: linkHeader([citeAs(entity, press)]),
    },
    body,
  };
}

async function contextsOf({ end }: Found, entity: PublicEntity, reading: Reading, press: Press): Promise<Context[]> {
  const anchor = `${press.base}/${entity.pid}`;
  const cite = citeAs(entity, press);
  if (end?.state === "split") {
    const successors = await publicRefs(end.into, reading);
    const alternates = successors.map(({ pid }) => ({ rel: "alternate", href: `${press.base}/${pid}` }));
    return [{ anchor, signposts: [cite, ...alternates] }];
  }
  const offered = offeredFor(entity, press);
  const documents = offered.map((format) => ({ format, anchor: `${anchor}.${format.extension}` }));
  if (entity.state === "tombstoned")
    return [anchor, ...documents.map((one) => one.anchor)].map((one) => ({ anchor: one, signposts: [cite] }));
  const around = await aroundThing(entity, reading);
  const described = offered.map((format) => leadingTo(format, "describedby", entity, press.base));
  const thing = [cite, { rel: "type", href: classIri(entity) }, ...described, ...around];
  return [
    { anchor, signposts: thing },
    ...documents.map(({ format, anchor }) => {
      const own = signpostsOf(entity, format, press);
      return { anchor, signposts: format.name === "html" ? [...own, ...around] : own };
    }),
  ];
}

const citeAs = ({ pid }: PublicEntity, { base }: Press): Signpost => ({ rel: "cite-as", href: `${base}/${pid}` });

/** Makers, and by its own facts and those of what refers to it: pictures and parts it has, things it is a picture or part of. */
async function aroundThing(entity: PublicEntity, reading: Reading): Promise<Signpost[]> {
  const { base } = reading;
  const { first } = await referrersOf(entity, reading);
  const of = (rel: string, pids: Iterable<Pid | undefined>) =>
    [...new Set(pids)].flatMap((pid) => (pid ? [{ rel, href: `${base}/${pid}` }] : []));
  const { facts } = entity;
  const pictures = facts.map((fact) => (fact.kind === "media" && isHeld(fact) ? fact.image.pid : undefined));
  const wholes = facts.map((fact) =>
    fact.kind === "part" && isHeld(fact) && kept.has(fact.as) ? fact.whole.pid : undefined,
  );
  const parts = first.map(({ as, pid }) => (as.startsWith("part/") && kept.has(as.slice(5)) ? pid : undefined));
  const pictured = first.map(({ as, pid }) => (as === "media" ? pid : undefined));
  return [
    ...of("author", makersOf(facts)),
    ...of("item", [...pictures, ...parts]),
    ...of("collection", [...wholes, ...pictured]),
  ];
}

/** The ways of being a part in which the whole consists of its parts. */
const kept: ReadonlySet<string> = new Set(["component", "member", "archival", "series"]);

function makersOf(facts: readonly PublicFact[]): (Pid | undefined)[] {
  return facts.flatMap((fact) =>
    fact.kind === "activity" && (fact.type === "production" || fact.type === "creation") && isHeld(fact)
      ? (fact.who ?? [])
          .filter((actor) => isHeld(actor) && actor.qualifier === undefined && actor.role !== "publisher")
          .map(({ agent }) => agent.pid)
      : [],
  );
}

function isHeld({ standing, certainty }: { standing?: string; certainty?: string }): boolean {
  return (standing === undefined || standing === "current") && certainty === undefined;
}

/** RFC 9264, section 4.2: by anchor, then by relation; `profile` is an extension attribute, so an array. */
function asJson(contexts: readonly Context[]): string {
  const linkset = contexts.map(({ anchor, signposts }) => {
    const byRel = Map.groupBy(signposts, ({ rel }) => rel);
    const targets = [...byRel].map(([rel, links]) => [
      rel,
      links.map(({ href, type, profile }) => ({
        href,
        ...(type ? { type } : {}),
        ...(profile ? { profile: [profile] } : {}),
      })),
    ]);
    return { anchor, ...Object.fromEntries(targets) };
  });
  return `${JSON.stringify({ linkset }, null, 2)}\n`;
}

/** RFC 9264, section 4.1. */
function asText(contexts: readonly Context[]): string {
  const links = contexts.flatMap(({ anchor, signposts }) => signposts.map((one) => writeLink(one, anchor)));
  return `${links.join(",\n")}\n`;
}
