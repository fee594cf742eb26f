import { sets } from "./marc-8-sets.ts";

/** Text that was in MARC-8, the final characters of the sets that are not known here, and whether a code was none of its set's. */
export type Marc8Text = { text: string; unknownSets: readonly string[]; hasUnknownCodes: boolean };

const escapeCode = 0x1b;
/** What stands for a character of a set that is not known here: the geta mark, as printers have it. */
const geta = "〓";
/** The superscript alif is a letter there. */
const isMark = /^(?!\u0670)\p{M}/u;
/** Non-sorting begins and ends, joiners: controls that MARC-8 has in common with nobody. */
const controls: Record<number, string> = { 136: "\u0098", 137: "\u009c", 141: "\u200d", 142: "\u200c" };

/**
 * MARC-8 as Unicode in NFC (MARC 21 Specifications, Character Sets, Part 2): `a e2 65` → `"aé"`. Marks come before their letter, sets are
 * changed by escape sequences; a character of a set that is not known here (East Asian, `$1`) becomes `"〓"`.
 */
export function fromMarc8(bytes: Uint8Array): Marc8Text {
  const working = { g0: "B", g1: "E" };
  const unknown = new Set<string>();
  let hasUnknownCodes = false;
  let text = "";
  let marks = "";
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    const change = code === escapeCode ? changeAt(bytes, at) : undefined;
    if (change) {
      working[change.half] = change.set;
      at += change.length - 1;
      continue;
    }
    const set = code < 0x80 ? working.g0 : working.g1;
    const letter = letterOf(code, set);
    if (letter === geta) {
      unknown.add(set);
      if (set.startsWith("$")) at += 2;
    }
    hasUnknownCodes ||= letter === "\ufffd";
    if (isMark.test(letter)) marks += letter;
    else if (letter !== "") {
      text += letter + marks;
      marks = "";
    }
  }
  return { text: (text + marks).normalize("NFC"), unknownSets: [...unknown], hasUnknownCodes };
}

/** The character of a code in a working set; none for controls that are not MARC's. */
function letterOf(code: number, set: string): string {
  const low = code & 0x7f;
  if (low <= 0x20 || low === 0x7f) return controls[code] ?? (code < 0x80 ? String.fromCharCode(code) : "");
  const points = sets.get(set);
  if (!points) return geta;
  return String.fromCodePoint(points[low] ?? 0xfffd);
}

type Change = { half: "g0" | "g1"; set: string; length: number };

/** A change of set: `ESC ( N`, `ESC ) ! E`, `ESC $ 1`, `ESC $ ) 1`, `ESC g`, `ESC s`; undefined where an escape begins none. */
function changeAt(bytes: Uint8Array, at: number): Change | undefined {
  const sequence = String.fromCharCode(...bytes.subarray(at + 1, at + 5));
  const [all = "", several = "", half = "", final = ""] = /^(\$?)([(),-]?)!?([A-Z0-9])/.exec(sequence) ?? [];
  if (final !== "" && (several !== "" || half !== "")) {
    const set = several !== "" ? `$${final}` : final;
    return { half: half === ")" || half === "-" ? "g1" : "g0", set, length: all.length + 1 };
  }
  const simple = /^[gbps]/.exec(sequence)?.[0];
  return simple ? { half: "g0", set: simple === "s" ? "B" : simple, length: 2 } : undefined;
}
