import type { Said, TimeSpan } from "../../entities/facts.ts";
import type { PublicEntity, PublicFact, PublicRef } from "../../publish/public-entity.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { eachImageOnce } from "../picture.ts";
import { jsonFact } from "./fact.ts";
import { jsonRef } from "./reference.ts";

type Row = Record<string, unknown>;

/** An entity as the plain JSON of the HTTP contract: what most want at the top, every fact in full below. */
export function jsonRecord(entity: PublicEntity, base: string): Row {
  const id = `${base}/${entity.pid}`;
  const of = <K extends PublicFact["kind"]>(kind: K) =>
    entity.facts.filter((fact): fact is KindOf<K> => fact.kind === kind);
  const activities = of("activity");
  const ref = (target: PublicRef) => jsonRef(target, base);
  return {
    id,
    pid: entity.pid,
    type: entity.type,
    state: entity.state,
    ...(entity.lastSeen ? { lastSeen: entity.lastSeen } : {}),
    label: entity.label,
    names: of("name").flatMap(names),
    numbers: of("number").map((fact) => number(fact, base)),
    ...(entity.formerPids ? { formerIds: entity.formerPids.map((former) => formerId(former, base)) } : {}),
    makers: activities.filter(isMaking).flatMap((fact) => makers(fact, base)),
    dates: activities.flatMap(dates),
    classifications: of("classification").map(({ aspect, concept, standing }) => ({
      aspect,
      ...ref(concept),
      ...stands(standing),
    })),
    statements: of("statement").flatMap(({ about, text, standing }) =>
      text.map((words) => ({ about, ...words, ...stands(standing) })),
    ),
    measurements: of("measurement").map(({ of: element, values, display }) => ({
      of: element,
      values,
      ...shown(display),
    })),
    locations: of("placement").map((fact) => location(fact, base)),
    parts: of("part").map(({ as, whole, order }) => ({ as, ...ref(whole), ...(order === undefined ? {} : { order }) })),
    images: eachImageOnce(of("media")).map(({ image, role, caption }) => ({
      ...ref(image),
      role,
      ...(caption ? { caption } : {}),
    })),
    sameAs: of("same-as").map(({ uri, scheme, match, status }) => ({ uri, scheme, match, status })),
    facts: entity.facts.map((fact) => jsonFact(fact, base, id)),
    changed: entity.modified,
    version: entity.version,
  };
}

const stands = (standing: Said<unknown>["standing"]): Row => (standing ? { standing } : {});
const shown = (display: TimeSpan["display"]): Row => (display?.length ? { display } : {});
const isMaking = (fact: KindOf<"activity">) => fact.type === "production" || fact.type === "creation";

function names({ text, use, parts, standing }: KindOf<"name">): Row[] {
  return text.map((words, index) => ({
    use,
    ...words,
    ...(parts && index === 0 ? { parts } : {}),
    ...stands(standing),
  }));
}

/** An identifier that leads here since it was merged into this one. */
function formerId({ pid, since }: { pid: string; since: string }, base: string): Row {
  return { id: `${base}/${pid}`, pid, since };
}

/** A number's status: how it stands, or what is wrong with it. */
function number({ scheme, value, standing, fault, assigner }: KindOf<"number">, base: string): Row {
  return {
    scheme,
    value,
    status: fault ?? standing ?? "current",
    ...(assigner ? { assigner: jsonRef(assigner, base) } : {}),
  };
}

function makers(fact: KindOf<"activity">, base: string): Row[] {
  return (fact.who ?? []).map(({ agent, role, qualifier, display, standing, certainty }) => ({
    ...jsonRef(agent, base),
    role,
    ...(qualifier ? { qualifier } : {}),
    ...(display ? { display } : {}),
    ...stands(standing),
    ...(certainty ? { certainty } : {}),
  }));
}

function dates(fact: KindOf<"activity">): Row[] {
  return (fact.when ?? []).map((span) => ({ of: fact.type, ...span, ...stands(fact.standing) }));
}

function location(
  { use, at, state, custodian, when, display, address, standing }: KindOf<"placement">,
  base: string,
): Row {
  return {
    use,
    ...(at ? { at: jsonRef(at, base) } : {}),
    ...(state ? { state } : {}),
    ...(custodian ? { custodian: jsonRef(custodian, base) } : {}),
    ...(when ? { when } : {}),
    ...(address ? { address } : {}),
    ...(display ? { display } : {}),
    ...stands(standing),
  };
}
