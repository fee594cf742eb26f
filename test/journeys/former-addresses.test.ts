import assert from "node:assert/strict";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { harvestExample } from "../example-museum.ts";

const folder = freshFolder();
const base = "https://data.example.org";
const environment = { CARTOUCHE_CONFIG: exampleConfig, CARTOUCHE_DATA: folder.path, CARTOUCHE_BASE_URL: base };
const old = "9ZZZ-0001-0000-0000";
let serving: Serving;
let pid = "";

before(async () => {
  await harvestExample(folder.path);
  pid = JSON.parse((await cartouche(["resolve", "NG3863", "--json"], environment)).stdout).pid;
  const registry = openSqliteRegistry({ file: join(folder.path, "registry.sqlite") });
  const found = await registry.resolve(pid);
  assert.ok(found.found);
  await registry.alias([{ pid: found.pid, scheme: "production-4", value: old, standing: "former" }]);
  await registry.close();
  serving = await serve(environment);
});
after(async () => {
  await serving.stop();
  folder.remove();
});

/** What is answered under another name of the same server, as it is when a former domain still points there. */
function askedAs(
  host: string,
  path: string,
): Promise<{ status: number | undefined; location?: string; link?: string }> {
  return new Promise((resolve, reject) => {
    const asked = get(`${serving.address}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      const { location, link } = answer.headers;
      const told = [link].flat().join();
      resolve({ status: answer.statusCode, ...(location && { location }), link: told });
    });
    asked.on("error", reject);
  });
}

test("under a former domain every identifier answers as under the present one, and is cited as the present one", async () => {
  for (const path of [`/${pid}`, `/${old}`, `/resource/${old}`]) {
    const present = await askedAs("data.example.org", path);
    const former = await askedAs("old.gallery.example", path);
    assert.equal(former.status, 303, path);
    assert.deepEqual(former, present, path);
    assert.match(former.link ?? "", new RegExp(`<${base}/${pid}>; rel="?cite-as`));
    assert.doesNotMatch(`${former.location}${former.link}`, /old\.gallery/);
  }
});

test("a whole address of any former namespace is read, whatever its domain and path", async () => {
  for (const address of [`https://old.gallery.example/${old}`, `http://older.example/collection/${pid}.ttl?x=1#y`]) {
    const { stdout } = await cartouche(["resolve", address, "--json"], environment);
    assert.equal(JSON.parse(stdout).pid, pid, address);
  }
});
