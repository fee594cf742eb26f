import { layout } from "../../formats/html/layout.ts";
import { type Hole, type Markup, markup } from "../../formats/html/markup.ts";
import { list, section } from "../../formats/html/page.ts";
import { outside } from "../../formats/html/reference.ts";
import { day } from "../../formats/html/when.ts";
import { disclosure, wideTable } from "../../formats/html/wide-table.ts";
import { humanise } from "../../formats/wording.ts";
import type { Why, WhyFact, WhyFormat, WhyLink, WhyRecord } from "../resolver/why-told.ts";
import { withheldLine } from "./alternatives-page.ts";
import { lossLine } from "./coverage.ts";

/** `/{PID}/why` for people: records, merges, values and formats, each as a table. */
export function whyPage(why: Why, { institution }: { institution: string }): string {
  const { pid, label, id, records, merges, facts, formats } = why;
  return layout({
    title: `Why: ${label}`,
    institution,
    breadcrumbs: [
      { href: "/", label: "Home" },
      { href: `/${pid}`, label },
    ],
    head: markup`<meta name="robots" content="noindex">\n<link rel="canonical" href="${id}">\n`,
    main: markup`<p class="record-type">${pid}</p>
<h1 class="record-title">Why this record says what it says</h1>
<p class="home-lead">${label}: which record of which source each value comes from, why it stands as it does, and what each format makes of it. The same is <a class="govuk-link" href="/${pid}/why?_mediatype=application/json">here as data</a>.</p>
${section("records", "Records it is put together from", [
  wideTable({
    id: "records-caption",
    caption: "Every record",
    columns: ["Record", "Values", "Last read otherwise than before", "Known to be so", "Mapping"],
    rows: records.map(recordRow),
  }),
])}${section("merges", "Identifiers that lead here", [list(merges.map(mergeLine))])}${section("values", "Values", [
  wideTable({
    id: "values-caption",
    caption: "Every value and where it comes from",
    columns: ["Value", "Kind", "Leads to", "Record and field", "Stands", "Because"],
    rows: facts.map(factRow),
  }),
])}${section("formats", "Formats", [formats.filter(({ offered }) => offered).map(formatDetails), list(formats.filter(({ offered }) => !offered).map(notOffered))])}`,
  });
}

function recordRow({ source, record, values, mapping, run, asOf }: WhyRecord): Hole[] {
  return [
    markup`${source}<br><code>${record}</code>`,
    values,
    run ? markup`${moment(run.started)}, run ${run.number}` : "not known",
    asOf === undefined ? "" : moment(asOf),
    mapping === undefined ? "" : markup`<code>${mapping}</code>`,
  ];
}

function mergeLine({ pid, since, because }: Why["merges"][number]): Markup {
  return markup`<code>${pid}</code> since ${moment(since)}. ${because}`;
}

function factRow({
  says,
  kind,
  from,
  sourceWord,
  standing,
  certainty,
  because,
  authority,
  links = [],
}: WhyFact): Hole[] {
  return [
    says,
    humanise(kind),
    list(links.map(linkLine)),
    markup`${from.source} <code>${from.record}</code><br>${from.field}${sourceWord !== undefined && `: ${sourceWord}`}`,
    markup`${humanise(standing)}${certainty !== undefined && `, ${certainty}`}`,
    markup`${because}${authority && ` The order is ${authority.order.join(", ")}.`}`,
  ];
}

function linkLine({ id, label, as, standing, certainty, qualifier }: WhyLink): Markup {
  const more = [as, qualifier, standing, certainty, id === undefined ? "only in words" : undefined];
  const said = more.filter((word) => word !== undefined);
  return markup`${id === undefined ? label : outside(id, label)}${said.length > 0 && ` (${said.join(", ")})`}`;
}

function formatDetails({ title, href, leavesOut }: WhyFormat): Markup {
  const how =
    leavesOut.length === 0
      ? "all that is said here"
      : `leaves out ${leavesOut.length === 1 ? "one thing" : `${leavesOut.length} things`}`;
  return disclosure(markup`${title}: ${how}`, [
    href !== undefined && markup`<p><a class="govuk-link break" href="${href}">${href}</a></p>\n`,
    list(leavesOut.map(leftOut)),
  ]);
}

function leftOut({ kind, field, reason, facts }: WhyFormat["leavesOut"][number]): Markup {
  const of = kind === "*" ? "every kind" : humanise(kind);
  return markup`${of}, ${lossLine({ kind, field, reason })} <span class="aside">(${facts.length === 1 ? "1 value" : `${facts.length} values`})</span>`;
}

function notOffered({ title, missing }: WhyFormat): Markup {
  return markup`Not offered: ${withheldLine({ title, ...missing })}`;
}

const moment = (iso: string) => markup`<time datetime="${iso}">${day(iso)}</time>`;
