import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { type EntityType, entityTypes } from "../../src/entities/types.ts";
import type { Format } from "../../src/formats/port.ts";
import { formats } from "../../src/formats/table.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { openValidator } from "../../src/validity/validator.ts";
import { exampleEntities } from "../example-museum.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { named, withoutXmllint, xsdFaults } from "./xml-validators.ts";

/** The formats that are held to an XML Schema. */
const withSchema = formats.flatMap((format) => {
  const rule = format.validity.find(({ by }) => by === "xsd");
  return rule?.by === "xsd" ? [{ format, schema: rule.artefact }] : [];
});

const isOffered = (format: Format, entity: PublicEntity) =>
  (format.types === "all" || format.types.includes(entity.type)) && !format.missing?.(entity, context).length;

/** Every type as the fixtures tell of it, with every fact there is, and as a stub. */
const fixtures = (Object.keys(entityTypes) as EntityType[]).flatMap((type) => [
  ...[records.get(type)].filter((record) => record !== undefined),
  published(type, everyFact),
  published(type, [{ kind: "number", scheme: "inventory", value: "H.1" }], "stub"),
]);

const faultsOf = (format: Format, schema: string, entities: readonly PublicEntity[]) => {
  const offered = entities.filter((entity) => isOffered(format, entity));
  assert.ok(offered.length > 0, format.name);
  return xsdFaults(named(offered.map((entity) => format.write(entity, context))), schema);
};

describe("documents that have an XML Schema are valid", { skip: withoutXmllint }, () => {
  let museum: PublicEntity[];
  before(async () => {
    museum = await exampleEntities(context.base);
    assert.ok(museum.length > 500);
  });

  for (const { format, schema } of withSchema) {
    test(`${format.name}: every type, every fact, and a stub`, () =>
      assert.deepEqual(faultsOf(format, schema, fixtures).slice(0, 5), []));

    test(`${format.name}: every public record of the example museum`, () =>
      assert.deepEqual(faultsOf(format, schema, museum).slice(0, 5), []));
  }
});

describe("documents that need no schema can be read as what they say they are", () => {
  const validator = openValidator({ schemas: "", version: "test" });
  for (const format of formats) {
    const validity = format.validity.filter((rule) => rule.by === "syntax" && rule.artefact === undefined);
    if (validity.length === 0) continue;
    test(`${format.name}: the record of every type, and every fact of one`, async () => {
      const offered = fixtures.filter((entity) => isOffered(format, entity));
      const told = offered.find(({ facts }) => facts.length >= everyFact.length);
      for (const entity of new Set([...offered.filter(({ facts }) => facts.length < 50), told])) {
        assert.ok(entity, format.name);
        const { state, rules } = await validator.check({ ...format, validity }, format.write(entity, context));
        assert.equal(state, "valid", `${entity.type}: ${JSON.stringify(rules)}`);
      }
    });
  }
});
