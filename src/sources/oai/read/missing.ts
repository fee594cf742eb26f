import { type KeySet, keySet } from "../../reading/seen-keys.ts";
import { allAt, attributeOf, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import type { OaiSettings } from "../options.ts";
import { tokenOf } from "./answer.ts";
import { keyOf } from "./record-items.ts";
import type { Repository } from "./repository.ts";

const holdsMs = 60 * 60 * 1000;

/**
 * Tells which records the repository has no longer: those that its list of identifiers lacks and that it does not know when it is
 * asked for each. What a repository says of itself (`deletedRecord`) is no proof. The list is asked for once an hour at most; a list
 * that was cut tells nothing. Fault: `source-unreadable`.
 */
export function missingIn(
  settings: OaiSettings,
  repository: Repository,
): (keys: readonly string[]) => Promise<string[]> {
  let listed: { at: number; identifiers: KeySet } | undefined;
  const beginning = keyOf(settings, "");
  return async (keys) => {
    const identifiers = keys.filter((key) => key.startsWith(beginning)).map((key) => key.slice(beginning.length));
    if (identifiers.length === 0) return [];
    if (!listed || Date.now() - listed.at > holdsMs)
      listed = { at: Date.now(), identifiers: await identifiersIn(settings, repository) };
    const missing: string[] = [];
    for (const identifier of identifiers)
      if (!listed.identifiers.has(identifier) && (await isGone(settings, repository, identifier)))
        missing.push(keyOf(settings, identifier));
    return missing;
  };
}

async function identifiersIn({ prefix, set }: OaiSettings, repository: Repository): Promise<KeySet> {
  const found = keySet();
  let parameters: Record<string, string> = { metadataPrefix: prefix, ...(set === undefined ? {} : { set }) };
  for (;;) {
    const { error, body } = await repository.ask({ verb: "ListIdentifiers", ...parameters });
    if (error && error.code !== "noRecordsMatch") throw await repository.refusal(error);
    for (const header of childrenOf(body, "header")) {
      const identifier = textOf(firstAt(header, "identifier"));
      if (identifier !== undefined && attributeOf(header, "status") !== "deleted") found.add(identifier);
    }
    const { value } = tokenOf(body);
    if (value === undefined) return found;
    parameters = { resumptionToken: value };
  }
}

/** Whether the repository does not know an identifier, or says that its record was deleted. */
async function isGone({ prefix }: OaiSettings, repository: Repository, identifier: string): Promise<boolean> {
  const { error, body } = await repository.ask({ verb: "GetRecord", metadataPrefix: prefix, identifier });
  if (error) return error.code === "idDoesNotExist";
  return allAt(body, "record", "header").some((header) => attributeOf(header, "status") === "deleted");
}
