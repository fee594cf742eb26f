import { markup } from "../markup.ts";
import { type Section, section, summaryList } from "../page.ts";
import { day } from "../when.ts";
import { passage, statementsIn } from "./texts.ts";

/** Where the description comes from, when it last changed, and which version of it this is. */
export const recordData: Section = (page) => {
  const { entity } = page;
  const records = new Map(entity.facts.map(({ from }) => [`${from.source} ${from.record}`, from]));
  return section("record", "This record", [
    summaryList([
      {
        term: "Described by",
        values: [...records.values()].map(({ source, record }) => markup`${source}, record <code>${record}</code>`),
      },
      {
        term: "How fresh",
        values: [markup`<a class="govuk-link" href="/dataset#freshness">When each source was last read</a>`],
      },
      {
        term: "Why",
        values: [markup`<a class="govuk-link" href="/${entity.pid}/why">Where each value comes from</a>`],
      },
      { term: "Last change", values: [markup`<time datetime="${entity.modified}">${day(entity.modified)}</time>`] },
      { term: "Version", values: [markup`${entity.version}`] },
      {
        term: "Validity",
        values: [markup`<a class="govuk-link" href="/${entity.pid}/receipts">What its documents were held to</a>`],
      },
    ]),
    ...statementsIn(page, "record").map(passage),
  ]);
};
