import type { Pid } from "../../identifiers/pid.ts";
import type { SiteFile } from "../../registry/bundle/site-files.ts";
import { type PidState, pidStates } from "../../registry/port.ts";
import type { House } from "../house.ts";
import { answersOfPid, type PidAnswers } from "./answers-of-pid.ts";
import { type Ask, askOf } from "./ask.ts";
import { httpRules } from "./http-rules.ts";
import { pagesAndFaults } from "./pages.ts";
import { serverRules } from "./server-rules.ts";
import { isForeign } from "./spelling.ts";
import { type Form, formsOf, type StoredFile } from "./stored.ts";
import type { Described } from "./thing-rules.ts";

const pageSize = 1000;

/**
 * A site that stands without Cartouche: files and nginx's rules that answer identifiers as the house answers strangers now. With
 * `documents` every public PID's documents are among them; without, what is described is for `fallbackUrl` to show. What
 * outsiders may not see is not asked for and so is in no file. Fault: `not-ready`.
 */
export async function* standingSite(house: House, documents: boolean): AsyncGenerator<SiteFile> {
  const press = await house.press();
  const ask = askOf(house, press);
  const forms = formsOf(press.formats);
  const types = new Map<string, string>();
  const exceptions: Filling = { merges: new Map<string, string>(), aliases: new Map<string, string>() };
  for await (const file of filesOf({ house, ask, forms, documents }, exceptions)) {
    noteType(file, types);
    yield file;
  }
  const { base, naan, licence } = house;
  yield { path: "nginx/http.conf", body: httpRules(forms, exceptions) };
  yield {
    path: "nginx/server.conf",
    body: serverRules({ forms, base, naan, licence, types, described: describedBy(house, documents) }),
  };
}

function describedBy({ fallbackUrl }: House, documents: boolean): Described {
  if (documents) return "here";
  return fallbackUrl === undefined ? "nowhere" : { at: fallbackUrl };
}

type Filling = { merges: Map<string, string>; aliases: Map<string, string> };
type Asking = { house: House; ask: Ask; forms: readonly Form[]; documents: boolean };

async function* filesOf(asking: Asking, { merges, aliases }: Filling): AsyncGenerator<StoredFile> {
  for (const state of askable) {
    for await (const pid of pidsIn(asking.house, state)) {
      asking.ask.nextMoment();
      const legacy = [...(isForeign(pid) ? [pid] : []), ...(await legacyOf(pid, asking.house))];
      const answers = await answersFor(pid, state, legacy.length > 0, asking);
      if (!answers) continue;
      yield* answers.files;
      if (answers.into !== undefined) merges.set(pid, answers.into);
      for (const identifier of legacy) aliases.set(identifier, pid);
    }
  }
  asking.ask.nextMoment();
  yield* pagesAndFaults(asking.ask);
}

/** The states in which a PID may be one that outsiders know. */
const askable = pidStates.filter((state) => state !== "reserved" && state !== "void");

/** Without documents nothing is kept of what is described; that it may be known matters to its legacy identifiers alone. */
async function answersFor(
  pid: Pid,
  state: PidState,
  isNamed: boolean,
  { ask, forms, documents }: Asking,
): Promise<PidAnswers | undefined> {
  const isDescribed = state === "active" || state === "stub";
  if (documents || !isDescribed) return answersOfPid(pid, ask, forms);
  return isNamed && (await ask.for(`/${pid}`)).status !== 404 ? { files: [] } : undefined;
}

/** The identifiers of foreign grammars that lead to a PID: where two claim one, the first claim holds. */
async function legacyOf(pid: Pid, { registry }: House): Promise<string[]> {
  const found: string[] = [];
  for (const { value, standing } of await registry.aliasesOf(pid)) {
    if (standing === "wrong" || !isForeign(value)) continue;
    const resolution = await registry.resolve(value);
    if (resolution.found && resolution.pid === pid) found.push(value);
  }
  return found;
}

async function* pidsIn({ registry }: House, state: PidState): AsyncGenerator<Pid> {
  for (let after: Pid | undefined; ; ) {
    const page = await registry.list(state, after, pageSize);
    yield* page;
    after = page.at(-1);
    if (after === undefined) return;
  }
}

function noteType({ path, type }: StoredFile, types: Map<string, string>): void {
  const extension = path.slice(path.lastIndexOf(".") + 1);
  const known = types.get(extension);
  if (type === undefined || known === type) return;
  if (known !== undefined) throw new Error(`${path} is sent as ${type}, and other .${extension} files as ${known}`);
  types.set(extension, type);
}
