import { Problem } from "../../errors.ts";
import { assets } from "../../formats/html/assets.ts";
import type { AccessPoint, HttpAnswer, HttpRequest } from "../port.ts";
import { wantsPage } from "../wants-page.ts";

export { choicesPage } from "./choices-page.ts";
export { errorPage } from "./error-page.ts";

import { accessibilityPage } from "./accessibility-page.ts";
import { assetAnswer } from "./asset-answer.ts";
import type { SiteDeps } from "./deps.ts";
import { formatsJson, formatsPage } from "./formats-page.ts";
import { homePage } from "./home-page.ts";
import { policyPage } from "./policy-page.ts";

/**
 * The pages that are not records: `/`, `/formats` (also as JSON), `/policy`, `/accessibility`, and the files that pages
 * ask for. Fault: `not-found`.
 */
export function site(deps: SiteDeps): AccessPoint {
  return {
    name: "site",
    segments: ["", "formats", "formats.json", "policy", "accessibility", "assets", "favicon.ico", "robots.txt"],
    async handle(request) {
      switch (request.path) {
        case "/":
          return page(homePage(deps, await deps.counts(), await deps.examples()));
        case "/formats":
          return wantsJson(request) ? json(formatsJson(deps)) : page(formatsPage(deps), "Accept");
        case "/formats.json":
          return json(formatsJson(deps));
        case "/policy":
          return page(policyPage(deps));
        case "/accessibility":
          return page(accessibilityPage(deps));
        case "/favicon.ico":
          return assetAnswer(assets.icon, false);
        case "/robots.txt":
          return answer(
            "text/plain; charset=utf-8",
            `User-agent: *\nAllow: /\nDisallow: /lookup\nSitemap: ${deps.base}/sitemap.xml\n`,
          );
        default:
          return fileAnswer(request.path);
      }
    },
  };
}

function fileAnswer(path: string): HttpAnswer {
  const [, stem, hash, extension] = /^\/assets\/([a-z-]+)(?:\.([0-9a-f]{12}))?\.([a-z]+)$/.exec(path) ?? [];
  const asset = Object.values(assets).find(({ name }) => name === `${stem}.${extension}`);
  if (asset === undefined)
    throw new Problem("not-found", "No page of this site asks for this file. See / for what there is.");
  return assetAnswer(asset, hash === asset.hash);
}

function wantsJson(request: HttpRequest): boolean {
  return String(request.headers.accept ?? "").includes("application/json") && !wantsPage(request);
}

function page(body: string, vary?: string): HttpAnswer {
  return answer("text/html; charset=utf-8", body, vary);
}

function json(body: string): HttpAnswer {
  return answer("application/json", body, "Accept");
}

function answer(type: string, body: string, vary?: string): HttpAnswer {
  return {
    status: 200,
    headers: { "content-type": type, "cache-control": "no-cache", ...(vary === undefined ? {} : { vary }) },
    body,
  };
}
