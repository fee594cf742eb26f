import { readNative } from "./parse.ts";
import type { Pid } from "./pid.ts";

/** An ARK taken apart: who assigns names (NAAN), the PID it spells, and what follows (`"/manifest"`, `".ttl"` or nothing). */
export type Ark = { naan: string; pid: Pid; suffix: string };

const hyphens = /[-\u00ad\u2010-\u2015\s]/g;
const longestArk = 2000;
const shape = /(?:^|\/)ark:\/?([^/.?]+)\/([^/.?]+)([/.][^?]*)?(?:\?.*)?$/i;
/** Name assigners' numbers may be betanumeric: `"b5488"`. */
const assigner = /^[0-9a-z]+$/;

/** A native PID as an ARK: `"ark:12345/x5k42b6c9q1w"`, in the lower case that ARKs compare by. */
export function printArk(pid: Pid, naan: string): string {
  return `ark:${naan}/${pid.replaceAll("-", "").toLowerCase()}`;
}

/**
 * Reads an ARK of a native PID, with or without a host before it and the old slash after `ark:`; hyphens are inert and any case
 * is read (draft-kunze-ark, *Normalization and Lexical Equivalence*). What follows the name is left as it is. Undefined for any other text.
 */
export function readArk(decoded: string): Ark | undefined {
  if (decoded.length > longestArk) return undefined;
  const [, by = "", name = "", suffix = ""] = shape.exec(decoded.trim()) ?? [];
  const naan = by.replace(hyphens, "").toLowerCase();
  const pid = assigner.test(naan) ? readNative(name.replace(hyphens, "")) : undefined;
  return pid && { naan, pid, suffix: suffix.replace(/[/.]+$/, "") };
}
