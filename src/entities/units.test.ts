import assert from "node:assert/strict";
import { test } from "node:test";
import { normalUnit, toMm, unitOf } from "./units.ts";

test("a unit is known by every spelling of it", () => {
  for (const word of ["Centimeters", "centimetres", "CM", "cm.", "centimeter"]) assert.equal(normalUnit(word), "cm");
  assert.equal(normalUnit("Minutes"), "min");
  assert.equal(unitOf("Inches")?.aat, "300379100");
});

test("a unit that is not known keeps its word", () => {
  assert.equal(normalUnit(" palms "), "palms");
  assert.equal(unitOf("palms"), undefined);
});

test("lengths are converted to millimetres, nothing else is", () => {
  assert.equal(toMm(48.2, "Centimeters"), 482);
  assert.equal(toMm(19, "in"), 482.6);
  assert.equal(toMm(3, "kg"), undefined);
});
