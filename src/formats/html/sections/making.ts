import { type KindOf, stands } from "../../facts-by-kind.ts";
import { activityLine, activityRooms } from "../activity.ts";
import { envelope } from "../envelope.ts";
import { list, type Section, section } from "../page.ts";

/** How it was made: what the key facts leave out, such as places, techniques, former attributions. */
export const making: Section = ({ facts }) => {
  const told = facts.activity.filter((fact) => activityRooms[fact.type] === "making" && fact.type !== "publication");
  return section("making", "Making", [list(told.filter(saysMore).map(activityLine))]);
};

function saysMore(fact: KindOf<"activity">): boolean {
  const { title, event, where, technique, used, price, numbers, display, who } = fact;
  const more = [title, event, where, technique, used, price, numbers, display].some((part) => part !== undefined);
  return more || envelope(fact) !== undefined || (who ?? []).some((actor) => !stands(actor));
}
