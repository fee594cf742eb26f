import type { ContentFact } from "../../../entities/facts.ts";
import type { Description, SourceRecord } from "../../port.ts";
import { type Teller, teller } from "../../telling/teller.ts";
import type { TextsSettings } from "../options.ts";
import type { Parts } from "../parts.ts";
import { readParts } from "../read-parts.ts";
import { readRecord, type Version } from "../record.ts";
import { sayMentions } from "./mentions.ts";

/** A version of a text: what it is called, who wrote it and when, all of it, its notes, and what it speaks of. */
export function describeText(record: SourceRecord, settings: TextsSettings): Description {
  const version = readRecord(record);
  const parts = readParts(version);
  const language = parts.language ?? settings.language;
  const tell = teller(record, { audience: settings.audience, ...(language === undefined ? {} : { language }) });
  sayName(tell, version, parts);
  sayWriting(tell, version, parts);
  sayContent(tell, version, language);
  if (version.before !== undefined) {
    const to = { type: "text" as const, key: version.before };
    tell.say("version", { kind: "relation", predicate: "version-of", to }, { by: { before: "version-of" } });
  }
  sayWords(tell, parts);
  sayNotes(tell, parts);
  sayMentions(tell, version, parts, settings);
  return tell.description("text");
}

function sayName(tell: Teller, { work, version }: Version, { title }: Parts): void {
  if (title === undefined) {
    const detail = "The text has no title; its file's name stands for it. Give it a `title`.";
    tell.doubt("title-missing", "title", work, detail);
  }
  const name = title === undefined ? { value: work } : tell.text(title);
  tell.say(
    title === undefined ? "file" : "title",
    { kind: "name", use: "preferred", text: [name] },
    { by: { use: "preferred" } },
  );
  if (version !== undefined)
    tell.say("version", { kind: "number", scheme: "version", value: version }, { by: { version } });
}

function sayWriting(tell: Teller, { committed }: Version, { authors, date }: Parts): void {
  const who = authors.map(({ name, role, uri }) => ({
    key: `${tell.record}#${role}/${uri ?? name}`,
    agent: uri === undefined ? { type: "person" as const, text: name } : { type: "person" as const, uri, label: name },
    role,
  }));
  const at = date !== undefined ? "date" : committed ? "committed" : "authors";
  const words = date ?? committed?.when.slice(0, 10);
  const { span } = tell.time(at, words);
  if (who.length === 0 && !span) return;
  tell.say(
    who.length > 0 ? "authors" : at,
    { kind: "activity", type: "creation", ...(who.length > 0 ? { who } : {}), ...(span ? { when: [span] } : {}) },
    { by: { type: "creation" } },
  );
}

function sayContent(tell: Teller, { form, text, version, committed }: Version, language: string | undefined): void {
  const body: ContentFact = {
    kind: "content",
    role: "text",
    ...(form === "html" ? { html: text, format: "text/html" } : { tei: text, format: "application/tei+xml" }),
    bytes: Buffer.byteLength(text),
    ...(version === undefined ? {} : { version }),
    ...(language === undefined ? {} : { language }),
    ...(committed ? { when: { earliest: committed.when.slice(0, 10), open: "end", lasting: true } } : {}),
  };
  tell.say("text", body, { by: { role: "text" } });
}

function sayWords(tell: Teller, { abstract, licence, keywords, changes }: Parts): void {
  if (abstract !== undefined)
    tell.say(
      "abstract",
      { kind: "statement", about: "abstract", text: [tell.text(abstract)] },
      { by: { about: "abstract" } },
    );
  if (licence !== undefined && /^https?:\/\//i.test(licence))
    tell.say("licence", { kind: "rights", of: "record", sort: "licence", uri: licence }, { by: { licence } });
  for (const keyword of keywords) {
    const ref = { type: "concept" as const, text: keyword };
    tell.say("keywords", { kind: "subject", mode: "about", ref }, { by: { keyword } });
  }
  for (const change of changes)
    tell.say(
      "changes",
      { kind: "statement", about: "change-note", text: [tell.text(change)] },
      { by: { change }, audience: "staff" },
    );
}

/** A note that cites something is a citation, with its words; any other is a remark. */
function sayNotes(tell: Teller, { notes, bibliography }: Parts): void {
  for (const [index, { id, words, cites }] of notes.entries()) {
    const envelope = { by: { note: id }, order: index + 1, sourceWord: "note" };
    if (cites === undefined)
      tell.say("notes", { kind: "statement", about: "remark", text: [tell.text(words)] }, envelope);
    else {
      const publication = { type: "publication" as const, text: cites };
      tell.say("notes", { kind: "citation", publication, note: tell.text(words) }, envelope);
    }
  }
  const cited = new Set(notes.map(({ cites }) => cites));
  for (const entry of bibliography) {
    if (cited.has(entry)) continue;
    const publication = { type: "publication" as const, text: entry };
    tell.say("bibliography", { kind: "citation", publication }, { by: { entry } });
  }
}
