import { inOrder } from "../../facts-by-kind.ts";
import { cited, envelope } from "../envelope.ts";
import { markup } from "../markup.ts";
import { list, type Section, section } from "../page.ts";

/** Where it is written about, with pages, numbers and figures. */
export const bibliography: Section = ({ facts }) =>
  section("bibliography", "Bibliography", [
    list(inOrder(facts.citation).map((fact) => markup`${cited(fact)}${envelope(fact)}`)),
  ]);
