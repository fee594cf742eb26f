import { hash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../../errors.ts";
import { readSchematron } from "../schematron/read-schematron.ts";
import { writeSchematron } from "../schematron/write-schematron.ts";
import { type Artefact, artefacts, extracted } from "./artefacts.ts";
import type { SchemaCache } from "./cache.ts";
import { stateOf, stateOfExtracted } from "./look-through.ts";

/** What became of an artefact: it was there, it was brought, or why it could not be. */
export type Filled = { path: string } & ({ outcome: "there" | "brought" } | { outcome: "failed"; why: string });

/** `mirror` is an address under which all artefacts stand as in the cache; else each is fetched where it comes from. */
export type Filling = { mirror?: string | undefined; timeoutSeconds?: number };

const atOnce = 6;
const mostBytes = 16 * 1024 * 1024;

/**
 * Brings what a cache lacks or has otherwise. Only what has the hash that is known here is kept, and nothing is left half written.
 * Fault: `data-folder-unwritable`.
 */
export async function* fillSchemaCache(cache: SchemaCache, filling: Filling = {}): AsyncGenerator<Filled> {
  for (let at = 0; at < artefacts.length; at += atOnce)
    yield* await Promise.all(artefacts.slice(at, at + atOnce).map((artefact) => bring(artefact, cache, filling)));
  for (const each of extracted) yield extract(each, cache);
}

async function bring(
  artefact: Artefact,
  cache: SchemaCache,
  { mirror, timeoutSeconds = 30 }: Filling,
): Promise<Filled> {
  const { path, address, sha256 } = artefact;
  if (stateOf(artefact, cache) === "present") return { path, outcome: "there" };
  const from = mirror === undefined ? address : `${mirror.replace(/\/+$/, "")}/${path}`;
  try {
    const body = await fetched(from, timeoutSeconds);
    if (hash("sha256", body) !== sha256)
      return { path, outcome: "failed", why: `${from} sent something else than this Cartouche knows; it was not kept` };
    keep(path, body, cache);
    return { path, outcome: "brought" };
  } catch (error) {
    if (error instanceof Problem) throw error;
    return { path, outcome: "failed", why: `${from}: ${wordsOf(error)}` };
  }
}

async function fetched(address: string, timeoutSeconds: number): Promise<Uint8Array> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(timeoutSeconds * 1000) });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  const length = Number(answer.headers.get("content-length") ?? 0);
  if (length > mostBytes) throw new Error(`it is of ${length} bytes, which no schema is`);
  return answer.bytes();
}

/** `fetch` says why only in its cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function extract(each: { path: string; from: string }, cache: SchemaCache): Filled {
  const { path, from } = each;
  if (!cache.has(from)) return { path, outcome: "failed", why: `it is made out of ${from}, which is not there` };
  if (stateOfExtracted(each, cache) === "present") return { path, outcome: "there" };
  keep(path, writeSchematron(readSchematron(cache.read(from))), cache);
  return { path, outcome: "brought" };
}

function keep(path: string, body: string | Uint8Array, { folder }: SchemaCache): void {
  const file = join(folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, body);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new Problem(
      "data-folder-unwritable",
      `${file} cannot be written: ${wordsOf(error)}. Check the folder's owner and permissions, or set CARTOUCHE_SCHEMAS.`,
    );
  }
}
