import type { Pid } from "../../identifiers/pid.ts";

/** What the oai-identifier scheme takes for a repository: a domain name whose parts begin with letters. */
const domain = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/i;

/** Identifiers of a repository (guidelines for oai-identifiers): the host of the namespace, then the PID. */
export type OaiIdentifiers = {
  /** `"data.example.org"`; undefined where the host is no domain name, and identifiers are of no described scheme. */
  repository: string | undefined;
  /** `"oai:data.example.org:X5K4-2B6C-9Q1W"`. */
  of(pid: Pid | string): string;
  /** What may be a PID, in any spelling: what follows the repository, or the namespace. Undefined for an identifier of others. */
  textOf(identifier: string): string | undefined;
};

/** The identifiers of the repository under a namespace, `"https://data.example.org"`. */
export function identifiersUnder(base: string): OaiIdentifiers {
  const host = new URL(base).hostname.replace(/[^a-z0-9.-]/gi, "");
  const heads = [`oai:${host}:`, `${base}/`].map((head) => head.toLowerCase());
  return {
    repository: domain.test(host) ? host : undefined,
    of: (pid) => `oai:${host}:${pid}`,
    textOf(identifier) {
      const head = heads.find((one) => identifier.toLowerCase().startsWith(one));
      return head === undefined ? undefined : identifier.slice(head.length);
    },
  };
}
