import type { Position, Text } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { envelope } from "./envelope.ts";
import { join, type Markup, markup } from "./markup.ts";
import { reference } from "./reference.ts";
import { when } from "./when.ts";
import { words } from "./words.ts";

/** Where something is, in a line: “On loan, Central Hall, since 6 February 2025”. */
export function placementLine(placement: KindOf<"placement">): Markup {
  const { at, state, display, address, position, custodian } = placement;
  const parts = [
    state && (state === "on-loan" ? "On loan" : "Not on display"),
    at && reference(at),
    display && display.value !== at?.label && words(display),
    address && words(address),
    position && !repeats(position, display) && positionWords(position),
    custodian && markup`in the care of ${reference(custodian)}`,
    placement.when && when(placement.when),
  ].filter((part) => part !== undefined && part !== false && part !== "");
  return markup`${join(parts, ", ")}${envelope(placement)}`;
}

/** Whether the words of a position stand in those of the whole placement: “Level 2” in “Level 2, North Wing”. */
function repeats(position: Position<PublicRef>, display: Text | undefined): boolean {
  return position.on === "words" && (display?.value.includes(position.text.value) ?? false);
}

/** A position on a surface, on a plan or in words. */
export function positionWords(position: Position<PublicRef>): Markup {
  if (position.on === "words") return words(position.text);
  if (position.on === "surface") {
    const { x, y, w, h, unit, side } = position;
    const size = w === undefined || h === undefined ? "" : `, ${w} × ${h} ${unit}`;
    return markup`${x}, ${y} ${unit}${size}${side && ` on the ${side}`}`;
  }
  const plan = position.plan && markup` on ${reference(position.plan)}`;
  return markup`<span class="coordinates">${position.wkt}</span>${plan}`;
}
