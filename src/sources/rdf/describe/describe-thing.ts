import type { EntityType } from "../../../entities/types.ts";
import type { Description, SourceRecord } from "../../port.ts";
import type { RdfSettings } from "../options.ts";
import { typeOfClasses } from "../words/classes.ts";
import { sayActivities, sayOwnActivity } from "./activities.ts";
import { classesOf, graphOf } from "./graph.ts";
import { sayAddresses, sayClassifications, sayLinks, sayPlainTerms, sayRights } from "./links.ts";
import { sayMeasurements } from "./measurements.ts";
import { sayNames, sayNumbers, sayStatements } from "./names.ts";
import { aatOf, type Tell, tellerOf } from "./tell.ts";

const exhibition = "300054766";

/** A thing with everything that its graph says of it. */
export function describeThing(record: SourceRecord, settings: RdfSettings): Description {
  const tell = tellerOf(record, settings);
  const type = typeOf(tell);
  sayNames(tell);
  sayNumbers(tell);
  sayStatements(tell);
  sayClassifications(tell);
  sayActivities(tell);
  if (type === "event" || type === "exhibition") sayOwnActivity(tell, type);
  sayMeasurements(tell);
  sayLinks(tell, type);
  sayRights(tell);
  sayAddresses(tell);
  sayPlainTerms(tell, type);
  return tell.description(type);
}

/** An activity that is classified as an exhibition is one. */
function typeOf(tell: Tell): EntityType {
  const { graph, settings } = tell;
  const type = typeOfClasses(classesOf(graph, graph.subject), settings) ?? "object";
  return type === "event" && aatOf(tell, graph.subject).includes(exhibition) ? "exhibition" : type;
}

/** The properties of a thing, by their short names. */
export function fieldsOf(record: SourceRecord): string[] {
  const graph = graphOf(record);
  return graph.properties(graph.subject);
}
