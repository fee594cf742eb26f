import { Problem } from "../../../errors.ts";
import type { ReadItem } from "../../port.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { tallyOf } from "../../reading/tally.ts";
import { childrenOf } from "../../reading/xml-tree.ts";
import type { OaiSettings } from "../options.ts";
import { type OaiAnswer, tokenOf } from "./answer.ts";
import { itemsOf, type Reading } from "./record-items.ts";
import type { Repository } from "./repository.ts";

/** Where a list stands: what was asked, the token of the next page, and the mark that its first page gave. */
type Position = { list: string; from?: string; token: string; mark: string };

const mostRestarts = 2;

/**
 * Every record of the repository, or those since a mark; from a position on, where the token of that position still holds. A token
 * that does not is told, and the list begins anew; what was given is not given again. Fault: `source-unreadable`.
 */
export async function* readRepository(
  settings: OaiSettings,
  repository: Repository,
  { since, position }: { since?: string; position?: string },
): AsyncGenerator<ReadItem> {
  const reading: Reading = { settings, tally: tallyOf(), isSeen: seenKeys() };
  const taken = position === undefined ? undefined : positionFrom(position, listOf(settings));
  const { granularity } = await repository.identify();
  const from = taken ? taken.from : fromOf(settings, since, granularity);
  const progress: Progress = { from, given: 0, mark: taken?.mark, size: undefined, whole: taken === undefined };
  let token = taken?.token;
  for (let restarts = 0; ; ) {
    const answer = await repository.ask(parametersOf(settings, from, token));
    if (answer.error?.code === "badResumptionToken" && token !== undefined && restarts++ < mostRestarts) {
      yield tokenExpired(repository.host, answer);
      token = undefined;
      Object.assign(progress, { mark: undefined, given: 0, whole: true });
      continue;
    }
    yield* pageOf(answer, { repository, reading, progress });
    token = tokenOf(answer.body).value;
    if (token === undefined) break;
    yield {
      position: JSON.stringify({ list: listOf(settings), ...(from ? { from } : {}), token, mark: progress.mark ?? "" }),
    };
  }
  yield* endOf(progress, reading, repository.host);
}

type Progress = {
  from: string | undefined;
  given: number;
  mark: string | undefined;
  size: number | undefined;
  /** Whether the list was read from its first page. */
  whole: boolean;
};

async function* pageOf(
  answer: OaiAnswer,
  { repository, reading, progress }: { repository: Repository; reading: Reading; progress: Progress },
): AsyncGenerator<ReadItem> {
  progress.mark ??= answer.responseDate;
  const { error, body } = answer;
  if (error?.code === "noRecordsMatch") return;
  if (error) throw await repository.refusal(error);
  const { size } = tokenOf(body);
  if (size !== undefined && progress.size === undefined) yield { expected: size };
  progress.size ??= size;
  for (const element of childrenOf(body, "record")) {
    progress.given++;
    yield* itemsOf(element, { file: repository.host, row: progress.given }, reading);
  }
}

/** A list that ended before its size was reached was cut: then nothing that it lacks is gone. */
function* endOf(
  { given, mark, size, whole }: Progress,
  { settings, tally }: Reading,
  host: string,
): Generator<ReadItem> {
  if (whole && settings.listSize === "exact" && size !== undefined && given < size)
    yield {
      partial: `${host} gave ${given} records of ${size}. If its completeListSize is an estimate, set \`listSize\`.`,
    };
  if (mark !== undefined) yield { mark };
  yield { rows: tally.rows };
}

function tokenExpired(host: string, { error }: OaiAnswer): ReadItem {
  const detail = `The repository forgot where the list stood (${error?.words.slice(0, 200) || error?.code}); it was read from its start again. If that is often so, ask who runs it to keep tokens longer.`;
  return { finding: { kind: "doubtful", rule: "token-expired", table: "record", file: host, detail } };
}

const listOf = ({ url, prefix, set }: OaiSettings) => [url, prefix, set ?? ""].join(" ");

/** A position of this very list; one of another is none. */
function positionFrom(text: string, list: string): Position | undefined {
  try {
    const read = JSON.parse(text) as Partial<Position>;
    const { token, mark, from } = read;
    if (read.list !== list || typeof token !== "string" || typeof mark !== "string") return undefined;
    return { list, token, mark, ...(typeof from === "string" ? { from } : {}) };
  } catch {
    return undefined;
  }
}

/** After the first page the token is the only argument (OAI-PMH 2.0, section 4.5). */
function parametersOf({ prefix, set }: OaiSettings, from: string | undefined, token: string | undefined) {
  if (token !== undefined) return { verb: "ListRecords", resumptionToken: token };
  return {
    verb: "ListRecords",
    metadataPrefix: prefix,
    ...(set === undefined ? {} : { set }),
    ...(from === undefined ? {} : { from }),
  };
}

/** The later of the two days from which records are wanted, as exactly as the repository knows them. */
function fromOf({ from }: OaiSettings, since: string | undefined, granularity: "day" | "second"): string | undefined {
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new Problem("source-unreadable", `“${since}” is no mark of a repository. Read everything instead.`);
  const [latest] = [from, since].filter((one) => one !== undefined).sort((a, b) => Date.parse(b) - Date.parse(a));
  if (latest === undefined) return undefined;
  const moment = new Date(latest).toISOString();
  return granularity === "day" ? moment.slice(0, 10) : `${moment.slice(0, 19)}Z`;
}
