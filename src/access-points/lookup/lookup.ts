import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { isAliasDate, validAt } from "../../registry/numbers.ts";
import type { Alias, PidState } from "../../registry/port.ts";
import type { AccessPoint, HttpAnswer, HttpRequest, Reading } from "../port.ts";
import { readPublic } from "../reading.ts";
import { citing, linkHeader } from "../resolver/signposts.ts";
import { wantsPage } from "../wants-page.ts";
import { wasPublic } from "../was-public.ts";

/** One of several things that a number may mean. */
export type Choice = Omit<Alias, "standing"> & { label: string; type: string; standing: string };

const endings: ReadonlySet<PidState> = new Set(["tombstoned", "withdrawn"]);

/** What look-up needs: how to read, the names of sources (each is a scheme), and a page for people when there are several answers. */
export type Lookup = {
  reading: Reading;
  base: string;
  sources: readonly string[];
  choicesPage(number: string, choices: readonly Choice[]): string;
};

/**
 * `/lookup/{scheme}/{number}` and `/lookup?number=…`: by any number a thing has or had. Everything after the scheme is
 * the number, slashes too; with `?at=1856` only what was so called then. One thing: 303 to its PID; several: 300 with the
 * choices. A number of a merged thing finds its survivor; one that has ended is found only where nothing else has the number. A
 * source's name is a scheme too: that of its own keys (`/lookup/tms/object/6183`). Faults: `number-unknown`, `request-malformed`.
 */
export function lookup({ reading, base, sources, choicesPage }: Lookup): AccessPoint {
  async function candidates({ number, scheme, at }: Question): Promise<Choice[]> {
    const keyed = scheme !== undefined && sources.includes(scheme) ? await byKey(scheme, number) : [];
    const everAliases = keyed.length > 0 ? keyed : await reading.registry.find(number, scheme);
    const aliases = at === undefined ? everAliases : everAliases.filter((alias) => validAt(alias, at));
    const leading = await reading.registry.survivors(aliases.map(({ pid }) => pid));
    const described = new Map<Pid, Choice>();
    const ended = new Map<Pid, Choice>();
    for (const alias of aliases) {
      const pid = leading.get(alias.pid) ?? alias.pid;
      if (described.has(pid) || ended.has(pid)) continue;
      const found = await seen(pid);
      if (!found) continue;
      const { state, label, type } = found;
      (endings.has(state) ? ended : described).set(pid, { ...alias, pid, label, type });
    }
    if (described.size === 0) return ended.size === 1 ? [...ended.values()] : [];
    const all = [...described.values()];
    const current = all.filter(({ standing }) => standing === "current");
    return current.length > 0 ? current : all;
  }

  async function byKey(source: string, id: string): Promise<Alias[]> {
    const key = `${source}/${id}`;
    const pid = (await reading.registry.lookup([key])).get(key);
    return pid === undefined ? [] : [{ pid, scheme: source, value: id, standing: "current" }];
  }

  async function seen(pid: Pid): Promise<{ state: PidState; label: string; type: string } | undefined> {
    const resolution = await reading.registry.resolve(pid);
    if (!resolution.found) return undefined;
    const { state, type } = resolution;
    if (state === "withdrawn") return (await wasPublic(reading, pid)) ? { state, label: pid, type } : undefined;
    const entity = await readPublic(reading, resolution);
    return entity && { state, label: entity.label, type: entity.type };
  }

  return {
    name: "lookup",
    segments: ["lookup"],
    async handle(request) {
      const question = readQuestion(request);
      const { scheme, number, at } = question;
      const choices = await candidates(question);
      const [only] = choices;
      if (!only) {
        const among = scheme === undefined ? "any scheme" : `the scheme “${scheme}”`;
        throw new Problem(
          "number-unknown",
          `Nothing public has or had the number “${number}” in ${among}${at === undefined ? "" : `, in ${at}`}. Check the number and the scheme.`,
        );
      }
      return choices.length === 1 ? found(only, base) : several(number, choices, request, choicesPage);
    },
  };
}

/** A number, perhaps of one scheme, as it was valid at a date. */
type Question = { scheme?: string; number: string; at?: string };

function readQuestion({ path, query }: HttpRequest): Question {
  const [, scheme, rest] = /^\/lookup\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const parameters = new URLSearchParams(query ?? "");
  const date = parameters.get("at");
  if (date !== null && !isAliasDate(date))
    throw new Problem("request-malformed", `“${date}” is no date: give a year, month or day, such as at=1856-03-01.`);
  const at = date === null ? {} : { at: date };
  if (scheme !== undefined && rest !== undefined)
    return { scheme: decode(scheme).toLowerCase(), number: decode(rest), ...at };
  const number = parameters.get("number")?.trim();
  if (number) return { number, ...at };
  throw new Problem(
    "request-malformed",
    "Ask for /lookup/{scheme}/{number}, such as /lookup/inventory/NG35, or /lookup?number=NG35.",
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem(
      "request-malformed",
      "The number has a % that is not followed by two hexadecimal digits of UTF-8.",
    );
  }
}

function found({ pid }: Choice, base: string): HttpAnswer {
  return {
    status: 303,
    headers: { location: `/${pid}`, link: linkHeader(citing(pid, base)), "cache-control": "no-cache" },
  };
}

function several(
  number: string,
  choices: readonly Choice[],
  request: HttpRequest,
  page: Lookup["choicesPage"],
): HttpAnswer {
  const forPeople = wantsPage(request);
  const body = forPeople
    ? page(number, choices)
    : `${JSON.stringify({ number, choices: choices.map((choice) => ({ ...choice, href: `/${choice.pid}` })) }, null, 2)}\n`;
  const type = forPeople ? "text/html; charset=utf-8" : "application/json";
  const link = choices
    .map(({ pid }) => `</${pid}>; rel="alternate"`)
    .slice(0, 20)
    .join(", ");
  return { status: 300, headers: { "content-type": type, vary: "Accept", link, "cache-control": "no-cache" }, body };
}
