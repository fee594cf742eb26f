import fc from "fast-check";

const surrogates = { from: 0xd800, count: 0x800 };

/**
 * Any text of whole characters of all planes, at most so many, and short texts such as are dangerous to programs (`"__proto__"`).
 * `fc.string({ unit: "binary" })` is the same, but takes seconds before it makes any.
 */
export function anyText(size: { maxLength?: number } = {}): fc.Arbitrary<string> {
  const places = fc.array(fc.integer({ min: 0, max: 0x10ffff - surrogates.count }), size);
  const character = (at: number) => String.fromCodePoint(at < surrogates.from ? at : at + surrogates.count);
  return fc.oneof(
    places.map((all) => all.map(character).join("")),
    fc.string(size),
  );
}
