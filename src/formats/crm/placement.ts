import { classes } from "../linked-art/classes.ts";
import { type FactOfKind, inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

/** When a thing was moved to a place and from it, and where exactly within it: a shape on a plan or on a wall. */
export function sayPlacement(fact: FactOfKind<"placement">, writer: CrmWriter): void {
  const { draft, root, link, text, is, classOf } = writer;
  if (draft.root.type !== "HumanMadeObject") return;
  const at = draft.addressOf(fact);
  for (const name of ["moved-in", "moved-out"])
    if (classOf(inner(at, name)) === classes.Move.iri) link(root, crm("P25i_moved_by"), inner(at, name));
  const { position, use } = fact;
  if (position === undefined || position.on === "words") return;
  const spot = is(inner(at, "spot"), crm("E53_Place"));
  link(root, crm(use === "current" ? "P55_has_current_location" : "P53_has_former_or_current_location"), spot);
  const around = fact.at && writer.to(fact.at);
  if (around?.type === "Place") link(spot, crm("P89_falls_within"), around.id);
  if (position.on === "surface") {
    const { x, y, unit, side } = position;
    text(spot, crm("P168_place_is_defined_by"), `POINT(${x} ${y})`);
    text(spot, crm("P3_has_note"), [`in ${unit} from the top left`, side].filter(Boolean).join(", "));
  } else text(spot, crm("P168_place_is_defined_by"), position.wkt);
}
