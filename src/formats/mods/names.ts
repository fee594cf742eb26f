import { qualifierRows } from "../../entities/words/qualifiers.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { citedName } from "../citation/person-name.ts";
import { inOrder, stands } from "../facts-by-kind.ts";
import { added, grouped, heading } from "../marcxml/name-fields.ts";
import type { WriteContext } from "../port.ts";
import { activitiesOf, makerName, makersOf } from "../what-stands.ts";
import { type Attributes, element, type Xml } from "../xml.ts";
import { roleOf } from "./relators.ts";
import { addressesOf, worded } from "./writing.ts";

type Maker = ReturnType<typeof makersOf>[number];

/** Who made it, the first who did not only edit or translate as the primary one, and who had it. */
export function namesIn(entity: PublicEntity, context: WriteContext): Xml[] {
  const makers = grouped(makersOf(entity));
  const owners = activitiesOf(entity, "custody").flatMap(({ who }) => inOrder(who ?? []).filter(stands));
  const main = makers.find((one) => one.some(({ role, qualifier }) => !added.has(role) && qualifier === undefined));
  return [...makers, ...grouped(owners)].map((one) =>
    nameOf("name", one, context, { usage: one === main ? "primary" : undefined }),
  );
}

/** A name with all its roles. Who is named beside a qualifier (`workshop of …`) did not make it, and is not identified with whoever did. */
export function nameOf(name: string, makers: readonly Maker[], context: WriteContext, more: Attributes = {}): Xml {
  const [maker] = makers;
  if (maker === undefined) return element(name, more);
  const { agent, qualifier } = maker;
  const isMaker = qualifier === undefined || qualifierRows[qualifier].named === "made";
  const [valueURI, ...others] = isMaker ? addressesOf(agent, context) : [];
  const roles = [...new Set(makers.map(({ role }) => role))];
  return element(
    name,
    { ...more, type: kindOf(agent), valueURI },
    nameParts(agent),
    worded("displayForm", makerName(maker)),
    roles.map((role) => roleOf(role, qualifier)),
    worded("description", qualifier && qualifierRows[qualifier].label),
    others.map((uri) => element("nameIdentifier", { type: "uri" }, uri)),
  );
}

/** `personal` or `corporate`; of what is neither MODS says nothing. */
export const kindOf = ({ type }: PublicRef) =>
  type === "person" ? "personal" : type === "group" ? "corporate" : undefined;

/** A person's name taken apart where its commas do so, with its dates. */
export function nameParts(agent: PublicRef): Xml[] {
  const named = citedName(agent);
  if ("literal" in named && !named.isPerson && agent.type !== "person") return worded("namePart", agent.label);
  const [, dates] = heading(agent).subfields.find(([code]) => code === "d") ?? [];
  const date = worded("namePart", dates, { type: "date" });
  if ("literal" in named) return [...worded("namePart", named.literal), ...date];
  return [
    ...worded("namePart", named.family, { type: "family" }),
    ...worded("namePart", named.given, { type: "given" }),
    ...worded("namePart", named.suffix, { type: "termsOfAddress" }),
    ...date,
  ];
}
