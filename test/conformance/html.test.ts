import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { choicesPage, errorPage } from "../../src/access-points/site/site.ts";
import { entityTypes } from "../../src/entities/types.ts";
import { Problem } from "../../src/errors.ts";
import { formats } from "../../src/formats/table.ts";
import { context, entityOf, painting, sitePoint, stub } from "../journeys/sample-record.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: { "long-title": "off", "no-trailing-whitespace": "off" },
});

async function assertValid(name: string, page: string): Promise<void> {
  const report = await validator.validateString(page);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} line ${line}: ${message}`),
  );
  assert.deepEqual(faults, [], name);
}

const page = formats.find(({ name }) => name === "html");
assert.ok(page);

for (const [name, entity] of Object.entries({ painting, stub })) {
  test(`the page of the ${name} is valid HTML`, () => assertValid(name, page.write(entity, context)));
}

for (const type of Object.keys(entityTypes) as (keyof typeof entityTypes)[]) {
  test(`every section is valid HTML on a page of type ${type}`, () =>
    assertValid(type, page.write(entityOf(type, painting.label, painting.facts.slice(1)), context)));
}

for (const path of ["/", "/formats", "/policy", "/accessibility"]) {
  test(`${path} is valid HTML`, async () => {
    const { body } = await sitePoint.handle({ method: "GET", path, headers: { accept: "text/html" } });
    await assertValid(path, String(body));
  });
}

test("pages of errors and of choices are valid HTML", async () => {
  const suggestions = [{ pid: painting.pid, label: painting.label }];
  const alternatives = [{ name: "json", href: "/X.json", type: "application/json" }];
  await assertValid("404", errorPage(new Problem("pid-unknown", "Check it.", { suggestions }).toDocument(), context));
  await assertValid(
    "406",
    errorPage(new Problem("format-not-offered", "Ask otherwise.", { alternatives }).toDocument(), context),
  );
  await assertValid("503", errorPage(new Problem("registry-unreadable", "Try again.").toDocument(), context));
  const choice = {
    pid: painting.pid,
    label: painting.label,
    type: "object",
    scheme: "inventory",
    value: "L1307",
    standing: "former",
  };
  await assertValid("300", choicesPage("L1307", [choice, { ...choice, label: "A frame" }], context));
});

test("a page carries its Linked Art description whole, and names that one document as what describes it", () => {
  const linkedArt = formats.find(({ name }) => name === "linked-art");
  const written = page.write(painting, context);
  const [, block = ""] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(written) ?? [];
  assert.deepEqual(JSON.parse(block), JSON.parse(linkedArt?.write(painting, context) ?? "null"));
  const described = [...written.matchAll(/<link rel="describedby" [^>]*>/g)].map(([link]) => link);
  assert.deepEqual(described, [
    `<link rel="describedby" type="application/ld+json;profile=&quot;https://linked.art/ns/v1/linked-art.json&quot;" href="${context.base}/${painting.pid}.${linkedArt?.extension}">`,
  ]);
});
