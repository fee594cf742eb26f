import { type Command, InvalidArgumentError } from "commander";
import { isEntityType } from "../../entities/types.ts";
import { Problem } from "../../errors.ts";
import type { EntryQuery } from "../../feeds/port.ts";
import type { House } from "../house.ts";
import type { Delivery, Hook } from "../webhooks/hook.ts";
import { exitCodes, print, printJson, tell } from "./output.ts";
import { readingCommand, type WithHouse } from "./registry/writing.ts";

type Switches = { json?: boolean };
type Adding = Switches & { pid?: string; set?: string; type?: string };

/** `webhook add | list | remove | dead | again`: who is told of changes as they happen. */
export function addWebhookCommands(parent: Command, withHouse: WithHouse): void {
  parent.exitOverride().configureHelp({ showGlobalOptions: true });
  readingCommand(
    parent,
    "add",
    "tell an address of changes from now on; prints the secret that messages are signed with, this once",
  )
    .argument("<url>", "where messages are posted", addressOf)
    .option("--pid <pid>", "only of one record")
    .option("--set <spec>", "only of a set, such as room:PID, maker:PID, images:public-domain")
    .option("--type <type>", "only of a type, such as object")
    .action((url: string, switches: Adding) => withHouse((house) => add(house, url, switches)));
  readingCommand(parent, "list", "who is told, and of what").action(({ json }: Switches) =>
    withHouse(async (house) => {
      const hooks = house
        .webhooks()
        .hooks()
        .map(({ secret: _secret, ...hook }) => hook);
      json
        ? printJson({ hooks })
        : print([["id", "url", "topic", "created", "ended"].join("\t"), ...hooks.map(lineOf)].join("\n"));
      return exitCodes.good;
    }),
  );
  readingCommand(parent, "remove", "tell an address no more")
    .argument("<id>", "as it is listed")
    .action((id: string) =>
      withHouse(async (house) => {
        if (!house.webhooks().remove(id)) throw unknown(id);
        print(`${id} is told no more.`);
        return exitCodes.good;
      }),
    );
  readingCommand(parent, "dead", "messages that were given up").action(({ json }: Switches) =>
    withHouse(async (house) => {
      const dead = house.webhooks().dead();
      json
        ? printJson({ dead })
        : print([["id", "webhook", "changes", "attempts", "why"].join("\t"), ...dead.map(deadLine)].join("\n"));
      return exitCodes.good;
    }),
  );
  readingCommand(parent, "again", "send a message that was given up again")
    .argument("<id>", "as dead ones are listed", Number)
    .action((id: number) =>
      withHouse(async (house) => {
        if (!house.webhooks().again(id)) throw unknown(String(id));
        print(`Message ${id} is sent again by the next server that runs, or the one that does.`);
        return exitCodes.good;
      }),
    );
}

async function add(house: House, url: string, { pid, set, type, json }: Adding): Promise<number> {
  const topic: EntryQuery = {};
  if (pid !== undefined) {
    const found = await house.registry.resolve(pid);
    if (!found.found) throw new Problem("pid-unknown", `${pid} is no identifier here. Check it for a slip of the pen.`);
    topic.pid = found.pid;
  }
  if (set !== undefined) topic.set = set;
  if (type !== undefined && !isEntityType(type))
    throw new Problem("request-malformed", `“${type}” is no type; /formats lists the types that there are.`);
  if (type !== undefined) topic.type = type;
  const hook = house.webhooks().add(url, topic, house.feeds().head()?.seq ?? 0);
  json ? printJson(hook) : print(hook.secret);
  tell(`Keep the secret now: it is not shown again. The webhook's id is ${hook.id}.`);
  return exitCodes.good;
}

const unknown = (id: string) =>
  new Problem("not-found", `There is no ${id}. “cartouche webhook list” and “dead” show what there is.`);

function lineOf({ id, url, topic, created, ended }: Omit<Hook, "secret">): string {
  return [id, url, topic.pid ?? topic.set ?? topic.type ?? "everything", created, ended ?? "–"].join("\t");
}

function deadLine({ id, hook, after, upTo, attempts, fault }: Delivery): string {
  return [id, hook, `${after + 1}–${upTo}`, attempts, fault ?? "–"].join("\t");
}

function addressOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError("An http or https address is wanted.");
}
