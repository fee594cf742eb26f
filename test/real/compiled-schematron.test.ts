import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { XmlDocument } from "libxml2-wasm";
import { openValidator } from "../../src/validity/validator.ts";
import { freshFolder } from "../command.ts";
import { sharedFolder } from "../shared-folder.ts";

const jar = "/usr/share/java/Saxon-HE.jar";
const java = ["/usr/bin/java", "/usr/local/bin/java"].find(existsSync);
const schemas = join(sharedFolder ?? "", "schemas");
const stylesheet = "edm/schema_xsds/schematron/schematron.xsl";
const without =
  (sharedFolder === undefined && "the folder ../shared is not beside this checkout") ||
  ((!java || !existsSync(jar)) && "Debian's libsaxonhe-java is not here");

const folder = freshFolder();
after(folder.remove);

const good = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/"
  xmlns:ore="http://www.openarchives.org/ore/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:cc="http://creativecommons.org/ns#" xmlns:odrl="http://www.w3.org/ns/odrl/2/" xmlns:schema="https://schema.org/">
<edm:ProvidedCHO rdf:about="http://x.example/1"><dc:title xml:lang="en">Sunflowers</dc:title><dc:type>painting</dc:type><edm:type>IMAGE</edm:type></edm:ProvidedCHO>
<edm:WebResource rdf:about="http://x.example/1.jpg"><edm:rights rdf:resource="http://creativecommons.org/publicdomain/mark/1.0/"/></edm:WebResource>
<cc:License rdf:about="http://x.example/licence"><odrl:inheritFrom rdf:resource="http://rightsstatements.org/vocab/InC/1.0/"/></cc:License>
<ore:Aggregation rdf:about="http://x.example/1#a"><edm:aggregatedCHO rdf:resource="http://x.example/1"/><edm:dataProvider>Museum</edm:dataProvider>
<edm:isShownAt rdf:resource="http://x.example/1.html"/><edm:provider>Hub</edm:provider><edm:rights rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></ore:Aggregation>
</rdf:RDF>`;

/** What is done to a good record, and how many faults Europeana finds then. */
const changes: Readonly<Record<string, [number, (text: string) => string]>> = {
  nothing: [0, (text) => text],
  "a licence of one’s own": [
    0,
    (text) => text.replace("http://creativecommons.org/licenses/by/4.0/", "http://x.example/licence"),
  ],
  "no such right": [1, (text) => text.replace("http://creativecommons.org/licenses/by/4.0/", "http://x.example/mine")],
  "https for http": [
    2,
    (text) => text.replaceAll('resource="http://creativecommons', 'resource="https://creativecommons'),
  ],
  "no data provider": [1, (text) => text.replace("<edm:dataProvider>Museum</edm:dataProvider>", "")],
  "an empty data provider": [1, (text) => text.replace(">Museum<", "> <")],
  "no provider, not shown": [
    2,
    (text) => text.replace("<edm:provider>Hub</edm:provider>", "").replace("isShownAt", "hasView"),
  ],
  "a title without words": [1, (text) => text.replace(">Sunflowers<", "><")],
  "no subject": [2, (text) => text.replace("<dc:type>painting</dc:type>", "")],
  "a text without a language": [1, (text) => text.replace("IMAGE", "TEXT")],
  "an empty language and an empty resource": [
    2,
    (text) => text.replace('lang="en"', 'lang=""').replace('"http://x.example/1.html"', '""'),
  ],
  "a resource that is also words": [1, (text) => text.replace('html"/>', 'html">words</edm:isShownAt>')],
  "two things": [
    1,
    (text) =>
      text.replace(
        "<cc:License",
        '<edm:ProvidedCHO rdf:about="http://x.example/2"><dc:title>B</dc:title><dc:type>b</dc:type></edm:ProvidedCHO><cc:License',
      ),
  ],
  "a usage that there is not": [
    2,
    (text) =>
      text.replace(
        "</edm:WebResource>",
        '<edm:intendedUsage rdf:resource="http://x.example/u"/><schema:digitalSourceType rdf:resource="http://x.example/s"/></edm:WebResource>',
      ),
  ],
};

/** The assertions that Saxon finds failed, by document: one run of Java for all. */
function bySaxon(texts: Readonly<Record<string, string>>): Record<string, string[]> {
  const [from, to] = ["in", "out"].map((name) => join(folder.path, name)) as [string, string];
  for (const each of [from, to]) mkdirSync(each);
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(from, `${name}.xml`), text);
  const words = ["-cp", jar, "net.sf.saxon.Transform", `-s:${from}`, `-xsl:${join(schemas, stylesheet)}`, `-o:${to}`];
  execFileSync(java ?? "java", words, { stdio: "pipe" });
  const found = Object.keys(texts).map((name): [string, string[]] => {
    const report = XmlDocument.fromString(readFileSync(join(to, `${name}.xml`), "utf8"));
    const told = report.find("//svrl:failed-assert/svrl:text", { svrl: "http://purl.oclc.org/dsdl/svrl" });
    const words = told.map(({ content }) => content.replace(/\s+/g, " ").trim());
    report.dispose();
    return [name, words.sort()];
  });
  return Object.fromEntries(found);
}

test("Europeana's compiled Schematron, read back, finds exactly what Saxon finds with it", {
  skip: without,
}, async () => {
  const texts = Object.fromEntries(Object.entries(changes).map(([name, [, change]]) => [name, change(good)]));
  const saxon = bySaxon(texts);
  const validity = [{ by: "compiled-schematron", title: "EDM", artefact: stylesheet } as const];
  const validator = openValidator({ schemas, version: "1" });
  for (const [name, text] of Object.entries(texts)) {
    const { rules } = await validator.check({ name: "edm", contentType: "application/rdf+xml", validity }, text);
    assert.deepEqual(
      rules.map(({ why }) => why),
      [undefined],
    );
    assert.deepEqual(rules.flatMap(({ faults }) => faults.map(({ what }) => what)).sort(), saxon[name], name);
    assert.equal(saxon[name]?.length, changes[name]?.[0], name);
  }
});
