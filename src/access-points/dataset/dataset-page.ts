import { entityTypes } from "../../entities/types.ts";
import { layout } from "../../formats/html/layout.ts";
import { markup } from "../../formats/html/markup.ts";
import { section, summaryList } from "../../formats/html/page.ts";
import { humanise } from "../../formats/wording.ts";
import type { Press } from "../press.ts";
import { pluralOf } from "../site/type-words.ts";
import type { Dataset } from "./dataset.ts";

/** `/dataset` for people: what there is, its licence, and how fresh each source is. */
export function datasetPage(
  { counts, licence, sources }: Dataset,
  { institution, base }: Pick<Press, "institution" | "base">,
): string {
  const types = Object.keys(entityTypes).filter((type) => (counts[type] ?? 0) > 0);
  return layout({
    title: "The data as a whole",
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<link rel="canonical" href="${base}/dataset">
<link rel="alternate" type="application/json" href="${base}/dataset.json">
`,
    main: markup`<h1 class="record-title">The data as a whole</h1>
<p class="home-lead">How much is public here, how you may use it, and how fresh it is. The same is at <a class="govuk-link" href="/dataset.json">/dataset.json</a>.</p>
${section("counts", "What is here", [summaryList(types.map((type) => ({ term: humanise(pluralOf(type)), values: [markup`${(counts[type] ?? 0).toLocaleString("en")}`] })))])}${section("licence", "Licence", [licence !== undefined && markup`<p><a class="govuk-link" href="${licence}">${licence}</a></p>`])}${section("freshness", "How fresh it is", [summaryList(sources.map((source) => ({ term: source.title, values: [markup`${wordsOf(source)}`] })))])}`,
  });
}

function wordsOf({ asOf, late, due }: Dataset["sources"][number]): string {
  const read = asOf === undefined ? "Not yet read to the end." : `As of ${dayAndTime(asOf)}.`;
  const next = due === undefined ? "" : ` Next read ${dayAndTime(due)}.`;
  return `${read}${late ? " It is late: what changed since is not here yet." : ""}${next}`;
}

const dayAndTime = (moment: string) => `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
