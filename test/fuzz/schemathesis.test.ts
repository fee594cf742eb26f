import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cartouche, ended, exampleConfig, freshFolder, serve } from "../command.ts";

const absent =
  spawnSync("schemathesis", ["--version"]).status === 0
    ? false
    : "needs schemathesis (pip install schemathesis) on PATH";
const admin = "an-admin-key-of-the-operator-0123456789";
const checks =
  "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,allow_header_conformance,unsupported_method,missing_required_header";

/** The document with less to draw from: a hundred thousand items or all of Unicode take it minutes and find nothing more. */
function lessened(document: string): string {
  return JSON.stringify(JSON.parse(document), (name, value) => {
    if (name === "maxItems") return Math.min(value, 20);
    if (name === "maxLength") return Math.min(value, 40);
    return name === "pattern" ? value.replaceAll("\u00a0-\ud7ff\ue000-\u{10ffff}", "\u00a0-\u07ff") : value;
  });
}

/** JSON Lines are sent as they are: schemathesis knows no such type by itself. */
const hooks = `import schemathesis

@schemathesis.serializer("application/jsonl", "application/x-ndjson")
def lines(context, value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
`;

test("schemathesis finds no fault of the service, and no status, type or shape that is not documented", {
  skip: absent,
}, async () => {
  const folder = freshFolder();
  const config = join(folder.path, "cartouche.config.ts");
  writeFileSync(
    config,
    `import { config as museum } from ${JSON.stringify(exampleConfig)};
export const config = (helpers) => ({ ...museum(helpers), sources: [...museum(helpers).sources, helpers.push({ name: "rooms" })], rateLimit: { perKey: 1e6, perAddress: 1e6 } });
`,
  );
  const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: config, CARTOUCHE_ADMIN_KEY: admin };
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  const serving = await serve(environment);
  const file = join(folder.path, "openapi.json");
  writeFileSync(file, lessened(await (await fetch(`${serving.address}/openapi.json`)).text()));
  writeFileSync(join(folder.path, "hooks.py"), hooks);
  const words = [
    "run",
    file,
    "--url",
    serving.address,
    "--checks",
    checks,
    "--header",
    `Authorization: Bearer ${admin}`,
  ];
  const bounds = ["--phases", "examples,coverage,fuzzing", "--max-examples", "100", "--seed", "20261124", "--no-color"];
  const { code, stdout } = await ended(
    spawn("schemathesis", [...words, ...bounds], {
      cwd: folder.path,
      timeout: 120_000,
      env: { ...process.env, SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: folder.path },
    }),
  );
  await serving.stop();
  folder.remove();
  assert.equal(code, 0, stdout);
});
