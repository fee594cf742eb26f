import { safeAddress } from "./addresses.ts";
import { readReferences } from "./character-references.ts";
import { escapeText, type Markup, raw } from "./markup.ts";

const inlines = new Set(["a", "abbr", "b", "cite", "em", "i", "q", "s", "small", "strong", "sub", "sup", "u"]);
const unheard =
  "script|style|template|iframe|object|embed|noscript|title|textarea|select|svg|math|xmp|noembed|noframes";
const pieces = new RegExp(
  `<!--[\\s\\S]*?(?:-->|$)|<(?<dropped>${unheard})\\b[\\s\\S]*?(?:</\\k<dropped>\\s*>|$)|` +
    `<(?<end>/?)(?<tag>[a-z][a-z0-9]*)(?<attributes>(?:\\s(?:"[^"]*"|'[^']*'|[^'">])*|/)?)>|<[!?/][^>]*>|<|[^<]+`,
  "gi",
);

type State = { out: string; open: string[] };

/**
 * What a source sent as HTML, made safe: paragraphs, lists, emphasis and `http` links stay, every attribute but a checked
 * `href` goes, scripts and the like go with their content, all other words stay as text. The result is well nested.
 */
export function sanitise(source: string): Markup {
  const state: State = { out: "", open: [] };
  for (const { 0: whole, groups = {} } of source.matchAll(pieces)) {
    if (groups.dropped || /^<[!?/]/.test(whole) !== Boolean(groups.end)) continue;
    if (groups.tag === undefined) addText(state, whole);
    else if (groups.end) endTag(state, ours(groups.tag));
    else startTag(state, ours(groups.tag), groups.attributes ?? "");
  }
  closeTo(state, 0);
  return raw(
    state.out.replace(/<(p|li|ul|ol|blockquote)>\s*<\/\1>/g, "").replace(/<(ul|ol|blockquote)>\s*<\/\1>/g, ""),
  );
}

/** What a source sent as HTML as plain words, for where there is no room for more. */
export function plainWords(source: string): string {
  const words = sanitise(source).source.replace(/<\/(?:p|li)>|<br>/g, " ");
  return readReferences(words.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}

function ours(tag: string): string {
  const lower = tag.toLowerCase();
  return /^(?:div|h[1-6]|tr|table|section|article|pre|dt|dd)$/.test(lower) ? "p" : lower;
}

function addText(state: State, text: string): void {
  const within = state.open.at(-1);
  if (text.trim() === "") {
    if (within !== undefined && !isList(within)) state.out += " ";
    return;
  }
  beginWords(state);
  state.out += escapeText(readReferences(text));
}

function startTag(state: State, tag: string, attributes: string): void {
  if (tag === "br") {
    if (state.open.length > 0 && !isList(state.open.at(-1))) state.out += "<br>";
  } else if (inlines.has(tag)) startInline(state, tag, attributes);
  else if (tag === "li") startItem(state);
  else if (tag === "p" || tag === "blockquote" || isList(tag)) startBlock(state, tag);
  else if (tag === "td" || tag === "th") state.out += " ";
}

function startInline(state: State, tag: string, attributes: string): void {
  if (tag === "a") {
    const href = safeAddress(
      readReferences(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).join("") ?? ""),
    );
    if (href === undefined || state.open.includes("a")) return;
    beginWords(state);
    open(state, "a", ` class="govuk-link" href="${escapeText(href)}"`);
    return;
  }
  beginWords(state);
  open(state, tag);
}

function startItem(state: State): void {
  const list = state.open.findLastIndex(isList);
  if (list < 0) startBlock(state, "ul");
  else closeTo(state, list + 1);
  open(state, "li");
}

function startBlock(state: State, tag: string): void {
  const holder = state.open.findLastIndex((tagName) => tagName === "li" || tagName === "blockquote" || isList(tagName));
  closeTo(state, holder + 1);
  if (isList(state.open.at(-1))) open(state, "li");
  if (tag === "p" && state.open.at(-1) === "li") return;
  open(state, tag);
}

function endTag(state: State, tag: string): void {
  const at = state.open.lastIndexOf(tag);
  if (at >= 0) closeTo(state, at);
}

/** Words stand in a paragraph or a list item. */
function beginWords(state: State): void {
  const within = state.open.at(-1);
  if (within === undefined || within === "blockquote") open(state, "p");
  else if (isList(within)) open(state, "li");
}

function open(state: State, tag: string, attributes = ""): void {
  state.open.push(tag);
  state.out += `<${tag}${attributes}>`;
}

function closeTo(state: State, depth: number): void {
  while (state.open.length > depth) state.out += `</${state.open.pop()}>`;
}

function isList(tag: string | undefined): boolean {
  return tag === "ul" || tag === "ol";
}
