import type { ClassName } from "./classes.ts";
import type { Term } from "./terms.ts";

/**
 * A node of a record's tree, in Linked Art's shape but with an address of its own on every node:
 * `{ id: "https://…/X5K4-2B6C-9Q1W#title", type: "Name", content: "Sunflowers" }`. The whole graph of a record is one such tree.
 */
export type LinkedArtNode = { id: string; type: ClassName } & { [T in Term]?: LinkedArtValue };

export type LinkedArtValue = LinkedArtNode | LinkedArtNode[] | string | number;

/**
 * Something a fact says of its subject: a term and one value. Where the schema has no place for the term it is said by an
 * attribute assignment under `label`, as it is where it is said `apart`; without a term it only relates the two. `note` is what else the fact says of the link, for which only an assignment has room.
 */
export type Assertion = { term?: Term; label?: string; note?: string; apart?: true; value: LinkedArtNode | string };
