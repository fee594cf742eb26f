import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setImmediate } from "node:timers/promises";
import { openDatabase } from "../../sqlite.ts";
import { exportBundle } from "../bundle/export-bundle.ts";
import { restoreBundle } from "../bundle/restore-bundle.ts";
import { lifecycleModel } from "../lifecycle-model.ts";
import { decision, type World } from "../lifecycle-world.ts";
import type { Registry } from "../port.ts";
import { registryFile } from "./schema.ts";

/** A world whose registry stands in one file after another: each restore and each death begins a new one. */
export type WorldInFiles = { world: World; file(): string; remove(): void };

/** No power is cut here, so memory is as good as a disk, and spares thousands of waits for one. */
const memory = "/dev/shm";
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "cartouche-lifecycle-"));
after(() => rmSync(folder, { recursive: true }));
let worlds = 0;
/** An empty registry to copy: making the tables anew for every sequence would take longer than all else. */
const blank = join(folder, "blank.sqlite");
openDatabase(registryFile(blank)).close();

/** A new, empty registry's file in a folder that is made where it is missing. */
export function newFile(place: string): string {
  mkdirSync(place, { recursive: true });
  copyFileSync(blank, join(place, "registry.sqlite"));
  return join(place, "registry.sqlite");
}

/** A new world, its registry opened so. */
export async function worldInFiles(open: (file: string) => Promise<Registry>): Promise<WorldInFiles> {
  const own = join(folder, `${++worlds}`);
  let generation = 0;
  const file = () => join(own, `${generation}`, "registry.sqlite");
  const next = () => {
    mkdirSync(join(own, `${++generation}`));
    return file();
  };
  const world: World = {
    registry: await open(newFile(join(own, "0"))),
    reopen: () => open(file()),
    async restore(byCheckpoint) {
      const bundle = join(own, `bundle-${generation}`);
      await exportBundle({ file: file(), folder: own, name: "data.example.org/log" }, bundle);
      const checkpoint = readFileSync(join(bundle, "data/checkpoint"), "utf8");
      await restoreBundle(bundle, next(), byCheckpoint ? { checkpoint } : { acceptLoss: decision });
      return open(file());
    },
    async die(turns) {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      const [dying, old] = [world.registry, file()];
      const copy = next();
      for (const end of ["", "-wal"]) if (existsSync(old + end)) copyFileSync(old + end, copy + end);
      setImmediate().then(() => dying.close());
      return open(copy);
    },
    model: lifecycleModel(),
    aliases: new Map(),
    merges: [],
    requests: new Map(),
  };
  return { world, file, remove: () => rmSync(own, { recursive: true }) };
}
