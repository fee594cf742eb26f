/** What a request asks (OAI-PMH 2.0, sections 3.1.1 and 4): a verb with its arguments, or why it is none. */

/** The six verbs and the arguments of each: `!` must be there, `?` may, `*` stands alone. */
const verbs = {
  Identify: {},
  ListMetadataFormats: { identifier: "?" },
  ListSets: { resumptionToken: "*" },
  GetRecord: { identifier: "!", metadataPrefix: "!" },
  ListIdentifiers: { metadataPrefix: "!", from: "?", until: "?", set: "?", resumptionToken: "*" },
  ListRecords: { metadataPrefix: "!", from: "?", until: "?", set: "?", resumptionToken: "*" },
} as const satisfies Record<string, Partial<Record<Argument, "!" | "?" | "*">>>;

type Argument = "identifier" | "metadataPrefix" | "from" | "until" | "set" | "resumptionToken";

/** A verb, `"ListRecords"`. */
export type Verb = keyof typeof verbs;

/** The arguments as they were given; each is of its form. */
export type Given = Partial<Record<Argument, string>>;

/** A request that can be understood. */
export type Asked = { verb: Verb; given: Given };

/** Why a request is refused: a code of the protocol (section 3.6) and words that say what to do. */
export type Refusal = {
  code:
    | "badArgument"
    | "badResumptionToken"
    | "badVerb"
    | "cannotDisseminateFormat"
    | "idDoesNotExist"
    | "noMetadataFormats"
    | "noRecordsMatch"
    | "noSetHierarchy";
  words: string;
};

/** The characters of prefixes and of the parts of a set's name: `unreserved` and `mark` of RFC 2396. */
const word = "[A-Za-z0-9\\-_.!~*'()]+";
const moment = /^(?!0000)\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;

const forms: Record<Argument, { test(value: string): boolean; words: string }> = {
  identifier: {
    test: (value) => /^[A-Za-z][A-Za-z0-9+.-]*:./s.test(value),
    words: "is not a URI; identifiers are as in ListIdentifiers",
  },
  metadataPrefix: {
    test: (value) => new RegExp(`^${word}$`).test(value),
    words: "is not a prefix; ListMetadataFormats has them",
  },
  from: { test: isMoment, words: "is not a day or moment such as 2026-11-30 or 2026-11-30T10:00:00Z" },
  until: { test: isMoment, words: "is not a day or moment such as 2026-11-30 or 2026-11-30T10:00:00Z" },
  set: {
    test: (value) => new RegExp(`^${word}(?::${word})*$`).test(value),
    words: "is not the name of a set; ListSets has them",
  },
  resumptionToken: { test: (value) => value !== "", words: "is empty; a list whose last token is empty is complete" },
};

/** Reads a query or form, `"verb=ListRecords&metadataPrefix=lido"`. */
export function readArguments(text: string): Asked | Refusal[] {
  const said = [...new URLSearchParams(text)];
  const named = said.filter(([name]) => name === "verb").map(([, value]) => value);
  const [verb = ""] = named;
  const known = `the verbs are ${Object.keys(verbs).join(", ")}`;
  if (named.length !== 1)
    return [{ code: "badVerb", words: `There is ${named.length === 0 ? "no verb" : "more than one verb"}; ${known}.` }];
  if (!isVerb(verb)) return [{ code: "badVerb", words: `“${shown(verb)}” is no verb; ${known}.` }];
  const given: Given = {};
  const faults: string[] = [];
  for (const [name, value] of said.filter(([name]) => name !== "verb")) {
    if (!(name in verbs[verb])) faults.push(`${verb} takes no argument “${shown(name)}”.`);
    else if (given[name as Argument] !== undefined) faults.push(`${name} is given more than once.`);
    else given[name as Argument] = value;
  }
  faults.push(...faultsOf(verb, given));
  return faults.length > 0 ? faults.map((words) => ({ code: "badArgument", words })) : { verb, given };
}

function isVerb(text: string): text is Verb {
  return Object.hasOwn(verbs, text);
}

function faultsOf(verb: Verb, given: Given): string[] {
  const faults: string[] = [];
  const rules: Given = verbs[verb];
  const isResumed = given.resumptionToken !== undefined;
  for (const [name, value] of Object.entries(given) as [Argument, string][]) {
    if (isResumed && name !== "resumptionToken") faults.push(`${name} cannot stand beside a resumptionToken.`);
    else if (!forms[name].test(value)) faults.push(`${name} “${shown(value)}” ${forms[name].words}.`);
  }
  for (const [name, rule] of Object.entries(rules) as [Argument, string][])
    if (rule === "!" && !isResumed && given[name] === undefined) faults.push(`${verb} needs the argument ${name}.`);
  const { from, until } = given;
  if (faults.length > 0 || from === undefined || until === undefined) return faults;
  if (from.length !== until.length) return ["from and until must both be days, or both be moments."];
  return from > until ? ["from is later than until."] : [];
}

/** A day or moment that there is: not the thirtieth of February. */
function isMoment(value: string): boolean {
  if (!moment.test(value)) return false;
  const read = new Date(value);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value.replace("Z", ""));
}

/** Words of a stranger's, as far as they help. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A span of moments; a day is all of it (section 2.7.1). */
export function spanOf({ from, until }: Given): { from?: string; until?: string } {
  return {
    ...(from === undefined ? {} : { from: from.length === 10 ? `${from}T00:00:00Z` : from }),
    ...(until === undefined ? {} : { until: until.length === 10 ? `${until}T23:59:59Z` : until }),
  };
}
