import type { KeyRef, NumberFact } from "../../../entities/facts.ts";
import { authorityOf } from "../../telling/authority.ts";
import { type Node, nodesAt, wordAt } from "../node.ts";
import type { NumberUse } from "../number-uses.ts";
import type { CiimSettings } from "../options.ts";
import type { Tell } from "./tell.ts";

const at = "identifier.value";

/** Says a record's identifiers by their type. Its PID is no number: the harvest adopts it. */
export function sayNumbers(tell: Tell): void {
  const said = new Set<string>();
  for (const node of nodesAt(tell.source, "identifier")) {
    const type = wordAt(node, "type") ?? "";
    const value = wordAt(node, "value");
    if (value === undefined || type === "PID") continue;
    const address = wordAt(node, "id");
    if (type === "PID (external)") saySameAs(tell, value, said);
    else if (address !== undefined) saySameAs(tell, address, said);
    else if (type === "LC call number") sayClassMark(tell, value);
    else if (type === "Catalogue Raisonné Ref") sayCatalogue(tell, value, type);
    else sayNumber(tell, node, said);
  }
}

/** Says that the thing is what an authority's address names, once. */
function saySameAs(tell: Tell, address: string, said: Set<string>): void {
  const { uri, scheme } = authorityOf(address) ?? { uri: address, scheme: hostOf(address) };
  if (said.has(uri)) {
    const detail = "The record has this identifier twice; it is said once. Take one of them out.";
    tell.doubt("identifier-twice", at, address, detail);
    return;
  }
  said.add(uri);
  tell.say(at, { kind: "same-as", uri, scheme, match: "exact", status: "asserted" }, { by: { uri } });
}

function sayNumber(tell: Tell, node: Node, said: Set<string>): void {
  const type = wordAt(node, "type") ?? "";
  const use = useOf(type, tell.settings);
  const value = bareNumber(wordAt(node, "value") ?? "", use);
  const { scheme, fault } = classOf(value, use, tell.settings);
  // The display number nearly always is the object number once more.
  if (said.has(`${scheme}\n${value}`)) return;
  said.add(`${scheme}\n${value}`);
  const body: NumberFact<KeyRef> = {
    kind: "number",
    value,
    scheme,
    ...(use.assigned ? { assigner: { type: "group", text: type.replace(/\s+object number$/i, "") } } : {}),
    ...(fault === undefined ? {} : { fault }),
  };
  tell.say(at, body, {
    by: { type, value },
    ...(use.standing ? { standing: use.standing } : {}),
    ...(use.audience ? { audience: use.audience } : {}),
    ...(type ? { sourceWord: type } : {}),
  });
}

/** What a type of identifier is; one that is not known is a scheme of its own. */
function useOf(type: string, { numbers }: CiimSettings): NumberUse {
  const word = type.toLowerCase();
  const known = Object.hasOwn(numbers, word) ? numbers[word] : undefined;
  const own = word.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return known ?? { scheme: own === "" ? "other" : own };
}

/** `(OCoLC)692496` says whose number it is as well. */
const bareNumber = (value: string, { scheme }: NumberUse) =>
  scheme === "oclc" ? value.replace(/^\([^)]*\)/, "") : value;

/** A number of ours is of the class that it is written in; what only holds a place is none. */
function classOf(value: string, use: NumberUse, { numberPatterns }: CiimSettings): Pick<NumberUse, "scheme" | "fault"> {
  if (use.scheme !== "inventory") return use;
  const found = numberPatterns.find(({ pattern }) => new RegExp(pattern).test(value));
  const fault = use.fault ?? found?.fault;
  return {
    scheme: use.assigned ? use.scheme : (found?.scheme ?? use.scheme),
    ...(fault === undefined ? {} : { fault }),
  };
}

function sayClassMark(tell: Tell, value: string): void {
  const concept = { type: "concept" as const, text: value };
  tell.say(at, { kind: "classification", aspect: "class-mark", concept }, { by: { mark: value } });
}

function sayCatalogue(tell: Tell, value: string, type: string): void {
  const publication = { type: "publication" as const, text: "Catalogue raisonné" };
  tell.say(at, { kind: "citation", publication, number: value }, { by: { number: value }, sourceWord: type });
}

/** Of an authority that is not known, its host. */
function hostOf(address: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address)?.[1];
  return host?.toLowerCase() ?? "other";
}
