import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const source = join(root, "src");

/** The room table of ARCHITECTURE.md: each room, and the rooms it may lean on. */
const rooms = new Map(
  [...readFileSync(join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^\| ([a-z-]+) \| [^|]+ \| ([^|]+) \|$/gm)]
    .filter(([, room]) => room !== "room" && room !== "adding")
    .map(([, room = "", leansOn = ""]) => [
      room,
      leansOn.trim() === "–" ? [] : leansOn.split(",").map((word) => word.trim()),
    ]),
);

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, to = ""]) =>
    normalize(join(dirname(file), to)),
  );
}

const roomOf = (file: string) => (file.includes("/") ? (file.split("/")[0] ?? "") : file);

test("the room table of ARCHITECTURE.md names every folder of src, and no other", () => {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual([...rooms.keys()].sort(), folders.map(({ name }) => name).sort());
});

test("the order of rooms is one-way: a room leans only on rooms above it in the table", () => {
  const order = [...rooms.keys()];
  for (const [room, leansOn] of rooms) {
    for (const other of leansOn)
      assert.ok(order.indexOf(other) < order.indexOf(room), `${room} may not lean on ${other}`);
  }
});

test("every import stays within what its room leans on", () => {
  const faults: string[] = [];
  for (const file of files) {
    const room = roomOf(file);
    for (const to of importsOf(file)) {
      if (to.startsWith("..")) continue;
      const target = roomOf(to);
      if (target === room || ["errors.ts", "lease.ts", "log.ts", "sqlite.ts"].includes(target)) continue;
      if (room === "main.ts") continue;
      if (room === "config.ts" && ["entities", "sources", "settings"].includes(target)) continue;
      if (!rooms.get(room)?.includes(target)) faults.push(`src/${file} imports src/${to}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("tests and examples aside, nothing outside src is imported by it", () => {
  const outside = files.flatMap((file) =>
    importsOf(file)
      .filter((to) => to.startsWith("..") && !file.endsWith(".test.ts"))
      .map((to) => `${file} → ${to}`),
  );
  assert.deepEqual(outside, []);
});

test("no file is over 300 lines", () => {
  const tops = ["src", "test", "bench", "bin"].map((top) => join(root, top));
  const long = tops.flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|cjs)$/.test(file))
      .map((file) => ({
        file: relative(root, join(top, file)),
        lines: readFileSync(join(top, file), "utf8").split("\n").length - 1,
      }))
      .filter(({ lines }) => lines > 300),
  );
  assert.deepEqual(long, []);
});
