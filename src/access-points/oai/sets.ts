import { element, type Xml } from "../../formats/xml.ts";
import type { Given, Refusal } from "./arguments.ts";
import type { Provider } from "./provider.ts";
import { opened, sealed } from "./token.ts";

/** Where a list of sets goes on: behind one. */
type SetPlace = { verb: "ListSets"; after: string; cursor: number };

/** ListSets (section 4.6), in order of their names. */
export function listSets({ resumptionToken }: Given, { feeds }: Provider, pageSize: number): Xml | Refusal[] {
  const epoch = feeds.epoch();
  const place = resumptionToken === undefined ? undefined : opened<SetPlace>(resumptionToken, epoch);
  if (resumptionToken !== undefined && place?.verb !== "ListSets") return [badToken];
  const cursor = place?.cursor ?? 0;
  const found = feeds.sets({ limit: pageSize + 1, ...(place ? { after: place.after } : {}) });
  const sets = found.slice(0, pageSize);
  if (sets.length === 0) return [noSets];
  const after = found.length > pageSize ? sets.at(-1)?.spec : undefined;
  const next: SetPlace | undefined =
    after === undefined ? undefined : { verb: "ListSets", after, cursor: cursor + sets.length };
  return element(
    "ListSets",
    {},
    sets.map(({ spec, name }) => element("set", {}, element("setSpec", {}, spec), element("setName", {}, name))),
    (place || next) &&
      element(
        "resumptionToken",
        { completeListSize: Math.max(feeds.countSets(), cursor + sets.length), cursor },
        next && sealed(next, epoch),
      ),
  );
}

/** Whoever follows a list by a token that is none starts it again. */
export const badToken: Refusal = {
  code: "badResumptionToken",
  words: "This is no token of this list, or of a log of changes that is no more. Begin the list again.",
};

/** A repository in which nothing is has no sets. */
export const noSets: Refusal = { code: "noSetHierarchy", words: "There are no sets here yet." };
