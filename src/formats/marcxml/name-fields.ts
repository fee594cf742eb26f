import { qualifierRows } from "../../entities/words/qualifiers.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { authorityIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { activitiesOf, actorsOf, makerName, makersOf } from "../what-stands.ts";
import { type Field, field, type Subfields } from "./field.ts";

type Maker = ReturnType<typeof makersOf>[number];

/** Roles of those who are not the main entry: a book of several authors' essays has none, and its editor an added entry. */
export const added: ReadonlySet<string> = new Set([
  "editor",
  "translator",
  "illustrator",
  "contributor",
  "compiler",
  "annotator",
]);

/** Names: 100 or 110 for the one who made it, 700 and 710 for all others and for those who once had it. */
export function nameFields(entity: PublicEntity, context: WriteContext): Field[] {
  const makers = grouped(makersOf(entity));
  const owners = grouped(activitiesOf(entity, "custody").flatMap(actorsOf));
  const [first] = makers;
  const main = first && !first.some(isOnlyInWords) && !first.every(({ role }) => added.has(role)) ? first : undefined;
  return [
    ...(main ? nameField("1", main, context) : []),
    ...[...makers.filter((one) => one !== main), ...owners].flatMap((one) => nameField("7", one, context)),
  ];
}

/** `$j` qualifies persons alone: whoever worked in the manner of a group is a name that no authority has. */
function isOnlyInWords({ agent, qualifier }: Maker): boolean {
  return qualifier !== undefined && agent.type !== "person";
}

/** Whether a record has a main entry, which decides how its title is indexed. */
export const hasMainEntry = (fields: readonly Field[]) => fields.some(({ tag }) => tag.startsWith("1"));

/** Who did several things stands once. */
export function grouped(makers: readonly Maker[]): Maker[][] {
  const key = ({ agent, qualifier }: Maker) =>
    JSON.stringify([agent.type, agent.pid ?? agent.uri ?? agent.label, qualifier]);
  return [...Map.groupBy(makers, key).values()];
}

function nameField(first: "1" | "7", makers: readonly Maker[], context: WriteContext): Field[] {
  const [maker] = makers;
  if (!maker) return [];
  const { agent, qualifier } = maker;
  const roles = [...new Set(makers.map(({ role }) => role))].map((role) => ["e", role] as const);
  if (isOnlyInWords(maker)) return field("720", "  ", [["a", makerName(maker)], ...roles]);
  const attribution = qualifier && sentence(qualifierRows[qualifier].label);
  const { tag, indicator, subfields } = heading(agent);
  const qualified = [...subfields, ["j", attribution] as const];
  return field(`${first}${tag}`, `${indicator} `, [...qualified, ...roles, ...addresses(agent, context)]);
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The name of somebody or something as a heading: last digits of the tag, first indicator, and the name with its dates apart. */
export function heading({ type, label }: PublicRef): { tag: string; indicator: string; subfields: Subfields } {
  if (type !== "person") return { tag: "10", indicator: "2", subfields: [["a", label]] };
  const [, name = label, dates] =
    /^(.+,)\s+((?:approximately |active |born |died )?\d{3,4}\??(?:-(?:\d{3,4}\??)?)?|-\d{4})$/.exec(label) ?? [];
  const indicator = name.replace(/,$/, "").includes(",") ? "1" : "0";
  return {
    tag: "00",
    indicator,
    subfields: [
      ["a", name],
      ["d", dates],
    ],
  };
}

/** Authorities' addresses name a heading ($0); the PID names who is meant ($1). */
export function addresses(ref: PublicRef, context: WriteContext): Subfields {
  const here = ref.pid === undefined ? undefined : addressOf(ref, context);
  const there = [ref.uri, ...(ref.sameAs ?? [])].flatMap((uri) => authorityIri(uri) ?? []);
  return [...[...new Set(there)].map((uri) => ["0", uri] as const), ["1", here]];
}
