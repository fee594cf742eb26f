import type { Command } from "commander";
import type { BundleTools } from "./registry/bundle-commands.ts";

/** Commands that only have sub-commands, in the order in which help lists them. */
export function addParents(program: Command): void {
  program.command("registry").description("decide about identifiers, import legacy ones, prove the log");
  program.command("migration").description("replace a source system by another");
  program.command("key").description("API keys: make, list, revoke");
  program.command("webhook").description("tell others of changes as they happen");
}

type Adding = (parent: Command, tools: BundleTools) => Promise<void>;

const additions: Record<string, Adding> = {
  async registry(parent, tools) {
    const [{ addRegistryCommands }, { addBundleCommands }] = await Promise.all([
      import("./registry/registry-commands.ts"),
      import("./registry/bundle-commands.ts"),
    ]);
    addRegistryCommands(parent, tools.withHouse);
    addBundleCommands(parent, tools);
  },
  async migration(parent, { withHouse }) {
    (await import("./migration-commands.ts")).addMigrationCommands(parent, withHouse);
  },
  async key(parent, { withHouse }) {
    (await import("./key-command.ts")).addKeyCommands(parent, withHouse);
  },
  async webhook(parent, { withHouse }) {
    (await import("./webhook-command.ts")).addWebhookCommands(parent, withHouse);
  },
  async harvest(parent, { withHouse }) {
    const [{ addRunCommands }, { addSuspectCommands }] = await Promise.all([
      import("./harvest/run-commands.ts"),
      import("./harvest/suspect-commands.ts"),
    ]);
    addRunCommands(parent, withHouse);
    addSuspectCommands(parent, withHouse);
  },
};

/** Adds the sub-commands of whatever is named among the words. */
export async function addSubCommands(program: Command, words: readonly string[], tools: BundleTools): Promise<void> {
  for (const [name, add] of Object.entries(additions)) {
    const parent = words.includes(name) && program.commands.find((command) => command.name() === name);
    if (parent) await add(parent, tools);
  }
}
