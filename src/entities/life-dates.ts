/** A life's dates in words, taken apart: `"active 1422; died 1441"` → `{ active: "1422", death: "1441" }`. */
export type LifeWords = { birth?: string; death?: string; active?: string };

const beginning = /^(?:born|b\.|baptised|bapt\.|founded|established|formed|incorporated)\s+(?:in\s+|on\s+)?/i;
const ending = /^(?:died|d\.|dissolved|closed)\s+(?:in\s+(?!or\s)|on\s+)?/i;
const working = /^(?:active|fl\.?|flourished|documented|recorded|living|worked|working|floruit)\b\.?\s*/i;
const dash = /\s*[-‐-―−]\s*/;
const notAnEnd = /^(?:\?|present|today|)$/i;

/**
 * Takes a life's words apart into birth (or formation), death (or dissolution) and activity. Words that name no part, such
 * as a century alone, give nothing; each part is for `parseTimeSpan`.
 */
export function readLife(display: string): LifeWords {
  const life: LifeWords = {};
  for (const segment of display.trim().split(/\s*;\s*/)) {
    if (working.test(segment)) life.active ??= segment.replace(working, "");
    else if (ending.test(segment)) life.death ??= segment.replace(ending, "");
    else if (beginning.test(segment)) Object.assign(life, born(segment.replace(beginning, "")), life);
    else if (dash.test(segment) && !/century/i.test(segment)) Object.assign(life, ends(segment), life);
    else if (display.includes(";")) life.birth ??= segment;
  }
  return life;
}

/** `born about 1406-1469` tells both ends. */
const born = (words: string): LifeWords =>
  dash.test(words) && !/century/i.test(words) ? ends(words) : { birth: words };

/** The two ends of `1604/5 - 1671`; the first borrows its era from the second (`100 - 40 B.C.`). */
function ends(words: string): LifeWords {
  const [first = "", ...rest] = words.split(dash);
  const last = rest.join("-");
  const era = /\bb\.?\s?c\.?(\s?e\.?)?$/i.exec(last)?.[0];
  const start = era && first !== "" && !/b\.?\s?c/i.test(first) ? `${first} ${era}` : first;
  return { ...(notAnEnd.test(start) ? {} : { birth: start }), ...(notAnEnd.test(last) ? {} : { death: last }) };
}
