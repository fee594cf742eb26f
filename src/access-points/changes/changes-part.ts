import type { FeedLog } from "../../feeds/port.ts";
import type { Part } from "../resolver/part.ts";
import { answerOf } from "./changes.ts";

/** `/{PID}/changes`: what changed of one thing, with its pages behind it. It stays under the identifier that was changed. */
export function changesPart(feeds: FeedLog): Part {
  return {
    spelling: "changes",
    pattern: /^changes(?:\/page\/(\d{1,9})|(\.atom))?$/,
    stays: true,
    answer({ found, match, reading, press }) {
      const { pid } = found.resolution;
      const list = { query: { pid }, address: `${press.base}/${pid}/changes`, base: press.base };
      const page = match[1] === undefined ? undefined : Number(match[1]);
      return answerOf(feeds, list, { page, form: match[2] ? "atom" : "activities", reading, press });
    },
  };
}
