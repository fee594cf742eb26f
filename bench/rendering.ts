import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Press } from "../src/access-points/press.ts";
import { offeredFor } from "../src/access-points/press.ts";
import { readPublic } from "../src/access-points/reading.ts";
import { contextFor } from "../src/access-points/written.ts";
import type { Format } from "../src/formats/port.ts";
import { formats } from "../src/formats/table.ts";
import type { PublicEntity } from "../src/publish/public-entity.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { benchConfiguration, cartouche, freshFolder } from "./run.ts";
import type { Row } from "./table.ts";

const things = 400;
const shortestMs = 1000;

/**
 * How many records a second each format writes on one core: what is read of the store and what is around a record is read before, and told in a row of its own.
 * On the portrait gallery where its data is beside the checkout, else on the example museum.
 */
export async function benchRendering(): Promise<Row[]> {
  const folder = freshFolder();
  const { config } = benchConfiguration();
  try {
    await cartouche(["harvest", "--json", "--config", config], folder);
    return await renderingRows(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function renderingRows(folder: string): Promise<Row[]> {
  const registry = openSqliteRegistry({ file: join(folder, "registry.sqlite") });
  const store = openSqliteStore({ file: join(folder, "store.sqlite"), archiveFile: join(folder, "archive.sqlite") });
  const reading = { registry, store, now: () => new Date(), base: "https://data.example.org" };
  const press: Press = { base: reading.base, institution: "A museum", formats };
  const pids = await store.list({ public: true, limit: things * 20 });
  const begun = performance.now();
  const entities: PublicEntity[] = [];
  for (const pid of pids.filter((_, at) => at % 20 === 0 || pids.length < things)) {
    const found = await registry.resolve(pid);
    const entity = found.found ? await readPublic(reading, found) : undefined;
    if (entity) entities.push(entity);
  }
  const rows = [rateOf("read and published, of the store", entities.length, performance.now() - begun, 0)];
  for (const format of formats) rows.push(await rowOf(format));
  await store.close();
  await registry.close();
  return rows;

  async function rowOf(format: Format): Promise<Row> {
    const offered = entities.filter((entity) => offeredFor(entity, press).includes(format));
    const around = performance.now();
    const ready = [];
    for (const entity of offered) ready.push({ entity, context: await contextFor(entity, format, reading, press) });
    const aroundMs = performance.now() - around;
    let [written, bytes] = [0, 0];
    const start = performance.now();
    while (ready.length > 0 && performance.now() - start < shortestMs)
      for (const { entity, context } of ready) {
        bytes += format.write(entity, context).length;
        written++;
      }
    const row = rateOf(format.name, written, performance.now() - start, bytes);
    return { ...row, "around it, ms": (aroundMs / Math.max(1, ready.length)).toFixed(2) };
  }
}

function rateOf(what: string, records: number, ms: number, bytes: number): Row {
  const size = bytes === 0 ? "" : (bytes / records / 1000).toFixed(1);
  return { what, records, "records/s": Math.round((records / ms) * 1000), "kB a record": size, "around it, ms": "" };
}
