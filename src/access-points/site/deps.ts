import type { Press } from "../press.ts";

/** How many public things there are by type: `{ object: 3778 }`. */
export type Counts = { readonly [type: string]: number | undefined };

/** A record that the home page offers as worth opening. */
export type Example = { pid: string; type: string; label: string };

/** What the site's pages need: what documents are told of the museum and every format, how many public things there are by type, and some worth opening. */
export type SiteDeps = Press & {
  counts(): Promise<Counts>;
  examples(): Promise<Example[]>;
};
