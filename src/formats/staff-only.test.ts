import assert from "node:assert/strict";
import { test } from "node:test";
import { everyFact } from "../../test/fixtures/every-fact.ts";
import { pidOf } from "../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../test/fixtures/published.ts";
import { context } from "../../test/fixtures/surroundings.ts";
import { type EntityType, entityTypes } from "../entities/types.ts";
import { bundleOf } from "./bundle.ts";
import { formats } from "./table.ts";

const secret = "SECRET7f3a9c";
const types = Object.keys(entityTypes) as EntityType[];

/** Every text, number and address in a fact made recognisable, its words of closed lists, references and envelope left alone. */
function marked<T>(value: T, path: string): T {
  const name = path.split(".").at(-1) ?? "";
  if (typeof value === "string") return (free.has(name) ? `${secret} ${path}` : value) as T;
  if (Array.isArray(value)) return value.map((each) => marked(each, path)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each, `${path}.${key}`)])) as T;
}
const free: ReadonlySet<string> = new Set([
  "value",
  "text",
  "label",
  "pages",
  "uri",
  "url",
  "sha256",
  "view",
  "number",
]);

/** What only staff may see: facts for staff, facts for nobody yet, and links for staff inside facts for all. */
const forStaff: Told[] = everyFact.map((fact) => ({
  ...marked(fact, fact.kind),
  key: `${secret}/${fact.kind}`,
  audience: "staff",
}));
const notYet: Told[] = everyFact.map((fact) => ({
  ...marked(fact, fact.kind),
  key: `${secret}/later/${fact.kind}`,
  audienceWhen: { from: "2999-01-01" },
}));
const hiddenLink: Told = {
  kind: "activity",
  type: "production",
  who: [
    { agent: { type: "person", text: "Ann Fell" }, role: "artist" },
    { agent: { type: "person", text: `${secret} helper` }, role: "artist", audience: "staff", key: `${secret}/link` },
  ],
};

for (const format of formats)
  test(`${format.name} has nothing in it that only staff may see, of any kind of fact, on any type`, () => {
    const offered = types.filter((type) => format.types === "all" || format.types.includes(type));
    for (const type of offered) {
      const entity = published(type, [named("For all"), hiddenLink, ...forStaff, ...notYet]);
      const written = format.write(entity, context) + (bundleOf(format)?.entry(entity, context) ?? "");
      assert.equal(
        written.includes(secret),
        false,
        `${type}: ${written.slice(written.indexOf(secret) - 80, written.indexOf(secret) + 80)}`,
      );
      assert.ok(written.includes(pidOf(type)));
    }
  });

test("the marks are found where all may see them, so that a secret would be", () => {
  const shown = published(
    "object",
    everyFact.map((fact) => marked(fact, fact.kind)),
  );
  const found = formats.filter((format) => format.types === "all" || format.types.includes("object"));
  for (const format of found) assert.ok(format.write(shown, context).includes(secret), format.name);
});
