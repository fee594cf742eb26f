import { layout } from "../../formats/html/layout.ts";
import { markup } from "../../formats/html/markup.ts";
import { type Row, section, summaryList } from "../../formats/html/page.ts";
import type { SiteDeps } from "./deps.ts";

const states: readonly [string, string][] = [
  ["Active", "The thing is described. Its identifier leads to its page or its data."],
  [
    "No longer supplied",
    "The source system has stopped sending the record and nobody has said why yet. The identifier keeps answering with the last description and says so.",
  ],
  [
    "Merged",
    "Two identifiers turned out to stand for one thing. One of them leads to the other from then on, with every number and link that it had. If that was a mistake it is undone, and both stand as before.",
  ],
  [
    "Split",
    "One identifier turned out to stand for several things. It leads to a choice of them from then on, and says why.",
  ],
  [
    "Tombstoned",
    "We no longer describe the thing: it was published in error, was never ours, touches somebody’s privacy or rights, or another description has taken its place. The identifier says so, with what it was last called, the reason, the day, and what to see instead.",
  ],
  [
    "Withdrawn",
    "The same, where no more may be said. The identifier answers that it was withdrawn, and whether the law asked for that.",
  ],
  [
    "Reserved",
    "The identifier is given, but nothing about the thing is public. To the public it answers as one that does not exist; so does one that was reserved and never used.",
  ],
];

/** The four things that the ARK specification asks a provider to declare: identifier, availability, content, history. */
const permanence: readonly [string, string][] = [
  ["The identifier", "It is given once, to one thing, for ever. It is never deleted and never given to another thing."],
  [
    "The description",
    "It is meant to stay available without end. When a source stops supplying it, the last description stays. Only we ourselves can end it, for one of the reasons below, and the identifier then says which.",
  ],
  ["Its content", "It may change: scholarship moves on. The identifier names the thing, not the words about it."],
  [
    "Its changes",
    "Each record carries a version number, counted up with every change, and the day of the last change.",
  ],
];

/** `/policy`: what is promised about identifiers, in plain words. */
export function policyPage({ institution, base }: SiteDeps): string {
  return layout({
    title: "What we promise about identifiers",
    institution,
    breadcrumbs: [{ href: "/", label: "Home" }],
    head: markup`<link rel="canonical" href="${base}/policy">\n`,
    main: markup`<h1 class="record-title">What we promise about identifiers</h1>
<p class="home-lead">${institution} gives every thing it describes a persistent identifier. You may print it, cite it and build on it.</p>
${section("what", "What it looks like", [
  markup`<p>An identifier is three blocks of four signs, such as <code>X5K4-2B6C-9Q1W</code>. It says nothing about the thing, so nothing that we learn later can make it wrong; its last sign is a check, so that most slips of the pen are noticed and a correction is offered. Hyphens, spaces and small letters do not matter.</p>
<p>Its full address is <code class="break">${base}/X5K4-2B6C-9Q1W</code>. Cite that one, not the address of the page or file that it leads to. With <code>?info</code> after it, it tells its own state and history, and this promise; with <code>?json</code> the same as data.</p>`,
])}${section("permanence", "How lasting it is", [summaryList(rows(permanence))])}${section("states", "In which state it can be", [summaryList(rows(states))])}${section(
  "numbers",
  "Numbers",
  [
    markup`<p>Inventory and other numbers can change; identifiers do not. A thing is found by every number it has or had, at <code>/lookup/</code>, and a number once published keeps finding it.</p>`,
  ],
)}${section("record", "How we keep the promise", [
  markup`<p>Identifiers live in a register of their own, apart from the systems that describe things. It is a log to which entries are only added; a replaced collection system, a renumbering or a changed title leaves it as it is.</p>`,
])}`,
  });
}

function rows(pairs: readonly [string, string][]): Row[] {
  return pairs.map(([term, value]) => ({ term, values: [markup`${value}`] }));
}
