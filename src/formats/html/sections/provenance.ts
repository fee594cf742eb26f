import { inOrder } from "../../facts-by-kind.ts";
import { activityLine, activityRooms } from "../activity.ts";
import { markup } from "../markup.ts";
import { type Section, section } from "../page.ts";
import { passage, statementsIn } from "./texts.ts";

/** Who had it: the written provenance, then each step that was recorded as one. */
export const provenance: Section = (page) => {
  const steps = inOrder(page.facts.activity.filter(({ type }) => activityRooms[type] === "provenance"));
  const lines = steps.map((step) => markup`<li>${activityLine(step)}</li>\n`);
  return section("provenance", "Provenance", [
    ...statementsIn(page, "provenance").map(passage),
    lines.length > 0 && markup`<ol class="record-list record-list--steps">\n${lines}</ol>\n`,
  ]);
};
