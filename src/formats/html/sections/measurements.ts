import type { KindOf } from "../../facts-by-kind.ts";
import { humanise } from "../../wording.ts";
import { envelope } from "../envelope.ts";
import { type Markup, markup } from "../markup.ts";
import { type Section, section } from "../page.ts";
import { when } from "../when.ts";
import { allWords } from "../words.ts";

/** Every set of measurements: what was measured, the numbers with their units, and the words they were recorded in. */
export const measurements: Section = ({ facts }) =>
  section("measurements", "Measurements", [
    facts.measurement.length > 0 &&
      markup`<table class="govuk-table">
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Of</th><th class="govuk-table__header" scope="col">Measured</th></tr></thead>
<tbody>
${facts.measurement.map(row)}</tbody>
</table>
`,
  ]);

function row(fact: KindOf<"measurement">): Markup {
  const numbers = fact.values.map(
    ({ dimension, value, to, unit }) =>
      markup`<li>${humanise(dimension)} ${value}${to !== undefined && `–${to}`} ${unit}</li>`,
  );
  const span = fact.when && when(fact.when);
  return markup`<tr><th class="govuk-table__header" scope="row">${humanise(fact.of)}</th><td class="govuk-table__cell">
${fact.display && fact.display.length > 0 && markup`<p class="measured">${allWords(fact.display)}</p>\n`}${numbers.length > 0 && markup`<ul class="record-list record-list--inline">${numbers}</ul>\n`}${fact.approximate && "approximate "}${span}${envelope(fact)}</td></tr>
`;
}
