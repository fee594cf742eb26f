import { foreignGrammars } from "../../identifiers/grammars.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Alias } from "../port.ts";

/** One PID's claim to an identifier of a foreign grammar: `{ value: "000-04PN-0000", scheme: "beta", pid, wrong: false }`. */
export type Claim = { value: string; scheme: string; pid: Pid; wrong: boolean };

/** Identifiers of foreign grammars, matched exactly. Numbers of other schemes resolve nothing and are not held. */
export type Claims = {
  put(alias: Alias): void;
  /** Whose an identifier is: the oldest claim that is not wrong. */
  holder(value: string): Pid | undefined;
  /** Every claim, those to one identifier from the oldest on. May be read slowly: claims that are made meanwhile do no harm. */
  all(): Iterable<Claim>;
};

type Contested = Omit<Claim, "value">[];

/** No claims yet. Nearly every identifier has one claim that holds, and for that a map of texts is enough. */
export function emptyClaims(): Claims {
  const sole = new Map(foreignGrammars.map((scheme) => [scheme, new Map<string, Pid>()]));
  /** Identifiers with several claims or a wrong one, in the order in which they were made. */
  const contested = new Map<string, Contested>();

  function soleClaim(value: string): { scheme: string; pid: Pid } | undefined {
    for (const [scheme, holders] of sole) {
      const pid = holders.get(value);
      if (pid !== undefined) return { scheme, pid };
    }
    return undefined;
  }

  function contest(value: string): Contested {
    const known = contested.get(value);
    if (known) return known;
    const first = soleClaim(value);
    const claims = first ? [{ ...first, wrong: false }] : [];
    if (first) sole.get(first.scheme)?.delete(value);
    contested.set(value, claims);
    return claims;
  }

  return {
    put({ pid, scheme, value, standing }) {
      const holders = sole.get(scheme);
      if (!holders) return;
      const wrong = standing === "wrong";
      const first = contested.has(value) ? undefined : soleClaim(value);
      if (!wrong && first?.pid === pid && first.scheme === scheme) return;
      if (!wrong && !first && !contested.has(value)) {
        holders.set(value, pid);
        return;
      }
      const claims = contest(value);
      const same = claims.find((claim) => claim.pid === pid && claim.scheme === scheme);
      if (same) same.wrong = wrong;
      else claims.push({ scheme, pid, wrong });
    },
    holder: (value) => soleClaim(value)?.pid ?? contested.get(value)?.find(({ wrong }) => !wrong)?.pid,
    *all() {
      for (const [scheme, holders] of sole)
        for (const [value, pid] of holders) yield { value, scheme, pid, wrong: false };
      for (const [value, claims] of contested) for (const claim of claims) yield { value, ...claim };
    },
  };
}
