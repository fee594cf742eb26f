import { type Command, InvalidArgumentError } from "commander";
import type { ApiKey } from "../../access/port.ts";
import { isScope, type Scope, scopes } from "../../access/scopes.ts";
import { exitCodes, print, printJson, tell } from "./output.ts";
import { readingCommand, type WithHouse } from "./registry/writing.ts";

type Making = { actor: string; scope: Scope[]; expires?: Date; json?: boolean };

/** `key create | list | revoke`: who may use the API, and for what. */
export function addKeyCommands(parent: Command, withHouse: WithHouse): void {
  parent.exitOverride().configureHelp({ showGlobalOptions: true });
  readingCommand(parent, "create", "make an API key and print it: it is shown this once")
    .requiredOption("--actor <pseudonym>", "under what name its deeds stand in the log, such as api:website")
    .requiredOption("--scope <scopes>", `what it may do, with commas: ${scopes.join(", ")}`, scopesOf)
    .option(
      "--expires <date>",
      "its last day, such as 2027-12-31 (UTC); without, it is good until it is revoked",
      dayOf,
    )
    .action(({ actor, scope, expires, json }: Making) =>
      withHouse(async (house) => {
        const made = house.keyring().make({ actor, scopes: scope, ...(expires ? { expires } : {}) });
        json ? printJson(made) : print(made.credential);
        tell(`Keep it now: only its hash is kept here. Its id is ${made.key.id}.`);
        return exitCodes.good;
      }),
    );
  readingCommand(parent, "list", "every API key, without its secret").action(({ json }: { json?: boolean }) =>
    withHouse(async (house) => {
      const keys = house.keyring().list();
      json ? printJson({ keys }) : print([titles, ...keys.map(lineOf)].join("\n"));
      return exitCodes.good;
    }),
  );
  readingCommand(parent, "revoke", "end an API key at once")
    .argument("<id>", "as it is listed")
    .action((id: string, { json }: { json?: boolean }) =>
      withHouse(async (house) => {
        const key = house.keyring().revoke(id);
        json ? printJson(key) : print(`${id} (${key.actor}) is revoked since ${key.revoked}.`);
        return exitCodes.good;
      }),
    );
}

const titles = ["id", "actor", "scopes", "created", "expires", "revoked", "last used"].join("\t");

function lineOf({ id, actor, scopes: all, created, expires, revoked, lastUsed }: ApiKey): string {
  return [id, actor, all.join(","), created, expires, revoked, lastUsed].map((cell) => cell ?? "–").join("\t");
}

function scopesOf(text: string): Scope[] {
  const words = text.split(",").map((word) => word.trim());
  const known = words.filter(isScope);
  if (known.length === words.length) return known;
  throw new InvalidArgumentError(`There are these scopes: ${scopes.join(", ")}.`);
}

/** The end of a day. */
function dayOf(text: string): Date {
  const day = new Date(`${text}T24:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new InvalidArgumentError("A day such as 2027-12-31 is wanted.");
}
