import assert from "node:assert/strict";
import { test } from "node:test";
import { mintPid } from "../../identifiers/mint.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { Alias } from "../../registry/port.ts";
import { publicAliases } from "./public-aliases.ts";

const pid = mintPid();
const facts = [
  { kind: "number", key: "n", scheme: "inventory", value: "NG35" },
  { kind: "same-as", key: "s", scheme: "ulan", uri: "http://vocab.getty.edu/ulan/500115588" },
] as unknown as PublicEntity["facts"];
const alias = (scheme: string, value: string, standing: Alias["standing"] = "current") => ({
  pid,
  scheme,
  value,
  standing,
});

test("of a thing's numbers strangers are shown those that its description says, and identifiers that were printed", () => {
  const open = [alias("inventory", "NG35"), alias("ulan", "500115588"), alias("beta", "000-04PN-0000")];
  const closed = [alias("crate", "C-17"), alias("inventory", "L9", "former"), alias("beta", "000-04PP-0000", "wrong")];
  assert.deepEqual(publicAliases([...closed, ...open], { facts }), open);
});
