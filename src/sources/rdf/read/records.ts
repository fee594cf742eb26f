import type { Finding, ReadItem } from "../../port.ts";
import { keySet } from "../../reading/seen-keys.ts";
import type { Tally } from "../../reading/tally.ts";
import { authorityOf } from "../../telling/authority.ts";
import type { RdfSettings } from "../options.ts";
import { isWithin, typeOfClasses } from "../words/classes.ts";
import { closureOf } from "./closure.ts";
import type { Staged, Subject } from "./staged.ts";
import { iriIn, isIri } from "./term.ts";

/** Whether an address is that of a thing that has a record here, by its address. */
export function isOurs(iri: string, { own }: RdfSettings): boolean {
  return own ? own.some((beginning) => iri.startsWith(beginning)) : authorityOf(iri) === undefined;
}

/** Which subjects are records: all, or those of a page. */
export type Wanted = (iri: string) => boolean;

/**
 * The records of staged triples, in order of their addresses. A subject that is no record and in none is reported, but what an authority
 * says of its own is only looked up.
 */
export function* recordsIn(
  staged: Staged,
  { settings, tally, wanted = () => true }: { settings: RdfSettings; tally: Tally; wanted?: Wanted },
): Generator<ReadItem> {
  const used = keySet();
  const isRecord = (node: string) =>
    isOurs(iriIn(node), settings) && typeOfClasses(staged.classesOf(node), settings) !== undefined;
  const isTaken = (classes: readonly string[]) => !isWithin(classes) && typeOfClasses(classes, settings) !== undefined;
  const ours = ({ s }: Subject) => isIri(s) && isOurs(iriIn(s), settings) && wanted(iriIn(s));
  for (const subject of staged.subjects()) {
    const { s, file, row } = subject;
    if (!ours(subject) || !isTaken(staged.classesOf(s))) continue;
    const { lines, nodes, isCut } = closureOf(staged, s, isRecord);
    for (const node of nodes) used.add(node);
    const key = `${settings.name}/thing/${iriIn(s)}`;
    yield tally.count("thing", { record: { key, original: lines.join("\n"), at: { file, row } } });
    if (isCut) yield { finding: tooLarge(key, subject) };
  }
  for (const subject of staged.subjects())
    if (ours(subject) && !used.has(subject.s))
      yield tally.count("thing", { finding: notTaken(subject, staged.classesOf(subject.s)) });
}

function notTaken({ s, file, row }: Subject, classes: readonly string[]): Finding {
  const place = { kind: "unused", table: "thing", file, row, value: iriIn(s).slice(0, 200) } as const;
  if (isWithin(classes)) {
    const detail = "Nothing that has a record leads to this, so it is in none. Export what it belongs to.";
    return { ...place, rule: "belongs-to-nothing", detail };
  }
  const said = classes.length > 0 ? `Its class (${classes.join(", ").slice(0, 300)}) is not known` : "It has no class";
  const detail = `${said}, so it is not known what it is. Say in \`types\` what that class means, or export one.`;
  return { ...place, rule: classes.length > 0 ? "class-unknown" : "without-class", detail };
}

function tooLarge(record: string, { file, row }: Subject): Finding {
  const detail =
    "More belongs to this than one record can hold; it was cut. Give what belongs to it classes of their own.";
  return { kind: "doubtful", rule: "record-too-large", table: "thing", file, row, record, detail };
}
