// Installs what is missing. Plain JavaScript that runs under any Node since 18, before anything else does:
// `npm start`, `npm test` and `bin/cartouche` call it. It does nothing when node_modules is as new as the lock file.
const { spawnSync } = require("node:child_process");
const { existsSync, statSync, utimesSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const mark = join(root, "node_modules", ".package-lock.json");
const lock = join(root, "package-lock.json");

const wanted = 26;
const major = Number(process.versions.node.split(".")[0]);

function upToDate() {
  if (!existsSync(mark)) return false;
  return !existsSync(lock) || statSync(mark).mtimeMs >= statSync(lock).mtimeMs;
}

if (major < 18) {
  console.error(
    `Cartouche needs Node.js 18 or newer to install itself; this is ${process.version}. See https://nodejs.org/`,
  );
  process.exit(1);
}
if (!upToDate()) {
  console.error("Installing what is missing (npm install) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (run.status !== 0) {
    console.error("npm install failed. Check that the npm registry can be reached, then run the command again.");
    process.exit(1);
  }
  const now = new Date();
  if (existsSync(mark)) utimesSync(mark, now, now);
}
if (
  !existsSync(join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node")) &&
  major < wanted
) {
  console.error(
    `There is no Node.js ${wanted} package for ${process.platform} on ${process.arch}, and this machine's own is ${process.version}. ` +
      `Install Node.js ${wanted} or newer (https://nodejs.org/) and run the command again.`,
  );
  process.exit(1);
}
