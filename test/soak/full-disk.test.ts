import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { cartouche, freshFolder, root } from "../command.ts";

const canMount =
  process.getuid?.() === 0 &&
  spawnSync("sh", ["-c", "d=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs $d && umount $d"]).status === 0;
const mounts = { skip: canMount ? false : "this account may not mount a tmpfs: needs root" };

describe("a folder that cannot be written", mounts, () => {
  const config = join(root, "examples/small-museum/cartouche.config.ts");
  const mounted = (options: string, then: (path: string) => Promise<void>) => async () => {
    const folder = freshFolder();
    assert.equal(spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.path]).status, 0);
    try {
      await then(folder.path);
    } finally {
      spawnSync("umount", ["-l", folder.path]);
      folder.remove();
    }
  };

  test(
    "a read-only folder is said to be one, at once",
    mounted("size=1m,ro", async (data) => {
      const { code, stderr } = await cartouche(["harvest"], { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: config });
      assert.equal(code, 1);
      assert.match(stderr, /data-folder-unwritable/);
      assert.match(stderr, /CARTOUCHE_DATA/);
    }),
  );

  test(
    "a disk that fills in mid-harvest is said to be full; with more room the same command goes on, no PID changed",
    mounted("size=1500k", async (data) => {
      const environment = { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: config };
      const full = await cartouche(["harvest"], environment);
      assert.equal(full.code, 1);
      assert.match(full.stderr, /disk-full/);
      assert.match(full.stderr, /Free some space/);
      assert.equal(spawnSync("mount", ["-o", "remount,size=512m", data]).status, 0);
      const status = await cartouche(["status", "--json"], environment);
      const given = JSON.parse(status.stdout).pids;
      const again = await cartouche(["harvest", "--json"], environment);
      assert.equal(again.code, 0, again.stderr);
      const after_ = JSON.parse((await cartouche(["status", "--json"], environment)).stdout).pids;
      assert.ok(after_.active + after_.reserved >= given.active + given.reserved);
    }),
  );

  test(
    "a disk that fills in mid-export is said to be full; nothing is left of the bundle, and with more room it is written",
    mounted("size=1m", async (disk) => {
      const folder = freshFolder();
      const environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: config };
      assert.equal((await cartouche(["harvest"], environment)).code, 0);
      const bundle = join(disk, "bundle");
      const full = await cartouche(["registry", "export", bundle, "--documents"], environment);
      assert.equal(full.code, 1);
      assert.match(full.stderr, /Free some space.*disk-full/);
      assert.equal((await cartouche(["registry", "verify", bundle], environment)).code, 3);
      assert.equal(spawnSync("mount", ["-o", "remount,size=512m", disk]).status, 0);
      const again = await cartouche(["registry", "export", bundle, "--documents"], environment);
      assert.equal(again.code, 0, again.stderr);
      folder.remove();
    }),
  );
});
