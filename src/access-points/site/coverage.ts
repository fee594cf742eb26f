import { type EntityType, entityTypes, isEntityType } from "../../entities/types.ts";
import { type Carried, coverageOf, lossesOfEvery, minimumOf } from "../../formats/coverage.ts";
import { type Hole, type Markup, markup } from "../../formats/html/markup.ts";
import { list, subsection } from "../../formats/html/page.ts";
import { disclosure, wideTable } from "../../formats/html/wide-table.ts";
import { isFor } from "../../formats/offered.ts";
import type { Format, Loss, ValidityRule } from "../../formats/port.ts";
import { humanise } from "../../formats/wording.ts";
import type { SiteDeps } from "./deps.ts";
import { pluralOf } from "./type-words.ts";

const typesOf = (format: Format) =>
  Object.keys(entityTypes)
    .filter(isEntityType)
    .filter((type) => isFor(type, format));

/** The types that a format is offered for by what a thing of each must have at the least; most have to have nothing. */
function minima(format: Format, deps: SiteDeps): { types: EntityType[]; must: string[] }[] {
  const { formats: _formats, counts: _counts, examples: _examples, ...context } = deps;
  const rows = typesOf(format).map((type) => ({ type, must: minimumOf(format, type, context) }));
  return [...Map.groupBy(rows, ({ must }) => must.join("\n")).values()].map((alike) => ({
    types: alike.map(({ type }) => type),
    must: alike[0]?.must ?? [],
  }));
}

/** What a format carries, for programs: types, minimum by type, each kind of facts, what is left out of every fact, and by what it is held to be valid. */
export function coverageJson(format: Format, deps: SiteDeps) {
  const needing = minima(format, deps).filter(({ must }) => must.length > 0);
  return {
    types: typesOf(format),
    minimum: Object.fromEntries(needing.flatMap(({ types, must }) => types.map((type) => [type, must]))),
    facts: Object.fromEntries(
      coverageOf(format).map(({ kind, carries, losses }) => [
        kind,
        { carries, ...(losses.length > 0 ? { losses: losses.map(lossJson) } : {}) },
      ]),
    ),
    ofEveryFact: lossesOfEvery(format).map(lossJson),
    validity: format.validity,
  };
}

const lossJson = ({ field, reason, types }: Loss) => ({ field, reason, ...(types ? { types } : {}) });

/** The same on a page, opened when it is wanted. */
export function coverageOnPage(format: Format, deps: SiteDeps): Markup {
  const carried = coverageOf(format);
  const { name, title, validity } = format;
  return disclosure(markup`${title}: ${summary(carried, lossesOfEvery(format))}`, [
    subsection("Offered for", list(minima(format, deps).map(minimumLine))),
    subsection(
      "Facts",
      wideTable({
        id: `coverage-${name.replace(/[^a-z0-9_-]/g, "-")}`,
        caption: `What ${title} carries`,
        columns: ["Kind of fact", "Carried", "What is left out, and why"],
        rows: carried.map(kindRow),
      }),
    ),
    lossesOfEvery(format).length > 0 && subsection("Left out of every fact", list(lossesOfEvery(format).map(lossLine))),
    subsection("Held to be valid by", list(validity.map(ruleLine)) ?? markup`<p>No standard says.</p>\n`),
  ]);
}

function summary(carried: readonly Carried[], ofEvery: readonly Loss[]): string {
  const of = (which: Carried["carries"]) => carried.filter(({ carries }) => carries === which).length;
  if (of("all") === carried.length) return ofEvery.length === 0 ? "every fact in full" : "every kind of fact";
  const parts = [
    [of("all"), "kinds of facts in full"],
    [of("part"), "in part"],
    [of("nothing"), "not"],
  ] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(", ");
}

function minimumLine({ types, must }: { types: EntityType[]; must: string[] }): Markup {
  const who = types.length === Object.keys(entityTypes).length ? "everything" : types.map(pluralOf).join(", ");
  return must.length === 0 ? markup`${humanise(who)}` : markup`${humanise(who)} that have: ${must.join("; ")}`;
}

const carriedWords: Record<Carried["carries"], string> = { all: "in full", part: "in part", nothing: "not" };

function kindRow({ kind, carries, losses }: Carried): Hole[] {
  return [humanise(kind), carriedWords[carries], list(losses.map(lossLine)) ?? ""];
}

/** What is left out and why: “`when` (people only): Linked Art gives …”. */
export function lossLine({ field, reason, types }: Loss): Markup {
  const only = types && markup` (${types.map(pluralOf).join(", ")} only)`;
  return field === "*"
    ? markup`all of it${only}: ${reason}`
    : markup`<span class="break">${field}</span>${only}: ${reason}`;
}

const ruleWords: Record<ValidityRule["by"], string> = {
  xsd: "XML Schema",
  schematron: "Schematron",
  "compiled-schematron": "Schematron",
  "json-schema": "JSON Schema",
  syntax: "its syntax",
};

function ruleLine(rule: ValidityRule): Markup {
  const { by, title } = rule;
  return markup`${title}, ${ruleWords[by]}${"artefact" in rule && markup` <code class="break">${rule.artefact}</code>`}`;
}
