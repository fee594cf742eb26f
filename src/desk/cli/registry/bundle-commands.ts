import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { wasPublic } from "../../../access-points/was-public.ts";
import { Problem } from "../../../errors.ts";
import type { Pid } from "../../../identifiers/pid.ts";
import { drill } from "../../../registry/bundle/drill.ts";
import { exportBundle } from "../../../registry/bundle/export-bundle.ts";
import { restoreBundle } from "../../../registry/bundle/restore-bundle.ts";
import { logKeyFile, logNameOf, openLogKey } from "../../../registry/log/log-key.ts";
import { printVerifierKey } from "../../../registry/log/verifier-key.ts";
import { pidStates } from "../../../registry/port.ts";
import { restoreSegments } from "../../../registry/segments/restore-segments.ts";
import { isSecondLocation } from "../../../registry/segments/verify-segments.ts";
import { type Lifting, liftFence } from "../../../registry/sqlite/fence.ts";
import type { House } from "../../house.ts";
import { turnToday } from "../../turn-today.ts";
import { exitCodes, print, tell } from "../output.ts";
import { keyIn, type Verifying, verifyElsewhere, verifyOwn } from "./verify-command.ts";

/** What the bundle's commands are run with: the house, or where it cannot be opened yet the registry's file. */
export type BundleTools = {
  withHouse(work: (house: House) => Promise<number>): Promise<void>;
  files(): Promise<{ registryFile: string; data: string }>;
  end(code: number): void;
};

type Exporting = { public?: boolean; documents?: boolean };
type Switches = { checkpoint?: string; acceptLoss?: boolean; key?: string };

/** `registry export`, `verify`, `restore`, `lift-fence` and `drill`: backing up and coming back. */
export function addBundleCommands(registry: Command, tools: BundleTools): void {
  const add = (name: string, description: string) =>
    registry
      .command(name)
      .description(description)
      .option("--config <file>", "the configuration file")
      .configureHelp({ showGlobalOptions: true })
      .exitOverride();
  add("export <dir>", "write a bundle of the registry into a new folder, while it goes on working")
    .option("--public", "leave out all that is not for everybody")
    .option(
      "--documents",
      "with the documents of every public identifier, so that its site needs nobody to describe things",
    )
    .action((dir: string, switches: Exporting) => tools.withHouse((house) => exportCommand(house, dir, switches)));
  add(
    "verify [place]",
    "verify this registry's log, or a bundle, second location or log in a folder or at an address; exits 3 and names the damage",
  )
    .option(
      "--key <key>",
      "the verifier key to trust, as it is printed or a file that has it; by default the source's own",
    )
    .option("--json", "as JSON")
    .option("--checkpoint <file>", "of a second location: a checkpoint that it must hold")
    .action(async (place: string | undefined, how: Verifying) => {
      if (place === undefined) await tools.withHouse((house) => verifyOwn(house, how));
      else tools.end(await verifyElsewhere(place, how));
    });
  withLifting(add("restore <dir>", "rebuild the registry from a bundle or a second location, where there is none"))
    .option("--key <key>", "of a second location, where log-key.pem is lost: the verifier key of its log")
    .action(async (dir: string, switches: Switches) => {
      const { registryFile: file, data } = await tools.files();
      const lifting = liftingOf(switches);
      const { size, stateHash } = isSecondLocation(dir)
        ? await restoreSegments(dir, file, { key: keyOfLog(data, switches.key), lifting })
        : await restoreBundle(dir, file, lifting);
      print(`Restored ${file}: ${size} events\nstate hash ${stateHash}`);
      if (!lifting) print("It does not mint until its fence is lifted: cartouche registry lift-fence");
    });
  withLifting(add("lift-fence", "let a restored registry mint again")).action(async (switches: Switches) => {
    const lifting = liftingOf(switches);
    if (!lifting) throw new Problem("request-malformed", "Give --checkpoint FILE or --accept-loss.");
    liftFence((await tools.files()).registryFile, lifting);
    print("The registry mints.");
  });
  add("drill", "export, restore elsewhere and compare; exits 3 where they differ").action(() =>
    tools.withHouse(drillCommand),
  );
}

/** The printed verifier key of a log: as it was given, else of the private key that lies in the data folder. */
function keyOfLog(data: string, given: string | undefined): string {
  if (given !== undefined) return printVerifierKey(keyIn(given));
  if (existsSync(join(data, logKeyFile))) return openLogKey(data, logNameOf(undefined)).verifierKey;
  throw new Problem("request-malformed", `Put ${logKeyFile} into ${data}, or give the log's verifier key with --key.`);
}

function withLifting(command: Command): Command {
  return command
    .option("--checkpoint <file>", "the newest checkpoint known anywhere")
    .option("--accept-loss", "what came after the backup is lost; this is written into the log");
}

/** Fault: `request-malformed`. */
function liftingOf({ checkpoint, acceptLoss }: Switches): Lifting | undefined {
  if (checkpoint !== undefined) {
    try {
      return { checkpoint: readFileSync(checkpoint, "utf8") };
    } catch {
      throw new Problem("request-malformed", `${checkpoint} cannot be read. Name a file with a checkpoint.`);
    }
  }
  return acceptLoss ? { acceptLoss: { actor: "desk:operator", reason: "restored; the loss was accepted" } } : undefined;
}

async function exportCommand(house: House, dir: string, { public: open, documents }: Exporting): Promise<number> {
  if (house.baseUrl === undefined)
    tell(`No baseUrl is set: the bundle's site says that its identifiers stand under ${house.base}.`);
  if (documents) await turnToday(house);
  const { standingSite } = await import("../../standing/standing-site.ts");
  const shown = open ? await publicPids(house) : undefined;
  const made = await exportBundle(exported(house), dir, {
    ...(shown && { shown: (pid: Pid) => shown.has(pid) }),
    site: standingSite(house, documents === true),
  });
  print(`Exported ${made.size} events to ${dir}\nroot ${made.root}\nstate hash ${made.stateHash}`);
  return exitCodes.good;
}

async function publicPids({ registry, store }: House): Promise<Set<Pid>> {
  const open = new Set<Pid>();
  for (const state of pidStates) {
    for (let after: Pid | undefined; ; ) {
      const page = await registry.list(state, after, 1000);
      for (const pid of page) if (await wasPublic({ store, now: () => new Date() }, pid)) open.add(pid);
      after = page.at(-1);
      if (after === undefined) break;
    }
  }
  return open;
}

async function drillCommand(house: House): Promise<number> {
  const { size, stateHash, restoredHash, compared, differing } = await drill(exported(house));
  print(`Exported and restored ${size} events\nstate hash ${stateHash}\nrestored   ${restoredHash}`);
  print(
    `${compared} resolutions compared, ${differing.length === 0 ? "all equal" : `different: ${differing.join(", ")}`}`,
  );
  return differing.length === 0 && stateHash === restoredHash ? exitCodes.good : exitCodes.damage;
}

function exported({ registryFile, data, logName }: House) {
  return { file: registryFile, folder: data, name: logName };
}
