import type { EntryQuery } from "../../feeds/port.ts";

/** Someone who is told of changes: where, of what, and with which secret it is signed. */
export type Hook = {
  id: string;
  url: string;
  /** What it is told of: everything (`{}`), a type, one thing, a set. */
  topic: EntryQuery;
  /** `"whsec_…"` (Standard Webhooks): shown once, when it is made. */
  secret: string;
  created: string;
  /** Up to which entry of the log deliveries were made. */
  seq: number;
  /** Since when nothing more is sent, because its address said that it is gone. */
  ended?: string;
};

/** Changes that are sent together: the entries after `after` up to `upTo`. `dead`: it was given up after all attempts. */
export type Delivery = {
  id: number;
  hook: string;
  after: number;
  upTo: number;
  state: "waiting" | "delivered" | "dead";
  attempts: number;
  next: string;
  /** Why the last attempt failed. */
  fault?: string;
};
