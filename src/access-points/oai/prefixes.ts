import type { Format, Harvested } from "../../formats/port.ts";

/** A metadata format of the protocol (section 3.4), with the format that it stands for. */
export type Offered = Harvested & { writes: Format };

/** Every prefix in the order of the table of formats, simple Dublin Core (which the protocol asks for) first. */
export function offeredPrefixes(formats: readonly Format[]): Offered[] {
  const offered = formats.flatMap((writes) => (writes.harvested ? [{ ...writes.harvested, writes }] : []));
  const rank = ({ prefix }: Offered) => (prefix === "oai_dc" ? 0 : 1);
  return offered.sort((a, b) => rank(a) - rank(b));
}
