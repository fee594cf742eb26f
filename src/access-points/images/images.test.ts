import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Problem } from "../../errors.ts";
import { images } from "./images.ts";

describe("the folder of images", () => {
  const top = mkdtempSync(join(tmpdir(), "cartouche-images-"));
  const folder = join(top, "images");
  mkdirSync(join(folder, "folder.png"), { recursive: true });
  writeFileSync(join(top, "secret.png"), "secret");
  writeFileSync(join(folder, "a b.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
  writeFileSync(join(folder, "notes.txt"), "notes");
  symlinkSync(join(top, "secret.png"), join(folder, "link.png"));
  after(() => rmSync(top, { recursive: true }));
  const get = (path: string) => images(folder).handle({ method: "GET", path, headers: {} });

  test("gives a picture with its media type", async () => {
    const { status, headers } = await get("/images/a%20b.svg");
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "image/svg+xml");
  });

  test("lets no script of an SVG run when it is opened by itself", async () => {
    const { headers } = await get("/images/a%20b.svg");
    assert.match(headers["content-security-policy"] ?? "", /default-src 'none'.*sandbox/);
  });

  const nothing = [
    "/images/../secret.png",
    "/images/..%2fsecret.png",
    "/images/%2e%2e/secret.png",
    "/images/link.png",
    "/images/folder.png",
    "/images/notes.txt",
    "/images/%00.png",
    "/images/%zz.png",
    "/images//etc/x.png",
    "/images/",
    "/images",
  ];
  for (const path of nothing) {
    test(`has nothing at ${path}`, async () => {
      await assert.rejects(get(path), (error: unknown) => error instanceof Problem && error.code === "not-found");
    });
  }
});
