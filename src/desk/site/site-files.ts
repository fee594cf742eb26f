import type { HttpAnswer } from "../../access-points/port.ts";
import type { Ask } from "../../access-points/server.ts";
import { Problem } from "../../errors.ts";
import { assets } from "../../formats/html/assets.ts";
import { linksetForms } from "../../formats/linkset-forms.ts";
import type { Format } from "../../formats/port.ts";
import { foreignGrammars } from "../../identifiers/grammars.ts";
import { mintPid } from "../../identifiers/mint.ts";
import { parsePid } from "../../identifiers/parse.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { pidStates, type Registry } from "../../registry/port.ts";
import { siteConf, trialConf } from "./nginx-conf.ts";

/** A file of the folder that answers without us: its path in it, and what it holds. */
export type SiteFile = { path: string; bytes: string | Uint8Array };

/** What the folder is made of: the registry, what answers a request as outsiders get it, and how described things are served. */
export type SiteOf = {
  registry: Registry;
  ask: Ask;
  base: string;
  formats: readonly Format[];
  naan: string | undefined;
  /** Whether the documents of described things are in it; without, they are looked for at `fallbackUrl`. */
  documents: boolean;
  fallbackUrl: string | undefined;
};

type Maps = { states: string[]; merges: string[]; aliases: string[]; spellings: string[] };

/**
 * Every file of `site/`: what outsiders are answered now, asked of the very resolver that answers them, with rules for nginx. Only
 * what is or was public is in it. The same registry and store give the same files, in the same order.
 */
export async function* siteFiles(site: SiteOf): AsyncGenerator<SiteFile> {
  const maps: Maps = { states: [], merges: [], aliases: [], spellings: [] };
  for (const state of pidStates) {
    for await (const pid of pidsIn(site.registry, state)) {
      yield* filesOf(pid, site, maps);
    }
  }
  yield* unknownFiles(site);
  for (const { address, body } of Object.values(assets)) yield { path: `www${address}`, bytes: body };
  for (const [name, rows] of Object.entries(maps))
    yield { path: `maps/${name}.map`, bytes: rows.map((row) => `${row};\n`).join("") };
  const mapped = maps.states.length + maps.merges.length + maps.aliases.length;
  yield { path: "cartouche.conf", bytes: siteConf({ ...site, mapped }) };
  yield { path: "nginx.conf", bytes: trialConf() };
  yield { path: "tmp/README", bytes: "nginx keeps what it is sent here while it reads it.\n" };
}

async function* pidsIn(registry: Registry, state: (typeof pidStates)[number]): AsyncGenerator<Pid> {
  if (state === "reserved" || state === "void") return;
  for (let after: Pid | undefined; ; ) {
    const page = await registry.list(state, after, 500);
    yield* page;
    after = page.at(-1);
    if (after === undefined) return;
  }
}

async function* filesOf(pid: Pid, site: SiteOf, maps: Maps): AsyncGenerator<SiteFile> {
  const { ask } = site;
  const thing = await ask(asking(`/${pid}`, "application/json"));
  const place = `www/d/${pid.slice(0, 2)}/${pid}`;
  if (thing.status === 404) return;
  if (thing.status === 503)
    throw new Problem("not-ready", `${pid} cannot be answered just now. Harvest every source once, then export again.`);
  await mapAliases(pid, site, maps);
  if (thing.status === 301) {
    maps.merges.push(`${pid} ${thing.headers.location?.slice(1)}`);
    return;
  }
  const problem = thing.headers["content-type"] === "application/problem+json";
  if (problem) {
    maps.states.push(`${pid} ${thing.status === 451 ? "withheld" : "withdrawn"}`);
    yield { path: `${place}.problem.json`, bytes: bodyOf(thing) };
    yield { path: `${place}.problem.html`, bytes: bodyOf(await ask(asking(`/${pid}`, "text/html"))) };
    return;
  }
  const state = { 200: "stub", 300: "split", 410: "tombstoned" }[thing.status];
  if (state) maps.states.push(`${pid} ${state}`);
  yield { path: place, bytes: "" };
  const ended = thing.status === 300 || thing.status === 410;
  if (!site.documents && !ended) return;
  for (const { extension } of [...site.formats, ...linksetForms]) {
    const document = await ask(asking(`/${pid}.${extension}`, "*/*"));
    // What is not offered is a fault of the asker, and no document; a split thing is told as a page and as JSON.
    if (document.headers["content-type"] === "application/problem+json") continue;
    if (thing.status === 300 && !["html", "json"].includes(extension) && document.status === 300) continue;
    yield { path: `${place}.${extension}`, bytes: bodyOf(document) };
  }
}

/** Identifiers of older forms that lead to this one, and itself where it is one. */
async function mapAliases(pid: Pid, { registry }: SiteOf, maps: Maps): Promise<void> {
  const own = parsePid(pid) === undefined ? [pid as string] : [];
  const aliases = (await registry.aliasesOf(pid)).filter(
    ({ scheme, standing }) => standing !== "wrong" && foreignGrammars.includes(scheme),
  );
  for (const value of [...own, ...aliases.map((alias) => alias.value)]) {
    const found = await registry.resolve(value);
    if (!found.found || found.pid !== pid) continue;
    maps.aliases.push(`${value} ${pid}`);
    maps.spellings.push(`${value} ${value}`);
  }
}

/** What is answered for an identifier that never was: the same for every one. */
async function* unknownFiles({ ask, registry }: SiteOf): AsyncGenerator<SiteFile> {
  let unknown = mintPid((size) => new Uint8Array(size));
  while ((await registry.resolve(unknown)).found) unknown = mintPid();
  for (const [extension, accept] of [
    ["json", "application/json"],
    ["html", "text/html"],
  ] as const)
    yield { path: `www/d/unknown.problem.${extension}`, bytes: bodyOf(await ask(asking(`/${unknown}`, accept))) };
}

const asking = (path: string, accept: string) => ({ method: "GET", path, headers: { accept } });

const bodyOf = ({ body = "" }: HttpAnswer) => body;
