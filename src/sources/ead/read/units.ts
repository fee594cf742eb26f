import type { XmlElement, XmlHandlers } from "../../reading/xml.ts";

/** A unit of description as it is found: its head, its place among its siblings from 1, and the unit that it is within. */
export type FoundUnit = { element: XmlElement; order: number; parent?: FoundUnit; id?: string };

/** What is found in a finding aid: its id once it is known, its units from the top down, and what comes too late. */
export type Found = { aid: string } | { unit: FoundUnit } | { late: XmlElement; unit: FoundUnit };

type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[]; line: number };
type OpenUnit = FoundUnit & { element: Open; given: boolean; within: number };

const isComponent = (name: string) => /^c(\d\d)?$/.test(name);

/**
 * Finds the units of description of one finding aid. A unit is given as soon as one within it begins, so memory holds the heads of
 * those that are open, however many there are. (EAD 2002 and EAD3: `archdesc`, `dsc`, `c`, `c01` to `c12`.)
 */
export function findUnits(emit: (found: Found) => void): XmlHandlers {
  const units: OpenUnit[] = [];
  /** Open elements of the innermost unit's head, or of the header's id. */
  let head: Open[] = [];

  function give(unit: OpenUnit): void {
    if (unit.given) return;
    unit.given = true;
    emit({ unit });
  }

  function openUnit(element: Open): void {
    const parent = units.at(-1);
    if (parent) give(parent);
    const order = parent ? ++parent.within : 1;
    const { id } = element.attributes;
    const place = { element, order, ...(parent ? { parent } : {}), ...(id === undefined ? {} : { id }) };
    units.push({ ...place, given: false, within: 0 });
    head = [];
  }

  function openInHead(element: Open): void {
    (head.at(-1) ?? units.at(-1)?.element)?.children.push(element);
    head.push(element);
  }

  function closeInHead(): void {
    const closed = head.pop();
    const unit = units.at(-1);
    if (!closed || head.length > 0) return;
    if (unit?.given) {
      unit.element.children.pop();
      emit({ late: closed, unit });
    } else if (!unit) emit({ aid: closed.children.filter((child) => typeof child === "string").join("") });
  }

  return {
    open(name, attributes, line) {
      const element: Open = { name, attributes, children: [], line };
      if (head.length === 0 && (name === "archdesc" || (units.length > 0 && isComponent(name)))) openUnit(element);
      else if (head.length > 0 || (units.length > 0 ? name !== "dsc" : name === "eadid" || name === "recordid"))
        openInHead(element);
    },
    close(name) {
      if (head.length > 0) closeInHead();
      else if (name === units.at(-1)?.element.name) {
        const unit = units.pop();
        if (unit) give(unit);
      }
    },
    text(text) {
      head.at(-1)?.children.push(text);
    },
  };
}
