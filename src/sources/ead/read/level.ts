import type { XmlElement } from "../../reading/xml.ts";
import type { Keyed } from "./identify.ts";

/** An element that is being read. */
export type Open = XmlElement & { children: (XmlElement | string)[] };

/** A level of description that is being read: the collection or a component, with the one that it is in. */
export type Level = {
  kind: "collection" | "component";
  element: Open;
  /** Its place in the file: the collection is 1, its first component 2. */
  row: number;
  /** Its place among those of its parent, from 1. */
  order: number;
  parent?: Level;
  audience?: string;
  /** What it is called in keys, as soon as that is known. */
  keyed?: Keyed;
  isGiven: boolean;
  /** How many components it has so far. */
  parts: number;
  /** How often each step of a component without an id was met. */
  steps: Map<string, number>;
};
