import { entityTypes } from "../../entities/types.ts";
import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { list, section, summaryList } from "../../formats/html/page.ts";
import { structuredData } from "../../formats/html/structured-data.ts";
import { dayAndTime } from "../../formats/html/when.ts";
import { humanise } from "../../formats/wording.ts";
import type { Press } from "../press.ts";
import { pluralOf } from "../site/type-words.ts";
import { type Dataset, services } from "./told-dataset.ts";

/** `/dataset` for people: what there is, its licence, and how fresh each source is. */
export function datasetPage(dataset: Dataset, { institution, base }: Pick<Press, "institution" | "base">): string {
  const { counts, licence, sources } = dataset;
  const types = Object.keys(entityTypes).filter((type) => (counts[type] ?? 0) > 0);
  return layout({
    title: "The data as a whole",
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<link rel="canonical" href="${base}/dataset">
<link rel="alternate" type="application/json" href="${base}/dataset.json">
<link rel="alternate" type="text/turtle" href="${base}/dataset.ttl">
${structuredData(JSON.stringify(schemaOrgOf(dataset)))}`,
    main: markup`<h1 class="record-title">The data as a whole</h1>
<p class="home-lead">How much is public here, how you may use it, how fresh it is, and how to have all of it. The same is at <a class="govuk-link" href="/dataset.json">/dataset.json</a> and, in DCAT and VoID, at <a class="govuk-link" href="/dataset.ttl">/dataset.ttl</a>.</p>
${section("counts", "What is here", [summaryList(types.map((type) => ({ term: humanise(pluralOf(type)), values: [markup`${(counts[type] ?? 0).toLocaleString("en")}`] })))])}${section("ways", "How to have it", [list([...waysOf()])])}${section("licence", "Licence", [licence !== undefined && markup`<p><a class="govuk-link" href="${licence}">${licence}</a></p>`])}${section("freshness", "How fresh it is", [summaryList(sources.map((source) => ({ term: source.title, values: [markup`${wordsOf(source)}`] })))])}`,
  });
}

function waysOf(): Markup[] {
  const files = markup`<a class="govuk-link" href="/dumps">All data as files</a>`;
  return [files, ...services.map(({ path, title }) => markup`<a class="govuk-link" href="${path}">${title}</a>`)];
}

/** The same for search engines (schema.org `Dataset`, `DataCatalog`'s part). */
function schemaOrgOf({ id, institution, licence }: Dataset): object {
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": id,
    url: id,
    name: `${institution}: public records`,
    description: `What ${institution} says publicly of its works, the people and places they have to do with, and more.`,
    creator: { "@type": "Organization", name: institution },
    ...(licence === undefined ? {} : { license: licence }),
    distribution: [
      { "@type": "DataDownload", contentUrl: `${id.replace(/dataset$/, "dumps")}`, encodingFormat: "application/gzip" },
    ],
  };
}

function wordsOf({ asOf, late, due }: Dataset["sources"][number]): string {
  const read = asOf === undefined ? "Not yet read to the end." : `As of ${dayAndTime(asOf)}.`;
  const next = due === undefined ? "" : ` Next read ${dayAndTime(due)}.`;
  return `${read}${late ? " It is late: what changed since is not here yet." : ""}${next}`;
}
