import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { type EntityType, entityTypes } from "../../src/entities/types.ts";
import { datacite } from "../../src/formats/datacite/datacite.ts";
import { oaiDc } from "../../src/formats/dublin-core/oai-dc.ts";
import { marcxml } from "../../src/formats/marcxml/marcxml.ts";
import type { Format } from "../../src/formats/port.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { exampleEntities } from "../example-museum.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { named, withoutXmllint, xsdFaults } from "./xml-validators.ts";

/** The formats that have an XML Schema in the cache. */
const withSchema: readonly Format[] = [oaiDc, datacite, marcxml];

const isOffered = (format: Format, entity: PublicEntity) =>
  (format.types === "all" || format.types.includes(entity.type)) && !format.missing?.(entity, context).length;

/** Every type as the fixtures tell of it, with every fact there is, and as a stub. */
const fixtures = (Object.keys(entityTypes) as EntityType[]).flatMap((type) => [
  ...[records.get(type)].filter((record) => record !== undefined),
  published(type, everyFact),
  published(type, [{ kind: "number", scheme: "inventory", value: "H.1" }], "stub"),
]);

const faultsOf = (format: Format, entities: readonly PublicEntity[]) => {
  const offered = entities.filter((entity) => isOffered(format, entity));
  assert.ok(offered.length > 0, format.name);
  const [rule] = format.validity;
  assert.ok(rule?.by === "xsd");
  return xsdFaults(named(offered.map((entity) => format.write(entity, context))), rule.artefact);
};

describe("documents that have an XML Schema are valid", { skip: withoutXmllint }, () => {
  let museum: PublicEntity[];
  before(async () => {
    museum = await exampleEntities(context.base);
    assert.ok(museum.length > 500);
  });

  for (const format of withSchema) {
    test(`${format.name}: every type, every fact, and a stub`, () =>
      assert.deepEqual(faultsOf(format, fixtures).slice(0, 5), []));

    test(`${format.name}: every public record of the example museum`, () =>
      assert.deepEqual(faultsOf(format, museum).slice(0, 5), []));
  }
});
