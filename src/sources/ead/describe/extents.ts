import { normalUnit } from "../../../entities/units.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import type { Teller } from "../../telling/teller.ts";

/** How much a unit is: each extent with its number and its unit in words; other physical description in words. */
export function sayExtents(tell: Teller, did: XmlElement): void {
  for (const description of childrenOf(did, "physdesc")) {
    const extents = childrenOf(description, "extent").flatMap((extent) => textOf(extent) ?? []);
    for (const extent of extents) sayExtent(tell, "did/physdesc", extent);
    const whole = textOf(description);
    const isMore = whole !== undefined && whole !== extents.join(" ");
    if (isMore) {
      tell.say(
        "did/physdesc",
        { kind: "statement", about: "physical-description", text: [tell.text(whole)] },
        { by: { about: "physical-description", whole } },
      );
    }
  }
  for (const structured of allAt(did, "physdescset", "physdescstructured").concat(
    childrenOf(did, "physdescstructured"),
  )) {
    const quantity = textOf(firstAt(structured, "quantity"));
    const unit = textOf(firstAt(structured, "unittype"));
    if (quantity && unit) sayExtent(tell, "did/physdescstructured", `${quantity} ${unit}`);
  }
}

function sayExtent(tell: Teller, at: string, words: string): void {
  const [, number = "", unit = ""] = /^([\d.,]+)\s+(.+)$/.exec(words) ?? [];
  const value = Number(number.replace(/,(?=\d{3}\b)/g, ""));
  const values =
    number !== "" && Number.isFinite(value) ? [{ dimension: "extent", value, unit: normalUnit(unit) }] : [];
  tell.say(
    at,
    { kind: "measurement", of: "whole", values, display: [tell.text(words)] },
    { by: { of: "whole", words } },
  );
}
