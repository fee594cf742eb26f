import type { Format } from "../../formats/port.ts";

/** How many public things there are by type: `{ object: 3778 }`. */
export type Counts = { readonly [type: string]: number | undefined };

/** A record that the home page offers as worth opening. */
export type Example = { pid: string; type: string; label: string };

/** What the site's pages need: the museum's name, the namespace of PIDs, every format, how many public things there are by type, and some worth opening. */
export type SiteDeps = {
  institution: string;
  /** Without a slash at the end: `"https://data.example.org"`. */
  base: string;
  formats: readonly Format[];
  counts(): Promise<Counts>;
  examples(): Promise<Example[]>;
};
