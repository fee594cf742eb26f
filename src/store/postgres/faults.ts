import { Problem } from "../../errors.ts";

/** Where a store is, for people: the address without its password, `"postgres://cartouche@db.example.org/museum"`. */
export function placeOf(url: string): string {
  try {
    const { username, host, pathname } = new URL(url);
    return `postgres://${username ? `${username}@` : ""}${host}${pathname}`;
  } catch {
    return "the database of CARTOUCHE_STORE_URL";
  }
}

const unreachable = "Check that the server runs, and the address in CARTOUCHE_STORE_URL; what was committed is kept.";
const refused = "Check the user, the password and the database's name in CARTOUCHE_STORE_URL.";
const forbidden = "Grant its user CREATE on the database, or make that user the owner of both schemas.";
const full = "Free some space on the database's disk, then run the command again: what was committed is kept.";

/** By SQLSTATE (PostgreSQL, appendix A): the whole code, or its class of two characters. */
const bySqlState: Readonly<Record<string, { code: "store-unreachable" | "disk-full"; remedy: string }>> = {
  "08": { code: "store-unreachable", remedy: unreachable },
  "28": { code: "store-unreachable", remedy: refused },
  "3D000": { code: "store-unreachable", remedy: refused },
  "42501": { code: "store-unreachable", remedy: forbidden },
  "53100": { code: "disk-full", remedy: full },
  "53": { code: "store-unreachable", remedy: unreachable },
  "57": { code: "store-unreachable", remedy: unreachable },
};

const lostCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "EPIPE",
]);
const lostWords = /^Connection terminated|^timeout exceeded|timeout expired|^Query read timeout|not queryable|SSL|SASL/;

/** A fault of the server or of the way to it in the operator's words; any other as it is. */
export function explain(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const code = "code" in error ? String(error.code) : "";
  const known = bySqlState[code] ?? (code.length === 5 ? bySqlState[code.slice(0, 2)] : undefined);
  const lost = lostCodes.has(code) || code === "ENOENT" || lostWords.test(error.message);
  const found = known ?? (lost ? { code: "store-unreachable" as const, remedy: unreachable } : undefined);
  if (!found) return error;
  const said = error.message || code;
  return new Problem(found.code, `${placeOf(url)}: ${said.replace(/\.$/, "")}. ${found.remedy}`);
}
