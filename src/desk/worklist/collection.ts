import type { Press } from "../../access-points/press.ts";
import type { Authority } from "../../entities/authority.ts";
import type { Registry } from "../../registry/port.ts";
import type { Source } from "../../sources/port.ts";
import type { Store } from "../../store/port.ts";
import type { Receipts } from "../../validity/receipts.ts";

/** What the worklists are gathered from. */
export type Collection = {
  registry: Registry;
  store: Store;
  sources: readonly Source[];
  authority: Authority;
  receipts: Receipts;
  base: string;
  press(): Promise<Press>;
};
