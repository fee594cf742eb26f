import { cut, line, type Motif, spot, tone } from "./paper.ts";

const horse: Motif = (place) =>
  line(place, "M-36-36L-40 0M-26-34L-22 0M16-34L12 0M26-38L30-2", 6, tone(place.fill, -0.15)) +
  cut(
    place,
    "M-46-56C-38-68-12-62 4-62C16-64 22-80 31-92L35-100L39-92L58-78C56-70 48-69 41-73C39-58 38-42 27-34C6-25-18-26-34-31C-44-38-48-48-46-56z",
  ) +
  line(place, "M-45-54C-56-46-54-30-52-20", 5, tone(place.fill, -0.45)) +
  line(place, "M31-92C22-84 18-74 12-66", 5, tone(place.fill, -0.45));
/** A horse on its hind legs. */
const rearing: Motif = (place) =>
  line(
    place,
    "M-22-34L-34-14L-26 0M-10-30L-4-14L-10 0M16-56L40-52L36-42M12-62L36-70L44-60",
    6,
    tone(place.fill, -0.15),
  ) +
  cut(
    place,
    "M-36-30C-38-46-24-54-8-60C4-66 6-80 14-94L18-100L22-94L38-84C36-76 28-78 24-80C26-64 22-50 8-42C-4-34-16-22-28-24C-34-26-36-28-36-30z",
  ) +
  line(place, "M-34-36C-52-34-50-16-56-8", 6, tone(place.fill, 0.35)) +
  line(place, "M14-94C6-86 4-76 0-66", 5, tone(place.fill, 0.35));
const dog: Motif = (place) =>
  cut(place, "M-40 0L-38-40C-20-48 10-44 20-48L26-66L34-58L46-52L40-42C34-38 34-20 32 0L24 0L22-22L-24-22L-30 0z") +
  line(place, "M-38-40C-50-46-54-56-50-64", 6);
const cat: Motif = (place) =>
  spot(place, [0, -24], [28, 26]) +
  spot(place, [10, -58], [20, 18]) +
  cut(place, "M-6-66L-4-86L8-74zM14-74L26-86L28-66z") +
  line(place, "M-24-10C-50-10-50-40-40-46", 8);
const bird: Motif = (place) =>
  cut(place, "M-50-10C-30-30-10-34 10-28C20-40 36-36 40-26L52-22L40-18C34-4 0 6-20-4z") +
  cut(place, "M-20-20C-16-50 10-56 24-50C16-36 8-28 2-22z", tone(place.fill, -0.2));
const dragon: Motif = (place) =>
  cut(place, "M-10 0C-24-20-20-44 4-44C20-46 26-60 40-64C46-54 40-46 34-42C30-24 20-14 16 0z") +
  cut(place, "M0-40C-30-90-60-70-56-40C-40-50-24-46-6-30z", tone(place.fill, 0.15)) +
  line(place, "M-10-4C-40 0-50-16-40-26", 7) +
  spot(place, [-38, -54], [6, 6], "#c8382c");
const tiger: Motif = (place) =>
  cut(
    place,
    "M-50-10C-46-40-20-48 6-40C16-60 44-62 50-42C52-28 40-22 30-20L34 0L22 0L16-16L-20-16L-30 0L-42 0L-38-14z",
  ) +
  line(place, "M-34-36L-30-20M-18-42L-14-22M-2-40L2-22M24-52L28-42M38-52L36-42", 4, "#2a2018") +
  line(place, "M-48-14C-66-20-62-44-54-50", 6) +
  spot(place, [34, -36], [4, 4], "#f8f0d0");
const stag: Motif = (place) =>
  cut(
    place,
    "M-36-50C-20-58 6-54 16-60L20-80L32-84L42-72L30-66C28-50 26-44 22-40L24 0L18 0L14-34L-24-34L-26 0L-32 0L-36-34z",
  ) + line(place, "M24-84C20-100 12-100 10-110M28-84C36-96 44-96 46-108", 3, "#6a5030");
const lobster: Motif = (place) =>
  spot(place, [0, -14], [30, 16]) +
  line(place, "M-26-18C-44-24-48-34-40-42M26-18C44-24 48-34 40-42M-20-4L-34 4M20-4L34 4M-10 0L-16 8M10 0L16 8", 6);

/** The animals of the drawings. */
export const animals = { horse, rearing, dog, cat, bird, dragon, tiger, stag, lobster } satisfies Record<string, Motif>;
