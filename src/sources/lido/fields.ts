import type { SourceRecord } from "../port.ts";
import { readXml, type XmlElement } from "../reading/xml.ts";
import { childrenOf } from "../reading/xml-tree.ts";

/** Elements that only hold others together. */
const holders = /^(descriptiveMetadata|administrativeMetadata|.*Wrap)$/;
/** Sets whose parts are fields of their own. */
const sets = /^(eventSet|eventSet\/event|repositorySet|recordInfoSet)$/;
/** Parts of an event that are said together. */
const together =
  /^(eventID|eventType|eventName|eventActor|eventDate|eventPlace|eventMethod|thingPresent|eventDescriptionSet)$/;

/**
 * The fields of a record that hold anything, below the wrappers: `"titleSet"`, `"repositorySet/workID"`, `"eventSet/event"` for all of
 * an event that is said together, `"eventSet/event/thingPresent"` for what is not.
 */
export function fieldsOf({ original }: SourceRecord): string[] {
  const found = new Set<string>();
  const walk = (element: XmlElement, above: string) => {
    for (const child of childrenOf(element)) {
      const { name } = child;
      const at = above === "" ? name : `${above}/${name}`;
      if (holders.test(name)) walk(child, above);
      else if (sets.test(at)) walk(child, at);
      else if (holdsText(child)) found.add(above === "eventSet/event" && together.test(name) ? above : at);
    }
  };
  walk(readXml(original), "");
  return [...found];
}

function holdsText({ attributes, children }: XmlElement): boolean {
  return (
    Object.keys(attributes).some((name) => /(^|:)about$/.test(name)) ||
    children.some((child) => (typeof child === "string" ? child.trim() !== "" : holdsText(child)))
  );
}
