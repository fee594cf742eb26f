import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isReversed, readBound } from "./dates/bound.ts";
import { parseTimeSpan } from "./time-span.ts";

/** Words, what they mean, and what else is known of them. */
const readings: readonly [string, string | undefined, string | undefined, object?][] = [
  ["1825", "1825", "1825"],
  ["about 1869", "1869", "1869", { circa: true }],
  ["c. 1930-1935", "1930", "1935", { circa: true }],
  ["1835–9", "1835", "1839"],
  ["1966-67", "1966", "1967"],
  ["1909-10", "1909", "1910"],
  ["?c.1830", "1830", "1830", { circa: true, uncertain: true }],
  ["1966 cast after 1944 original", "1966", "1966"],
  ["November 1961 (printed 1999)", "1961-11", "1961-11"],
  ["c.1835–9, exhibited 1840", "1835", "1839", { circa: true }],
  ["1604/5 - 1671", "1604", "1671"],
  ["1908/10", "1908", "1910"],
  ["probably 1640s", "1640", "1649", { uncertain: true }],
  ["early 1480s", "1480", "1483"],
  ["late 15th century", "1461", "1500"],
  ["probably second half of the 19th century", "1851", "1900", { uncertain: true }],
  ["late 18th-early 19th Century", "1761", "1840"],
  ["mid-late 19th Century", "1831", "1900"],
  ["3rd century BC", "-0299", "-0200"],
  ["44 BC", "-0043", "-0043"],
  ["about 50–1 BC?", "-0049", "0000", { circa: true, uncertain: true }],
  ["AD 120–140?", "0120", "0140", { uncertain: true }],
  ["before 1500", undefined, "1500"],
  ["after 1510", "1510", undefined],
  ["in or after 1684", "1684", undefined],
  ["1593–1654 or later", "1593", undefined],
  ["1599–in or after 1684", "1599", undefined],
  ["1889 - ?", "1889", undefined, { uncertain: true }],
  ["1990 - present", "1990", undefined, { open: "end" }],
  ["1993-06", "1993-06", "1993-06"],
  ["1993-01-22 00:00:00", "1993-01-22", "1993-01-22"],
  ["Oct 25, 1813", "1813-10-25", "1813-10-25"],
  ["14 March – 5 June 2012", "2012-03-14", "2012-06-05"],
  ["born 20 Jan 1971", "1971-01-20", undefined, { open: "end" }],
  ["founded 1824", "1824", undefined, { open: "end" }],
  ["about 1491/2–9 and 1506–8", "1491", "1508", { circa: true }],
  ["date not known", undefined, undefined],
  ["n.d.", undefined, undefined],
];

describe("a museum's date", () => {
  for (const [words, earliest, latest, flags] of readings) {
    test(`“${words}” is ${earliest ?? "…"} to ${latest ?? "…"}`, () => {
      const bounds = { ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) };
      assert.deepEqual(parseTimeSpan(words), { span: { display: [{ value: words }], ...bounds, ...flags } });
    });
  }

  test("a two-digit year is completed by the column beside it", () => {
    const { span } = parseTimeSpan("27 Oct 44", { begin: "1944", end: "1944" });
    assert.deepEqual([span?.earliest, span?.latest], ["1944-10-27", "1944-10-27"]);
    assert.equal(parseTimeSpan("2 Mar 98", { begin: "1898" }).span?.earliest, "1898-03-02");
  });

  test("columns win over words, and words fill what columns lack", () => {
    const { span } = parseTimeSpan("about 1869", { begin: "1865", end: "1873" });
    assert.deepEqual(span, { display: [{ value: "about 1869" }], earliest: "1865", latest: "1873", circa: true });
    assert.equal(parseTimeSpan("1850-1855", { begin: "1850", end: "0" }).span?.latest, "1855");
    assert.deepEqual(parseTimeSpan(undefined, { begin: "1993-01-22 00:00:00", end: "1993-06-06 00:00:00" }).span, {
      earliest: "1993-01-22",
      latest: "1993-06-06",
    });
  });

  test("a negative year in a column is a year BC, with a leading zero it is ISO 8601", () => {
    assert.equal(parseTimeSpan(undefined, { begin: "-100" }).span?.earliest, "-0099");
    assert.equal(parseTimeSpan(undefined, { begin: "-0043" }).span?.earliest, "-0043");
  });

  test("zero and far years are no dates", () => {
    assert.deepEqual(parseTimeSpan("n.d.a.", { begin: "0", end: "0" }), {
      span: { display: [{ value: "n.d.a." }] },
      doubt: "date-zero",
    });
    assert.deepEqual(parseTimeSpan(undefined, { begin: "0", end: "0" }), { doubt: "date-zero" });
    assert.deepEqual(parseTimeSpan(undefined, { begin: "2006-07-01", end: "9999-12-31T00:00" }).span, {
      earliest: "2006-07-01",
      open: "end",
    });
    assert.equal(parseTimeSpan(undefined, { begin: "2006-07-01", end: "3000-01-01 00:00:00" }).span?.open, "end");
  });

  test("a reversed span keeps its words and loses its bounds", () => {
    assert.deepEqual(parseTimeSpan("about 1850", { begin: "1860", end: "1850" }), {
      span: { display: [{ value: "about 1850" }] },
      doubt: "date-reversed",
    });
    assert.equal(parseTimeSpan("1850-1840").doubt, "date-reversed");
  });

  test("words that are not understood are kept and doubted, unless columns say when", () => {
    assert.deepEqual(parseTimeSpan("in the old days"), {
      span: { display: [{ value: "in the old days" }] },
      doubt: "date-unreadable",
    });
    assert.equal(parseTimeSpan("in the old days", { begin: "1700", end: "1750" }).doubt, undefined);
    assert.equal(parseTimeSpan("31 Feb 1900").doubt, "date-unreadable");
    assert.equal(parseTimeSpan(undefined, { begin: "17??" }).doubt, "date-unreadable");
  });

  test("whatever comes, earliest is never after latest and the words are kept", () => {
    const year = fc.integer({ min: -3000, max: 2400 }).map(String);
    const piece = fc.oneof(
      year,
      fc.constantFrom(
        ..."c. |about |–| - |/|?|before |after |born |; died |BC|AD |late |15th century|1640s|Oct |27 |or later|(|) |, | and ".split(
          "|",
        ),
      ),
    );
    const words = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((parts) => parts.join("")),
      fc.string(),
    );
    const column = fc.option(fc.oneof(year, fc.constantFrom("0", "9999", "1944-10-27"), fc.string()), {
      nil: undefined,
    });
    fc.assert(
      fc.property(words, column, column, (display, begin, end) => {
        const { span } = parseTimeSpan(display, { ...(begin ? { begin } : {}), ...(end ? { end } : {}) });
        assert.equal(span?.display?.[0]?.value, display.trim() === "" ? undefined : display.trim());
        for (const bound of [span?.earliest, span?.latest]) {
          if (bound !== undefined) assert.match(bound, /^-?\d{4,}(-\d\d(-\d\d)?)?$/);
        }
        const [from, to] = [isoBound(span?.earliest), isoBound(span?.latest)];
        assert.ok(!from || !to || !isReversed(from, to), `${span?.earliest} to ${span?.latest}`);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Bounds of a span are astronomical, columns need not be. */
function isoBound(text: string | undefined) {
  const bound = text?.startsWith("-") ? readBound(text.slice(1)) : readBound(text);
  return bound && { ...bound, year: text?.startsWith("-") ? -bound.year : bound.year };
}
