import { Problem } from "../../../errors.ts";
import { politeFetch } from "../../reading/polite-fetch.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, firstAt, textOf } from "../../reading/xml-tree.ts";
import type { OaiSettings } from "../options.ts";
import { answerFrom, type OaiAnswer } from "./answer.ts";

/** What a repository says of itself (OAI-PMH 2.0, section 4.2). */
export type Identity = { granularity: "day" | "second"; deletedRecord: string };

/** A repository, asked over HTTP. Fault of each: `source-unreadable`. */
export type Repository = {
  host: string;
  /** An answer that may be an error. */
  ask(parameters: Readonly<Record<string, string>>): Promise<OaiAnswer>;
  identify(): Promise<Identity>;
  /** Why a request for records was refused, in words that say what to do. */
  refusal(error: NonNullable<OaiAnswer["error"]>): Promise<Problem>;
};

/** A way to the repository; it is asked with GET, one request at a time. */
export function repositoryAt(settings: OaiSettings & { url: string }): Repository {
  const { url, headers, pauseMs, timeoutSeconds, retryMs } = settings;
  const given = Object.entries({ headers, pauseMs, timeoutSeconds, retryMs }).filter(
    ([, value]) => value !== undefined,
  );
  const fetchOne = politeFetch({ who: "The repository", ...Object.fromEntries(given) });
  const { host } = new URL(url);
  const ask: Repository["ask"] = async (parameters) => {
    const question = { url: `${url}?${new URLSearchParams(parameters)}` };
    // An answer that is none is asked for once more: it may have been cut.
    for (let attempt = 1; attempt <= 2; attempt++) {
      const answer = answerFrom((await fetchOne(question)).text);
      if (answer) return answer;
    }
    const detail = `${host} answered ${parameters.verb} twice with what is no answer of OAI-PMH. Open ${question.url} and tell who runs it.`;
    throw new Problem("source-unreadable", detail);
  };
  let identity: Promise<Identity> | undefined;
  return {
    host,
    ask,
    identify() {
      identity ??= identityFrom(ask, host).catch((error: unknown) => {
        identity = undefined;
        throw error;
      });
      return identity;
    },
    refusal: (error) => refusal(ask, settings, error),
  };
}

async function identityFrom(ask: Repository["ask"], host: string): Promise<Identity> {
  const { body } = await ask({ verb: "Identify" });
  const version = textOf(firstAt(body, "protocolVersion"));
  if (body?.name !== "Identify" || (version !== undefined && version !== "2.0")) {
    const detail = `${host} is no repository of OAI-PMH 2.0 (it says ${version ?? "nothing"}). Check \`url\`.`;
    throw new Problem("source-unreadable", detail);
  }
  return {
    granularity: /T/.test(textOf(firstAt(body, "granularity")) ?? "") ? "second" : "day",
    deletedRecord: textOf(firstAt(body, "deletedRecord")) ?? "no",
  };
}

async function refusal(
  ask: Repository["ask"],
  { url, prefix, set }: OaiSettings & { url: string },
  { code, words }: NonNullable<OaiAnswer["error"]>,
): Promise<Problem> {
  const { host } = new URL(url);
  const said = `${host} refuses the list (${code}${words === "" ? "" : `: ${words.slice(0, 200)}`}).`;
  const names = (body: XmlElement | undefined, ...path: string[]) =>
    allAt(body, ...path).flatMap((one) => textOf(one) ?? []);
  const offered = async (verb: string, ...path: string[]) => {
    const { body } = await ask({ verb }).catch(() => ({ body: undefined }));
    return (
      names(body, ...path)
        .slice(0, 30)
        .join(", ") || "nothing that it tells"
    );
  };
  switch (code) {
    case "cannotDisseminateFormat": {
      const formats = await offered("ListMetadataFormats", "metadataFormat", "metadataPrefix");
      return unreadable(`${said} It offers no ${prefix}, but ${formats}. Correct \`prefix\`.`);
    }
    case "noSetHierarchy":
      return unreadable(`${said} It has no sets. Leave \`set\` out.`);
    case "badArgument": {
      if (set === undefined) return unreadable(`${said} Check \`prefix\` and \`from\`.`);
      return unreadable(`${said} Check \`set\`: it has ${await offered("ListSets", "set", "setSpec")}.`);
    }
    default:
      return unreadable(`${said} Ask who runs it.`);
  }
}

const unreadable = (detail: string) => new Problem("source-unreadable", detail);
