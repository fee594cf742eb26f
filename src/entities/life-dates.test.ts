import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type LifeWords, readLife } from "./life-dates.ts";

const lives: [string, LifeWords][] = [
  ["1604/5 - 1671", { birth: "1604/5", death: "1671" }],
  ["22 Feb 1876 - 26 Jan 1938", { birth: "22 Feb 1876", death: "26 Jan 1938" }],
  ["1629–in or after 1684", { birth: "1629", death: "in or after 1684" }],
  ["100 - 40 B.C.", { birth: "100 B.C.", death: "40 B.C." }],
  ["born 20 Jan 1971", { birth: "20 Jan 1971" }],
  ["? - 1867", { death: "1867" }],
  ["1889 - ?", { birth: "1889" }],
  ["active 1422; died 1441", { active: "1422", death: "1441" }],
  ["about 1441; died before 1496", { birth: "about 1441", death: "before 1496" }],
  ["active c. 1860 - c. 1901", { active: "c. 1860 - c. 1901" }],
  ["founded 1824", { birth: "1824" }],
  ["19th Century", {}],
];

describe("a life's dates", () => {
  for (const [words, parts] of lives) test(`“${words}”`, () => assert.deepEqual(readLife(words), parts));
});
