import { classesOf } from "../../entities/classes-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { inOneRoot } from "../bundle.ts";
import type { Format } from "../port.ts";
import { lido10Losses, lidoLosses } from "./losses.ts";
import { lidoRecord, schemas } from "./record.ts";

const shared = {
  contentType: "application/xml; charset=utf-8",
  accepts: ["application/xml", "application/lido+xml"],
  types: ["object", "sample", "archive"],
  revised: "2026-11-30",
  wantsMedia: true,
  missing,
} as const;

/** LIDO describes single things: a fonds or series is a finding aid's. */
function missing({ type, facts }: PublicEntity): string[] {
  const isThing = classesOf(type, facts).linkedArt === "HumanMadeObject";
  return isThing ? [] : ["a level that is a single thing (item, piece): LIDO describes objects, not fonds and series"];
}

const write: Format["write"] = (entity, context) =>
  lidoRecord(entity, context, { version: "1.1", extension: "lido.xml" });
const wrap = { open: '<lido:lidoWrap xmlns:lido="http://www.lido-schema.org">', close: "</lido:lidoWrap>" };

/** LIDO 1.1, what museums are harvested in. */
export const lido: Format = {
  ...shared,
  name: "lido",
  title: "LIDO 1.1",
  extension: "lido.xml",
  profile: { uri: schemas["1.1"], token: "lido" },
  harvested: {
    prefix: "lido",
    schema: "http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd",
    namespace: "http://www.lido-schema.org",
  },
  losses: lidoLosses,
  validity: [
    { by: "xsd", title: "LIDO 1.1", artefact: "lido/lido-v1.1.xsd" },
    { by: "schematron", title: "LIDO 1.1, Schematron", artefact: "lido/lido-v1.1-flattened.sch" },
  ],
  bundle: inOneRoot(wrap, write),
  write,
};

/** LIDO 1.0, for harvesters that do not take 1.1 yet. */
export const lido10: Format = {
  ...shared,
  name: "lido-1.0",
  title: "LIDO 1.0",
  extension: "lido10.xml",
  profile: { uri: schemas["1.0"], token: "lido-1.0" },
  harvested: {
    prefix: "lido-1.0",
    schema: "http://www.lido-schema.org/schema/v1.0/lido-v1.0.xsd",
    namespace: "http://www.lido-schema.org",
  },
  losses: [...lidoLosses, ...lido10Losses],
  validity: [{ by: "xsd", title: "LIDO 1.0", artefact: "lido/lido-v1.0.xsd" }],
  write: (entity, context) => lidoRecord(entity, context, { version: "1.0", extension: "lido10.xml" }),
};
