import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import type { HttpAnswer } from "../../src/access-points/port.ts";
import { choicesPage, errorPage } from "../../src/access-points/site/site.ts";
import { Problem } from "../../src/errors.ts";
import { html } from "../../src/formats/html/html.ts";
import { servePages } from "./page-server.ts";
import { context, otherFormats, painting, sitePoint, stub } from "./sample-record.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(executablePath)
  ? false
  : `no Chromium at ${executablePath}: pages were not opened in a browser`;
const switches =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const page = (body: string): HttpAnswer => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body,
});
const format = html(otherFormats);
const choice = {
  pid: painting.pid,
  label: painting.label,
  type: "object",
  scheme: "inventory",
  value: "NG1",
  standing: "current",
};
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1060"><rect width="800" height="1060" fill="#6d8fae"/></svg>';
const pages = new Map<string, HttpAnswer>([
  ["/painting", page(format.write(painting, context))],
  ["/stub", page(format.write(stub, context))],
  [
    "/unknown",
    page(
      errorPage(
        new Problem("pid-unknown", "Check it.", { suggestions: [{ pid: painting.pid, label: "Jerome" }] }).toDocument(),
        context,
      ),
    ),
  ],
  ["/choices", page(choicesPage("NG1", [choice, choice], context))],
  ["/images/jerome.svg", { status: 200, headers: { "content-type": "image/svg+xml" }, body: picture }],
]);
const paths = ["/painting", "/stub", "/unknown", "/choices", "/", "/formats", "/policy", "/accessibility"];

let browser: Browser;
let server: Server;
let origin: string;

before(async () => {
  if (skip) return;
  ({ server, origin } = await servePages(pages, sitePoint));
  browser = await chromium.launch({ executablePath, args: switches.split(" ") });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page and gathers whatever the browser complains about. */
async function open(colorScheme: "light" | "dark", width: number, javaScriptEnabled: boolean) {
  const view = await browser.newContext({
    colorScheme,
    viewport: { width, height: 800 },
    javaScriptEnabled,
    bypassCSP: javaScriptEnabled,
  });
  const tab = await view.newPage();
  const complaints: string[] = [];
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // The icon of a page that was already left.
    if (why !== "net::ERR_ABORTED") complaints.push(`${why}: ${request.url()}`);
  });
  tab.on(
    "response",
    (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`),
  );
  return { view, tab, complaints };
}

type Found = { violations: { id: string; nodes: { target: unknown }[] }[] };

async function violationsIn(tab: Page): Promise<string[]> {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate<Found>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(" ")}`);
}

for (const [colorScheme, width] of [
  ["light", 1200],
  ["dark", 1200],
  ["light", 320],
  ["dark", 320],
] as const) {
  test(`axe finds nothing on any page, ${colorScheme}, ${width} pixels wide`, { skip }, async () => {
    const { view, tab, complaints } = await open(colorScheme, width, true);
    for (const path of paths) {
      await tab.goto(origin + path);
      if (path === "/painting")
        await tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      assert.deepEqual(await violationsIn(tab), [], path);
      const overflow = await tab.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      assert.ok(overflow <= 0, `${path} scrolls sideways by ${overflow} pixels`);
    }
    assert.deepEqual(complaints, []);
    await view.close();
  });
}

test("without JavaScript and under the policy every page shows its content, and nothing that it asks for is missing or refused", {
  skip,
}, async () => {
  const { view, tab, complaints } = await open("dark", 320, false);
  for (const path of paths) {
    await tab.goto(origin + path);
    assert.ok(await tab.locator("h1").isVisible(), path);
  }
  await tab.goto(`${origin}/painting`);
  await tab.locator("summary", { hasText: "Cite" }).click();
  assert.ok(await tab.locator(".pid-bar__citation").isVisible());
  await tab.locator("#pid").focus();
  assert.equal(await tab.locator("#pid").inputValue(), `${context.base}/${painting.pid}`);
  assert.deepEqual(complaints, []);
  await view.close();
});
