/** What an image is of its thing: its chief picture, a part or other side of it, or what an examination gave. */
export type ImageRole = "primary" | "detail" | "technical";

/** What a word of a name stands for; with `uri` where an authority has the technique. */
export type Technique = { words?: string; uri?: string; role?: ImageRole; view?: string };

/**
 * How files are called: a pattern with named groups over the name (without its ending) or over the folder. `number` is the inventory
 * number without leading zeros, after `prefix`; `part` follows it after a point, unless it is zero. `inventory` is the number as it
 * is; `as` puts it together, `"{year}.{lot}.{item}"`. Further groups: `sample`, `technique`, `view`, `magnification`, and `rest`, in
 * whose words techniques are looked for.
 */
export type NamePattern = {
  name: string;
  pattern: RegExp;
  on?: "name" | "folder" | undefined;
  prefix?: string | undefined;
  as?: string | undefined;
  role?: ImageRole | undefined;
};

/** How names are read: the patterns in their order, and their words. */
export type Naming = {
  patterns: readonly NamePattern[];
  prefixes: Readonly<Record<string, string>>;
  techniques: Readonly<Record<string, Technique>>;
  endings: readonly string[];
};

/** What a name says. */
export type NameReading = {
  number: string;
  sample?: string;
  techniques: Technique[];
  view?: string;
  magnification?: number;
  role?: ImageRole;
};
