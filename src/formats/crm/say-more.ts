import { classesOf } from "../../entities/classes-of.ts";
import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import { isHeld } from "../linked-art/assignment.ts";
import { type FactOfKind, startDraft } from "../linked-art/draft.ts";
import type { WriteContext } from "../port.ts";
import type { Triple } from "../rdf/triples.ts";
import { sayActivity } from "./activity.ts";
import { sayClaim } from "./claim.ts";
import { type CrmWriter, crmWriter } from "./crm-writer.ts";
import { sayDigitization } from "./digitization.ts";
import { sayInscription, saySubject } from "./marks.ts";
import { sayMeasuring } from "./measuring.ts";
import { sayClassification, sayPart } from "./parts.ts";
import { sayPlacement } from "./placement.ts";
import { sayRelation, saySameAs } from "./relations.ts";
import { sayContent, sayNumber, sayRights } from "./rights-and-files.ts";
import { saySample } from "./samples.ts";

/** What CIDOC-CRM says of a record beside `first`, its Linked Art graph. Nothing of a thing that is no longer described. */
export function sayMore(entity: PublicEntity, context: WriteContext, first: readonly Triple[]): Triple[] {
  if (entity.ending) return [];
  const writer = crmWriter(startDraft(entity, context, classesOf(entity.type, entity.facts)), first);
  saySample(entity, writer);
  sayDigitization(entity, writer);
  for (const fact of entity.facts) {
    sayClaim(fact, writer);
    if (isHeld(fact)) sayFact(fact, writer);
  }
  return writer.said;
}

/** How a fact of each kind says more; a new kind does not compile until it stands here. */
const says: { [K in PublicFact["kind"]]: ((fact: FactOfKind<K>, writer: CrmWriter) => void) | undefined } = {
  activity: sayActivity,
  classification: sayClassification,
  content: sayContent,
  inscription: sayInscription,
  measurement: sayMeasuring,
  number: sayNumber,
  part: sayPart,
  placement: sayPlacement,
  relation: sayRelation,
  rights: sayRights,
  "same-as": saySameAs,
  subject: saySubject,
  // All that these say is in the Linked Art graph, and whose claim it is is said of every fact.
  name: undefined,
  statement: undefined,
  citation: undefined,
  media: undefined,
};

function sayFact<K extends PublicFact["kind"]>(fact: FactOfKind<K>, writer: CrmWriter): void {
  says[fact.kind as K]?.(fact, writer);
}
