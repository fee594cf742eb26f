import type { Position } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { type FactOfKind, inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

/** An inscription (E34) on the thing, its translations, the feature (E25) that bears it, whose hand it is, and where it is. */
export function sayInscription(fact: FactOfKind<"inscription">, writer: CrmWriter): void {
  const { draft, root, link, text, is } = writer;
  if (draft.root.type !== "HumanMadeObject") return;
  const at = draft.addressOf(fact);
  const mark = is(inner(at, "mark"), crm("E34_Inscription"), fact.type);
  link(root, crm("P128_carries"), mark);
  fact.readings.forEach((reading, index) => {
    const said = index === 0 ? at : inner(at, `reading${index + 1}`);
    if (reading.how === "transcription") text(mark, crm("P190_has_symbolic_content"), reading.text.value);
    else if (reading.how === "translation") link(mark, crm("P73_has_translation"), said);
    else link(mark, crm("P67i_is_referred_to_by"), said);
  });
  const { position, by, when } = fact;
  if (!position && !by && !when) return;
  const feature = featureOf(at, writer, fact.type);
  link(feature, crm("P128_carries"), mark);
  if (position) placed(feature, position, writer);
  const hand = by && writer.to(by.agent);
  const isAgent = hand?.type === "Person" || hand?.type === "Group";
  if (!isAgent && !when) return;
  const making = is(inner(at, "making"), crm("E12_Production"));
  link(feature, crm("P108i_was_produced_by"), making);
  if (hand && isAgent) link(making, crm("P14_carried_out_by"), hand.id);
  writer.when(making, when);
}

/** Where on the thing something is shown, and in what role (PC62). */
export function saySubject(fact: FactOfKind<"subject">, writer: CrmWriter): void {
  const { draft, root, link, is } = writer;
  if (draft.root.type !== "HumanMadeObject" || fact.mode !== "depicts") return;
  const at = draft.addressOf(fact);
  const shown = writer.to(fact.ref);
  if (shown === undefined) return;
  if (fact.role !== undefined) {
    const way = is(inner(at, "depicting"), crm("PC62_depicts"));
    link(way, crm("P01_has_domain"), root);
    link(way, crm("P02_has_range"), shown.id);
    link(way, crm("P62.1_mode_of_depiction"), writer.type({ label: fact.role }));
  }
  if (!fact.position) return;
  const feature = featureOf(at, writer, fact.ref.label);
  const image = is(inner(at, "image"), crm("E36_Visual_Item"));
  link(feature, crm("P65_shows_visual_item"), image);
  link(image, crm("P138_represents"), shown.id);
  placed(feature, fact.position, writer);
}

function featureOf(at: string, { root, link, is }: CrmWriter, label: string): string {
  const feature = is(inner(at, "feature"), crm("E25_Human-Made_Feature"), label);
  link(root, crm("P56_bears_feature"), feature);
  return feature;
}

/** A region of the thing's surface as a place that rests on it (E53): its shape as WKT in the unit that the note names, from the top left. */
function placed(feature: string, position: Position<PublicRef>, { root, link, text, is }: CrmWriter): void {
  if (position.on === "words") {
    text(feature, crm("P3_has_note"), position.text.value);
    return;
  }
  const place = is(inner(feature, "place"), crm("E53_Place"));
  link(feature, crm("P156_occupies"), place);
  link(root, crm("P59_has_section"), place);
  link(place, crm("P157_is_at_rest_relative_to"), root);
  text(place, crm("P168_place_is_defined_by"), position.on === "surface" ? shapeOf(position) : position.wkt);
  if (position.on === "surface")
    text(
      place,
      crm("P3_has_note"),
      [`in ${position.unit} from the top left`, position.side].filter(Boolean).join(", "),
    );
}

function shapeOf({ x, y, w = 0, h = 0 }: Extract<Position<PublicRef>, { on: "surface" }>): string {
  if (w === 0 && h === 0) return `POINT(${x} ${y})`;
  const corners = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
    [x, y],
  ];
  return `POLYGON((${corners.map((corner) => corner.join(" ")).join(", ")}))`;
}
