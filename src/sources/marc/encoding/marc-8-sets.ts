/**
 * The character sets of MARC-8 by the final character of their escape sequence (MARC 21 Specifications, Character Sets, Part 2). Each begins at a code and lists
 * code points in hexadecimal: `"430"` one, `"5d0-5ea"` a range, `".3"` three codes that are not used.
 */
const written: Record<string, readonly [begin: number, points: string]> = {
  // ANSEL, extended Latin.
  E: [
    0x21,
    "141 d8 110 de c6 152 2b9 b7 266d ae b1 1a0 1af 2bc .1 2bb 142 f8 111 fe e6 153 2ba 131 a3 f0 .1 1a1 1b0 .2 " +
      "b0 2113 2117 a9 266f bf a1 df 20ac .23 309 300-304 306-308 30c 30a fe20 fe21 315 30b 310 327 328 323-325 333 " +
      "332 326 31c 32e fe22 fe23 .2 313",
  ],
  // Basic Hebrew.
  "2": [
    0x21,
    "21 5f4 23-26 5f3 28-2c 5be 2e-3f 5b7 5b8 5b6 5b5 5b4 5b9 5bb 5b0 5b2 5b3 5b1 5bc 5bf 5c1 fb1e .12 5b .1 5d .2 " +
      "5d0-5ea 5f0-5f2",
  ],
  // Basic and extended Cyrillic.
  N: [
    0x21,
    "21-3f 44e 430 431 446 434 435 444 433 445 438-43f 44f 440-443 436 432 44c 44b 437 448 44d 449 447 44a 42e 410 " +
      "411 426 414 415 424 413 425 418-41f 42f 420-423 416 412 42c 42b 417 428 42d 429 427",
  ],
  Q: [
    0x40,
    "491 452-454 451 455-45c 45e 45f .1 463 473 475 46b .7 5b .1 5d .1 5f 490 402-404 401 405-40c 40e 40f 42a 462 " +
      "472 474 46a",
  ],
  // Basic and extended Arabic.
  "3": [
    0x21,
    "21-24 66a 26-29 66d 2b 60c 2d-2f 660-669 3a 61b 3c-3e 61f .1 621-63a 5b .1 5d .2 640-652 671 670 .3 66c 201d 201c",
  ],
  "4": [
    0x21,
    "6fd 672 673 679-686 6bf 687-69c 6fa 69d 69e 6fb 69f 6a0 6fc 6a1-6b8 6ba-6bd 6b9 6be 6c0 6c4-6c6 6ca 6cb 6cd " +
      "6ce 6d0 6d2 6d3 .4 306 30c",
  ],
  // Basic Greek.
  S: [
    0x21,
    "300 301 308 342 313 314 345 .8 ab bb 201c 201d 374 375 .5 387 .3 37e .1 391 392 .1 393-395 3da 3dc 396-3a0 3de " +
      "3a1 3a3 .1 3a4-3a9 3e0 .2 3b1 3b2 3d0 3b3-3b5 3db 3dd 3b6-3c0 3df 3c1 3c3 3c2 3c4-3c9 3e1",
  ],
  // Greek symbols, subscripts, superscripts.
  g: [0x61, "3b1-3b3"],
  b: [0x28, "208d 208e .1 208a .1 208b .2 2080-2089"],
  p: [0x28, "207d 207e .1 207a .1 207b .2 2070 b9 b2 b3 2074-2079"],
  // ASCII.
  B: [0x21, "21-7e"],
};

/** A set by the final character of its escape sequence: code points by code, `sets.get("N")?.[0x41]` → 0x430; undefined for those that are not kept here. */
export const sets: ReadonlyMap<string, readonly (number | undefined)[]> = new Map(
  Object.entries(written).map(([final, [begin, points]]) => [
    final,
    [...unused(begin), ...points.split(" ").flatMap(pointsOf)],
  ]),
);

function unused(count: number): undefined[] {
  return Array.from({ length: count }, () => undefined);
}

function pointsOf(token: string): (number | undefined)[] {
  if (token.startsWith(".")) return unused(Number(token.slice(1)));
  const [from = 0, to = from] = token.split("-").map((hex) => Number.parseInt(hex, 16));
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
