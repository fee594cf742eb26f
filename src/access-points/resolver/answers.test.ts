import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { HttpAnswer } from "../port.ts";
import { rememberAnswers } from "./answers.ts";

const answer = (body: string): HttpAnswer => ({ status: 200, headers: {}, body });

describe("answers kept in memory", () => {
  let stamp = "1";
  const answers = rememberAnswers(() => stamp);

  test("are given again until anything changes", () => {
    const { asOf } = answers.get("a");
    answers.set("a", answer("old"), asOf);
    assert.equal(answers.get("a").known?.body, "old");
    stamp = "2";
    assert.equal(answers.get("a").known, undefined);
  });

  test("never outlive a change that came while they were made, though another was asked for in between", () => {
    const { asOf } = answers.get("a");
    stamp = "3";
    answers.get("b");
    answers.set("a", answer("stale"), asOf);
    assert.equal(answers.get("a").known, undefined);
  });

  test("stay within bounds when every request is another: the oldest go first", () => {
    const { asOf } = answers.get("first");
    const large = answer("x".repeat(1024 * 1024));
    for (let at = 0; at < 120; at++) answers.set(`key ${at}`, large, asOf);
    assert.equal(answers.get("key 0").known, undefined);
    assert.equal(answers.get("key 119").known, large);
  });
});
