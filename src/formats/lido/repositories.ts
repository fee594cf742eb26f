import { lidoIri } from "../../entities/words/lido.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import type { KindOf } from "../facts-by-kind.ts";
import { numbersOf } from "../what-stands.ts";
import type { Xml } from "../xml.ts";
import { type Block, holding, lido, type Part, spoken } from "./block.ts";
import { gmlOf } from "./gml.ts";
import { legalBody, place } from "./references.ts";

const current = lidoIri("00475");
const former = lidoIri("00476");
/** `lido:type` of an inventory number. */
const inventory = lidoIri("00113");

/** A repository as it is written: who keeps or kept the thing, the numbers it has or had there, and where. */
type Repository = { custodian: PublicRef | undefined; numbers: KindOf<"number">[]; placements: KindOf<"placement">[] };

/**
 * Where it is kept and was, with its numbers there. Its own numbers are the museum's, or whoever keeps it; a former number is with
 * whoever gave it.
 */
export function repositoryWrap(block: Block): Xml | undefined {
  const formerNumbers = block.facts.number.filter(
    ({ fault, scheme, standing }) => !fault && scheme !== "sort" && standing === "former",
  );
  const placements = block.facts.placement.filter(isRepository);
  const now = placements.filter((one) => !isPast(one));
  const [first, ...others] = now;
  const home = first?.custodian ?? { type: "group", label: block.context.institution, ...uriOf(block) };
  return holding(
    "repositoryWrap",
    {},
    set(block, current, { custodian: home, numbers: numbersOf(block.entity), placements: first ? [first] : [] }),
    others.map((one) => set(block, current, { custodian: one.custodian, numbers: [], placements: [one] })),
    pastOnes(formerNumbers, placements.filter(isPast)).map((one) => set(block, former, one)),
  );
}

const uriOf = ({ context: { institutionUri: uri } }: Block) => (uri === undefined ? {} : { uri });

const isRepository = ({ use, standing, at, custodian, display, position }: KindOf<"placement">) =>
  use !== "seat" &&
  (standing === undefined || standing === "current" || standing === "former") &&
  [at, custodian, display, position && position.on === "earth"].some(Boolean);
const isPast = ({ use, standing }: KindOf<"placement">) => use === "past" || standing === "former";

/** Past repositories: one for each body, in the order in which they are told, and one for former numbers of which nobody is said to have given them. */
function pastOnes(numbers: KindOf<"number">[], placements: KindOf<"placement">[]): Repository[] {
  const found: Repository[] = placements.map((one) => ({
    custodian: one.custodian,
    numbers: [],
    placements: [one],
  }));
  for (const number of numbers) {
    const { assigner } = number;
    const home = found.find((one) =>
      assigner ? nameOf(one.custodian) === nameOf(assigner) : one.numbers.length > 0 && !one.custodian,
    );
    if (home) home.numbers.push(number);
    else found.push({ custodian: assigner, numbers: [number], placements: [] });
  }
  return found;
}

const nameOf = (ref: PublicRef | undefined) => ref && (ref.pid ?? ref.uri ?? ref.label);

function set(block: Block, type: string, { custodian, numbers, placements }: Repository): Xml | undefined {
  const [placement] = placements;
  const display = placement?.display ? [placement.display] : [];
  return holding(
    "repositorySet",
    { type },
    block.version === "1.1" ? spoken(block, "displayRepository", display) : undefined,
    custodian && legalBody(block, "repositoryName", custodian),
    numbers.map((number) => workId(number, type)),
    placement && location(block, placement),
  );
}

function workId({ scheme, value, assigner }: KindOf<"number">, set: string): Part {
  const label = assigner && set === current ? `assigned by ${assigner.label}` : undefined;
  const type = scheme === "inventory" || scheme === "accession" ? inventory : scheme;
  return value.trim() === "" ? undefined : lido("workID", { type, label }, value.trim());
}

function location(block: Block, { at, address, position }: KindOf<"placement">): Part {
  const point = position?.on === "earth" ? gmlOf(position.wkt) : undefined;
  const noted = at === undefined && address ? { type: "place" as const, label: address.value } : at;
  return place(block, "repositoryLocation", noted, point);
}
