import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, exampleConfig, freshFolder, serve } from "../command.ts";
import { answerAt, startNginx, withoutNginx } from "./nginx.ts";

const folder = freshFolder();
after(() => folder.remove());
const data = join(folder.path, "data");
const environment = {
  CARTOUCHE_DATA: data,
  CARTOUCHE_CONFIG: exampleConfig,
  CARTOUCHE_BASE_URL: "https://data.example.org",
};
const decision = { actor: "desk:SECRET-ACTOR", reason: "SECRET-REASON" };

/** The example museum after some years: one of every state, and identifiers of older forms. */
async function museum() {
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  const store = openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") });
  const open = await store.list({ type: "object", public: true, limit: 20 });
  const seen = new Set(await store.list({ type: "object", public: true, limit: 500 }));
  const hidden = (await store.list({ type: "object", limit: 500 })).filter((pid) => !seen.has(pid));
  await store.close();
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite") });
  const at = (place: number): Pid => open[place] ?? assert.fail();
  await registry.merge(at(0), at(1), decision);
  await registry.merge(at(2), at(0), decision).catch(() => registry.merge(at(2), at(1), decision));
  await registry.split(at(3), [at(1), at(4)], { ...decision, reason: "It was two works." });
  await registry.tombstone(at(5), { reason: "superseded", note: "See the other.", successor: at(4) }, decision);
  await registry.withdraw(at(6), false, decision);
  await registry.withdraw(at(7), true, decision);
  await registry.stub([at(8)]);
  const adopted = await registry.adopt("0F6J-0001-0000-0000", { key: "tms/object/SECRET-1", type: "object" }, decision);
  await registry.merge(adopted, at(1), decision);
  await registry.alias([
    { pid: at(1), scheme: "beta", value: "000-04PN-0000", standing: "former" },
    { pid: at(0), scheme: "production-4", value: "0ABC-0001-0000-0000", standing: "former" },
    { pid: at(5), scheme: "beta", value: "001-03LO-0000", standing: "former" },
  ]);
  const [reserved = assert.fail()] = await registry.reserve(1, "object", decision);
  await registry.close();
  const ended = Array.from({ length: 9 }, (_, place) => at(place));
  const never = [reserved, ...hidden.slice(0, 2), "B222-2222-2222"];
  return { ended, described: open.slice(9), never, adopted };
}

const accepts = ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "text/turtle", "application/ld+json"];
const endings = ["", ".json", ".html", ".ttl", ".jsonld", ".rdf", ".nt", ".linkset", ".linkset.json"];

describe("Cartouche is stopped, and Debian's nginx answers from the bundle", { skip: withoutNginx }, () => {
  test("as it did: what is described, merged, split, ended, a stub, older identifiers, other spellings, and what never was", async () => {
    const { ended, described, never, adopted } = await museum();
    const serving = await serve(environment, ["serve"], "/health/resolving");
    after(() => serving.stop("SIGKILL"));
    const [one = assert.fail()] = described;
    const bare = one.replaceAll("-", "");
    const spelled = [bare, bare.toLowerCase(), `ark:12345/${bare.toLowerCase()}`, `ark:/12345/${bare.toLowerCase()}`];
    const older = ["resource/000-04PN-0000", "000-04PN-0000", "0ABC-0001-0000-0000", "resource/001-03LO-0000"];
    const names = [...ended, ...described, adopted, ...spelled, ...older, "000-04pn-0000"];
    const paths = names.flatMap((name) => endings.map((ending) => `/${name}${ending}`));
    const asked = [
      ...paths.map((path) => ({ path, accept: "*/*" })),
      ...[...names, ...never].flatMap((name) => accepts.map((accept) => ({ path: `/${name}`, accept }))),
      ...ended.slice(0, 3).map((pid) => ({ path: `/${pid}.ttl?profile=x`, accept: "*/*" })),
    ];
    const before = new Map<string, unknown>();
    for (const { path, accept } of asked)
      before.set(`${accept} ${path}`, await answerAt(serving.address, path, accept));
    const exported = await cartouche(["registry", "export", join(folder.path, "bundle"), "--documents"], environment);
    assert.equal(exported.code, 0, exported.stderr);
    assert.equal((await serving.stop()).code, 0);

    const nginx = await startNginx(join(folder.path, "bundle/data/site"));
    const statuses = new Map<number, number>();
    try {
      for (const { path, accept } of asked) {
        const now = await answerAt(nginx.address, path, accept);
        assert.deepEqual(comparable(now), comparable(before.get(`${accept} ${path}`)), `${path} for ${accept}`);
        statuses.set(now.status, (statuses.get(now.status) ?? 0) + 1);
      }
    } finally {
      await nginx.stop();
    }
    assert.deepEqual([...statuses.keys()].sort(), [200, 300, 301, 303, 404, 410, 451]);
  });

  test("nothing of it is for staff only, and the same registry gives the same bytes", async () => {
    const again = join(folder.path, "again");
    assert.equal((await cartouche(["registry", "export", again, "--documents"], environment)).code, 0);
    const site = join(again, "data/site");
    const names = readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    assert.ok(names.length > 1000);
    for (const name of names) assert.doesNotMatch(readFileSync(name, "latin1") + name, /SECRET/, name);
    const manifest = (bundle: string) =>
      readFileSync(join(folder.path, bundle, "manifest-sha256.txt"), "utf8")
        .split("\n")
        .filter((line) => line.includes("data/site/"));
    assert.deepEqual(manifest("again"), manifest("bundle"));
  });
});

/** What a faulty address is told names what was asked; nginx tells all of them the same. */
function comparable(answer: unknown): unknown {
  const { status, body, ...rest } = answer as Awaited<ReturnType<typeof answerAt>>;
  return status === 404 ? { status, cors: rest.cors, sniffing: rest.sniffing } : { status, body, ...rest };
}
