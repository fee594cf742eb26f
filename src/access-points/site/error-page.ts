import { layout } from "../../formats/html/layout.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import { list } from "../../formats/html/page.ts";
import { withheldLine } from "./alternatives-page.ts";
import { lookupForm } from "./lookup-form.ts";

/** What an error page knows beside the problem. */
export type ErrorContext = { institution: string };

type Suggestion = { pid: string; label?: string };
type Alternative = { href: string; name?: string; title?: string; type?: string };

/**
 * A problem document (RFC 9457) as a page that helps: its `title` and `detail`, its `suggestions` (`[{ pid, label }]` or
 * `[pid]`) and `alternatives` (`[{ href, name, type }]`) as links, what is `missing` for a format, a look-up form where nothing was found.
 */
export function errorPage(problem: Readonly<Record<string, unknown>>, { institution }: ErrorContext): string {
  const title = typeof problem.title === "string" ? problem.title : "Something went wrong here";
  const status = Number(problem.status);
  const suggestions = arrayOf(problem.suggestions)
    .map(readSuggestion)
    .filter((one) => one !== undefined);
  const alternatives = arrayOf(problem.alternatives)
    .map(readAlternative)
    .filter((one) => one !== undefined);
  const missing = arrayOf(problem.missing).filter(isWithheld).map(withheldLine);
  return layout({
    title,
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<meta name="robots" content="noindex">\n`,
    main: markup`<p class="record-type">${Number.isInteger(status) && `Error ${status}`}</p>
<h1 class="record-title">${title}</h1>
${typeof problem.detail === "string" && markup`<p class="home-lead">${problem.detail}</p>\n`}${suggestions.length > 0 && offer("Did you mean", suggestions.map(suggestionLink))}${missing.length > 0 && offer("Why not", missing)}${alternatives.length > 0 && offer("It is offered as", alternatives.map(alternativeLink))}${status === 404 && alternatives.length === 0 && lookupForm}${status === 503 && markup`<p>The identifier has not gone away. Please try again shortly.</p>\n`}<p><a class="govuk-link" href="/">What is here and how to find it</a></p>
`,
  });
}

function offer(title: string, links: readonly Markup[]): Markup {
  return markup`<h2 class="record-subtitle">${title}</h2>
${list(links)}`;
}

function suggestionLink({ pid, label }: Suggestion): Markup {
  return markup`<a class="govuk-link" href="/${encodeURIComponent(pid)}">${pid}</a>${label !== undefined && ` ${label}`}`;
}

function alternativeLink({ href, name, title, type }: Alternative): Markup {
  return markup`<a class="govuk-link" href="${href}">${title ?? name ?? href}</a>${type !== undefined && markup` <span class="aside">${type}</span>`}`;
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function readSuggestion(value: unknown): Suggestion | undefined {
  if (typeof value === "string") return { pid: value };
  const pid = wordIn(value, "pid");
  return pid === undefined ? undefined : { pid, ...optional("label", wordIn(value, "label")) };
}

function readAlternative(value: unknown): Alternative | undefined {
  const href = wordIn(value, "href");
  if (href === undefined || !/^\/(?!\/)|^https?:\/\//.test(href)) return undefined;
  const names = { ...optional("name", wordIn(value, "name")), ...optional("title", wordIn(value, "title")) };
  return { href, ...names, ...optional("type", wordIn(value, "type")) };
}

/** What a record is not offered in, as `format-not-offered` tells it. */
function isWithheld(value: unknown): value is Parameters<typeof withheldLine>[0] {
  return wordIn(value, "title") !== undefined;
}

function optional<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: string });
}

function wordIn(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const word = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof word === "string" ? word : undefined;
}
