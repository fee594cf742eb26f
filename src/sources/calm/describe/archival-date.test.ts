import assert from "node:assert/strict";
import { test } from "node:test";
import { archivalBounds } from "./archival-date.ts";

test("dates with the year first have bounds, and others none", () => {
  const cases: [string, string | undefined, string | undefined][] = [
    ["1879 May", "1879-05", "1879-05"],
    ["1922 April 2", "1922-04-02", "1922-04-02"],
    ["1883 April-May", "1883-04", "1883-05"],
    ["1934 February 14-March 24", "1934-02-14", "1934-03-24"],
    ["1934 February 14-18", "1934-02-14", "1934-02-18"],
    ["1887 January 1-1922 April 30", "1887-01-01", "1922-04-30"],
    ["1889 October-1926", "1889-10", "1926"],
    ["1874-1922 August 13", "1874", "1922-08-13"],
    ["1911", undefined, undefined],
    ["1858-1951 1878-1950", undefined, undefined],
    ["1911 autumn", undefined, undefined],
    ["", undefined, undefined],
  ];
  for (const [words, begin, end] of cases) {
    const bounds = archivalBounds(words);
    assert.deepEqual([bounds.begin, bounds.end], [begin, end], words);
  }
});
