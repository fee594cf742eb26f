import type { Document } from "../document.ts";
import type { Fault } from "../result.ts";
import type { SchemaCache } from "../schema-cache/cache.ts";

/** What a rule has against a document; nothing where it holds. */
export type Check = (document: Document) => readonly Fault[] | Promise<readonly Fault[]>;

/** Makes of a rule and what it names in the schema cache a check that is used again and again; what is thrown says why it cannot. */
export type Compile<Rule> = (rule: Rule, cache: SchemaCache) => Check | Promise<Check>;
