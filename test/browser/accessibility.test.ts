import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { errorPage } from "../../src/access-points/site/site.ts";
import { Problem } from "../../src/errors.ts";
import { serveMuseumWithAStub } from "../journeys/museum-with-a-stub.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(executablePath)
  ? false
  : `no Chromium at ${executablePath}: pages were not opened in a browser`;
const switches =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** A page of each template, which axe looks at in both widths and colours; it looks at the others once. */
const templates = new Set(
  "object stub exhibition concept unknown choices home formats split tombstone withdrawn part why alternatives".split(
    " ",
  ),
);
const looks = [
  { width: 320, colorScheme: "light" },
  { width: 1200, colorScheme: "dark" },
  { width: 320, colorScheme: "dark" },
  { width: 1200, colorScheme: "light" },
] as const;
const expected: Record<string, number> = {
  unknown: 404,
  part: 404,
  choices: 300,
  split: 300,
  tombstone: 410,
  withdrawn: 410,
  withheld: 451,
};

type Found = { violations: { id: string; nodes: { target: unknown }[] }[] };

async function violationsIn(tab: Page): Promise<string[]> {
  const { violations } = await tab.evaluate<Found>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(" ")}`);
}

/** Gathers whatever the browser complains about, but for the status that a page itself is meant to have. */
function complaintsOf(tab: Page, statuses: ReadonlyMap<string, number>): string[] {
  const complaints: string[] = [];
  tab.on("console", (message) => {
    if (!statuses.has(message.location().url)) complaints.push(message.text());
  });
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // The icon of a page that was already left.
    if (why !== "net::ERR_ABORTED") complaints.push(`${why}: ${request.url()}`);
  });
  tab.on("response", (response) => {
    const meant = statuses.get(response.url());
    if (meant === undefined ? response.status() >= 400 : response.status() !== meant)
      complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Whether every picture of the page has been drawn, and how many there are. */
async function pictures(tab: Page): Promise<number> {
  const widths = await tab.locator("img").evaluateAll((all) => all.map((one) => Reflect.get(one, "naturalWidth")));
  assert.ok(
    widths.every((width) => width > 0),
    `a picture is not drawn on ${tab.url()}`,
  );
  return widths.length;
}

describe("the example museum in a browser", { skip }, () => {
  let browser: Browser;
  let museum: Awaited<ReturnType<typeof serveMuseumWithAStub>>;
  const addressOf = (name: string) => museum.serving.address + (museum.pages.get(name) ?? "");
  const statuses = () => new Map(Object.entries(expected).map(([name, status]) => [addressOf(name), status]));

  before(async () => {
    [museum, browser] = await Promise.all([
      serveMuseumWithAStub(),
      chromium.launch({ executablePath, args: switches.split(" ") }),
    ]);
  });

  after(async () => {
    await browser?.close();
    await museum?.remove();
  });

  test("axe finds nothing and nothing scrolls sideways, on a telephone and a desk, in light and dark", async () => {
    const view = await browser.newContext({ bypassCSP: true });
    const tab = await view.newPage();
    const complaints = complaintsOf(tab, statuses());
    for (const name of museum.pages.keys()) {
      await tab.goto(addressOf(name));
      await tab.evaluate(axe);
      await tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      for (const [index, { width, colorScheme }] of looks.entries()) {
        await tab.setViewportSize({ width, height: 800 });
        await tab.emulateMedia({ colorScheme });
        const overflow = await tab.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
        assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow} pixels at ${width}`);
        if (index === 0 || templates.has(name))
          assert.deepEqual(await violationsIn(tab), [], `${name}, ${width} pixels wide, ${colorScheme}`);
      }
    }
    assert.deepEqual(complaints, []);
    await view.close();
  });

  test("axe finds nothing where the registry cannot be read, in any look", async () => {
    const view = await browser.newContext({ bypassCSP: true });
    const tab = await view.newPage();
    const problem = new Problem("registry-unreadable", "No identifier has changed. Try again later.");
    const body = errorPage(problem.toDocument(), { institution: "The Small Museum" });
    await tab.route("**/unreadable", (route) => route.fulfill({ status: 503, contentType: "text/html", body }));
    await tab.goto(`${museum.serving.address}/unreadable`);
    await tab.evaluate(axe);
    for (const { width, colorScheme } of looks) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia({ colorScheme });
      assert.deepEqual(await violationsIn(tab), [], `${width} pixels wide, ${colorScheme}`);
    }
    await view.close();
  });

  test("without JavaScript and under the service's own policy every page shows its content and draws its pictures", async () => {
    const view = await browser.newContext({ colorScheme: "dark", javaScriptEnabled: false });
    const tab = await view.newPage();
    const complaints = complaintsOf(tab, statuses());
    const drawn = new Set<string>();
    for (const name of museum.pages.keys()) {
      const answer = await tab.goto(addressOf(name));
      assert.match(answer?.headers()["content-security-policy"] ?? "", /default-src 'none'/, name);
      assert.ok(await tab.locator("h1").isVisible(), name);
      if ((await pictures(tab)) > 0) drawn.add(name);
    }
    assert.deepEqual([...drawn].sort(), ["media", "object", "stub", "survivor"]);
    assert.deepEqual(complaints, []);
    await view.close();
  });

  test("a reader finds the identifier, how to cite it, what became of a record, and the right one of a wrong number", async () => {
    const view = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    const tab = await view.newPage();
    await tab.goto(addressOf("object"));
    assert.match((await tab.locator("h1").textContent()) ?? "", /The Red Boy/);
    const pid = new URL(tab.url()).pathname.replace(/\.html$/, "");
    assert.ok((await tab.locator("#pid").inputValue()).endsWith(pid));
    await tab.locator("summary", { hasText: "Cite" }).click();
    assert.ok(await tab.locator(".pid-bar__citation").isVisible());
    await tab.goto(addressOf("stub"));
    assert.match((await tab.locator(".state-banner").textContent()) ?? "", /no longer supplied/);
    await tab.goto(addressOf("unknown"));
    await tab.locator(`a[href="${museum.pages.get("person")}"]`).click();
    assert.equal(tab.url(), `${addressOf("person")}.html`);
    await tab.goto(addressOf("choices"));
    await tab.locator("main li a").first().click();
    assert.ok(await tab.locator("#pid").isVisible());
    await view.close();
  });
});
