import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { has, measured } from "./run.ts";

/** How many records Catmandu is given at most. */
export const mostForCatmandu = 10_000;

/** A template is how Catmandu writes what it has no exporter for. It says less of a record than we do. */
const template = `<record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier>[% id | xml %]</dc:identifier><dc:type>[% type | xml %]</dc:type><dc:title>[% label | xml %]</dc:title>
[% FOREACH fact IN facts %][% FOREACH said IN fact.text %]<dc:description>[% said.value | xml %]</dc:description>
[% END %][% FOREACH part IN fact.who %]<dc:creator>[% part.agent.label | xml %]</dc:creator>
[% END %][% IF fact.concept %]<dc:subject>[% fact.concept.label | xml %]</dc:subject>
[% END %][% END %]</oai_dc:dc></metadata></record>
`;

/**
 * The peer: Catmandu writes our records, a line of JSON each, as Dublin Core, from a file and to nobody. Undefined, and said, where it is not on
 * this machine.
 */
export async function catmanduDc(folder: string, records: readonly string[]) {
  if (!has("catmandu")) {
    console.log("\nwithout Catmandu, which is not on this machine (Debian: libcatmandu-template-perl)");
    return undefined;
  }
  const [lines, layout] = [join(folder, "records.jsonl"), join(folder, "dc.tt")];
  writeFileSync(lines, records.map((record) => `${record.trim()}\n`).join(""));
  writeFileSync(layout, template);
  const target = ["to", "Template", "--template", layout, "--xml", "1"];
  const run = await measured("catmandu", ["convert", "JSON", "--line_delimited", "1", "--file", lines, ...target]);
  return { ...run, records: run.output.split("<record>").length - 1 };
}
