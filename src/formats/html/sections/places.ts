import { type Row, type Section, section, summaryList } from "../page.ts";
import { placementLine } from "../placement.ts";
import { isCurrent } from "./key-facts.ts";

const titles = {
  usual: "Usual place",
  current: "Also said to be",
  past: "Earlier",
  seat: "Seat",
  site: "Site",
} as const;

/** Where it belongs and where it was: every placement but where it is now. */
export const places: Section = ({ facts }) => {
  const byUse = Map.groupBy(
    facts.placement.filter((fact) => !isCurrent(fact)),
    ({ use }) => titles[use],
  );
  const rows: Row[] = [...byUse].map(([term, placements]) => ({ term, values: placements.map(placementLine) }));
  return section("places", "Places", [summaryList(rows)]);
};
