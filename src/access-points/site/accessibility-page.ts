import { layout } from "../../formats/html/layout.ts";
import { markup } from "../../formats/html/markup.ts";
import type { SiteDeps } from "./deps.ts";

/** `/accessibility`: what was aimed at, what was tested, what is known not to be good. */
export function accessibilityPage({ institution, base }: SiteDeps): string {
  return layout({
    title: "Accessibility",
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<link rel="canonical" href="${base}/accessibility">\n`,
    main: markup`<h1 class="record-title">Accessibility</h1>
<p class="home-lead">These pages aim at the Web Content Accessibility Guidelines 2.2, level AA.</p>
<div class="prose">
<p>They are plain HTML without JavaScript. They work with the keyboard alone, on a screen 320 pixels wide without scrolling sideways, at 400 % zoom, in light and dark, and on paper. Words in another language are marked as such where the source says which language it is.</p>
<p>Every kind of page is tested with axe-core, in light and dark and at 320 pixels, each time the software changes. An automatic test finds only a part of what can be wrong; the pages have not yet been tested by people who use screen readers.</p>
<h2 class="record-subtitle">What we know is not good</h2>
<ul class="record-list record-list--bullet">
<li>A picture without a caption has only the name of the work as its text.</li>
<li>Descriptions come from several systems; where a source does not say the language, a screen reader may use the wrong voice.</li>
</ul>
<p>If something does not work for you, please tell ${institution}, and name the address of the page.</p>
</div>
`,
  });
}
