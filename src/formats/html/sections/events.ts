import { inOrder } from "../../facts-by-kind.ts";
import { activityLine, activityRooms } from "../activity.ts";
import { list, type Section, section } from "../page.ts";

/** What else was done to it or happened: samples taken, examinations, treatments, moves. */
export const events: Section = ({ facts }) =>
  section("events", "Events", [
    list(inOrder(facts.activity.filter(({ type }) => activityRooms[type] === "events")).map(activityLine)),
  ]);
