import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { freshFolder } from "../../test/command.ts";
import type { ValidityRule } from "../formats/port.ts";
import { openValidator } from "./validator.ts";

const folder = freshFolder();
after(folder.remove);
const schemas = join(folder.path, "schemas");

function keep(artefact: string, text: string): void {
  const file = join(schemas, artefact);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What is said of a text by one rule. */
async function said(rule: ValidityRule, text: string, contentType = "application/xml") {
  const validator = openValidator({ schemas, version: "1" });
  const { state, rules } = await validator.check({ name: "it", contentType, validity: [rule] }, text);
  const [{ faults = [], why = "" } = {}] = rules;
  return { state, why, told: faults.map(({ where, what }) => `${where}: ${what}`).join("\n") };
}

const xsd: ValidityRule = { by: "xsd", title: "Harbour 1.0", artefact: "harbour/harbour.xsd" };
keep(
  "harbour/harbour.xsd",
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://harbour.example/" xmlns:h="http://harbour.example/" elementFormDefault="qualified">
  <xs:include schemaLocation="parts/boat.xsd"/>
  <xs:element name="harbour"><xs:complexType><xs:sequence><xs:element ref="h:boat" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>`,
);
keep(
  "harbour/parts/boat.xsd",
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://harbour.example/"><xs:element name="boat" type="xs:integer"/></xs:schema>`,
);
const harbour = (boats: string) => `<harbour xmlns="http://harbour.example/">\n${boats}\n</harbour>`;

test("an XML Schema is asked, with what it includes from the cache, and names the line and the element", async () => {
  assert.equal((await said(xsd, harbour("<boat>7</boat>"))).state, "valid");
  const { state, told } = await said(xsd, harbour("<boat>seven</boat>"));
  assert.equal(state, "invalid");
  assert.match(told, /^line 2, .*boat.*: .*'seven' is not a valid value/);
});

test("an XML Schema gets nothing from outside the cache", async () => {
  writeFileSync(join(folder.path, "outside.xsd"), `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>`);
  keep(
    "harbour/leaning-out.xsd",
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="../../outside.xsd"/></xs:schema>`,
  );
  const { state, why } = await said({ ...xsd, artefact: "harbour/leaning-out.xsd" }, harbour(""));
  assert.equal(state, "unchecked");
  assert.match(why, /outside\.xsd/);
});

test("XML that is not well-formed is invalid by every rule that wants XML", async () => {
  for (const rule of [xsd, { by: "syntax", title: "XML", of: "xml" } as const]) {
    const { state, told } = await said(rule, "<a>\n<b></a>");
    assert.equal(state, "invalid");
    assert.match(told, /^line 2, column \d+: Opening and ending tag mismatch/);
  }
});

const rules = `<sch:pattern><sch:rule abstract="true" id="named"><sch:assert test="@name">A <sch:name/> has a name.</sch:assert>
  <sch:assert role="warn" test="@colour">It might have a colour.</sch:assert></sch:rule></sch:pattern>
  <sch:pattern><sch:rule context="boat"><sch:extends rule="named"/><sch:report test="@sunk">It has sunk.</sch:report></sch:rule></sch:pattern>`;

test("Schematron of its own and in an XML Schema finds what it asserts, its abstract rules too; a warning is no fault", async () => {
  const ns = `xmlns:sch="http://purl.oclc.org/dsdl/schematron"`;
  keep("boats/boats.sch", `<sch:schema ${ns}>${rules}</sch:schema>`);
  keep(
    "boats/boats.xsd",
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${ns}><xs:annotation><xs:appinfo>${rules}</xs:appinfo></xs:annotation></xs:schema>`,
  );
  for (const artefact of ["boats/boats.sch", "boats/boats.xsd"]) {
    const rule = { by: "schematron", title: "Boats", artefact } as const;
    assert.equal((await said(rule, `<sea><boat name="Ida"/></sea>`)).state, "valid");
    const { told } = await said(rule, `<sea><boat name="Ida"/><boat sunk="1"/></sea>`);
    assert.equal(told, "/sea/boat[2]: A boat has a name.\n/sea/boat[2]: It has sunk.");
  }
});

/** As the skeleton compiles it: a mode a pattern, a template a rule, a choose an assertion, and functions of the stylesheet's own. */
const compiled = (inRule: string) => `<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:f="http://harbour.example/functions">
  <xsl:variable name="colours"><colour is="^(red|blue)$"/><colour is="^green$"/></xsl:variable>
  <xsl:variable name="owners" select="//owner"/>
  <xsl:function name="f:isColour"><xsl:param name="word"/><xsl:sequence select="some $each in $colours/colour/@is satisfies matches($word, $each)"/></xsl:function>
  <xsl:function name="f:isOwned"><xsl:param name="who"/><xsl:sequence select="f:isColour('red') and $owners[@name = $who]"/></xsl:function>
  <xsl:template match="boat" priority="1000" mode="M1"><svrl:fired-rule context="boat"/>${inRule}
    <xsl:apply-templates select="*" mode="M1"/></xsl:template>
</xsl:stylesheet>`;
const asserts = (testing: string, words: string) =>
  `<xsl:choose><xsl:when test="${testing}"/><xsl:otherwise><svrl:failed-assert test="…"><svrl:text>${words}</svrl:text></svrl:failed-assert></xsl:otherwise></xsl:choose>`;

test("Schematron that was compiled to XSLT is read back, with functions, trees and selected nodes", async () => {
  const rule = { by: "compiled-schematron", title: "Boats", artefact: "compiled/boats.xsl" } as const;
  const named = `No colour of <xsl:value-of select="@name"/>.`;
  keep(rule.artefact, compiled(asserts("f:isColour(@colour)", named) + asserts("f:isOwned(@of)", "Nobody’s.")));
  const sea = (colour: string, of: string) =>
    `<sea><owner name="Ana"/><boat name="Ida" colour="${colour}" of="${of}"/></sea>`;
  for (const colour of ["red", "green"]) assert.deepEqual((await said(rule, sea(colour, "Ana"))).told, "");
  assert.equal((await said(rule, sea("greenish", "Ben"))).told, "/sea/boat: No colour of Ida.\n/sea/boat: Nobody’s.");
});

test("compiled Schematron of another form is not guessed at", async () => {
  const rule = { by: "compiled-schematron", title: "Boats", artefact: "compiled/other.xsl" } as const;
  keep(rule.artefact, compiled("<xsl:for-each select='*'/>"));
  const { state, why } = await said(rule, "<sea/>");
  assert.deepEqual([state, /line \d+ is not Schematron/.test(why)], ["unchecked", true]);
});

test("JSON Schema of both drafts is asked; the file is picked by type, and what a schema does not know is left out", async () => {
  const schema = (draft: string, id: string) =>
    JSON.stringify({ $schema: draft, $id: id, required: ["id"], properties: { size: { type: "number" } } });
  keep("json/seven.json", schema("http://json-schema.org/draft-07/schema#", "https://harbour.example/seven.json"));
  keep(
    "json/of/boat.json",
    schema("https://json-schema.org/draft/2020-12/schema", "https://harbour.example/boat.json"),
  );
  const seven: ValidityRule = { by: "json-schema", title: "Seven", artefact: "json/seven.json" };
  const picked: ValidityRule = { ...seven, artefact: "json/of", pick: { Boat: "boat.json" } };
  const ours: ValidityRule = {
    by: "json-schema",
    title: "Ours",
    schema: { additionalProperties: false },
    without: ["_links"],
  };
  for (const rule of [seven, picked]) {
    assert.equal((await said(rule, `{"type":"Boat","id":"a"}`)).state, "valid");
    const { told } = await said(rule, `{"type":"Boat","size":"big"}`);
    assert.match(told, /^\/size: must be number/);
    assert.match(told, /\/: must have required property 'id'/);
  }
  assert.match((await said(picked, `{"type":"Car","id":"a"}`)).told, /^\/type: “Car” is no type/);
  assert.equal((await said(ours, `{"_links":{}}`)).state, "valid");
  assert.equal((await said(ours, `{"other":{}}`)).state, "invalid");
  assert.equal((await said(ours, `{"other":`)).state, "invalid");
});

test("a rule whose artefact is absent is unchecked and says what to do; another that holds makes the document valid", async () => {
  const absent: ValidityRule = { ...xsd, artefact: "no/such.xsd" };
  const alone = await said(absent, "<a/>");
  assert.equal(alone.state, "unchecked");
  assert.match(alone.why, /no\/such\.xsd is not in the schema cache; run “cartouche schemas”/);
  const validity = [absent, { by: "syntax", title: "XML", of: "xml" } as const];
  const validator = openValidator({ schemas, version: "1" });
  const { state, rules } = await validator.check({ name: "it", contentType: "application/xml", validity }, "<a/>");
  assert.deepEqual([state, rules.map((rule) => rule.state)], ["valid", ["unchecked", "valid"]]);
});

test("rules are known again by their hash until anything they are checked by has changed", () => {
  const held = { name: "it", contentType: "application/xml", validity: [xsd] };
  const hash = (version = "1") => openValidator({ schemas, version }).rulesOf(held);
  const first = hash();
  assert.equal(hash(), first);
  assert.notEqual(hash("2"), first);
  keep("harbour/parts/new.xsd", "<new/>");
  assert.notEqual(hash(), first);
  rmSync(join(schemas, "harbour/parts/new.xsd"));
  assert.equal(hash(), first);
});
