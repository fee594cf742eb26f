import { box, cut, line, type Motif, oval, spot, tone } from "./paper.ts";

/** A band across the whole picture, from the foot down: ground, sea or floor. */
const ground: Motif = ({ y, width, height, fill }) => box([0, y], [width, height - y], fill);
/** A band across the whole picture, from the top to the foot: sky or wall. */
const sky: Motif = ({ y, width, fill }) => box([0, 0], [width, y], fill);
/** Land that swells once, all across. */
const hill: Motif = ({ x, y, size, width, height, fill }) => {
  const [left, peak] = [Math.round(y), Math.round(y - size)];
  return `<path d="M0 ${left}Q${Math.round(x)} ${peak} ${width} ${left}V${height}H0z" fill="${fill}"/>`;
};
const peak: Motif = (place) =>
  cut(place, "M-60 0L-20-70L-4-52L16-100L60 0z") + cut(place, "M16-100L60 0L14 0L24-50z", tone(place.fill, -0.16));
const rock: Motif = (place) =>
  cut(place, "M-50 0C-60-50-40-90-10-94C10-110 44-80 50-40C56-20 50-8 50 0z") +
  cut(place, "M-10-94C0-60 6-30 2 0L50 0C54-40 40-84-10-94z", tone(place.fill, -0.2));
const tree: Motif = (place) =>
  cut(place, "M-4 0L-2-50L3-50L5 0z", "#4a3a28") +
  spot(place, [-16, -58], [22, 20]) +
  spot(place, [14, -62], [24, 22], tone(place.fill, -0.15)) +
  spot(place, [0, -80], [22, 20], tone(place.fill, 0.12));
const poplar: Motif = (place) => line(place, "M0 0C3-40-3-60 0-84", 2, "#4a3a28") + spot(place, [1, -88], [7, 12]);
const cypress: Motif = (place) =>
  cut(place, "M-12 0C-26-40-14-70-2-100C8-76 22-40 12 0z") +
  line(place, "M-4-4C-14-40 4-56-2-84", 4, tone(place.fill, 0.2));
const fir: Motif = (place) => cut(place, "M0-100L16-64L8-66L24-34L12-36L30 0L-30 0L-12-36L-24-34L-8-66L-16-64z");
const leaf: Motif = (place) =>
  cut(place, "M0 0C-40-30-36-80 0-100C-10-70 6-40 0 0z") +
  cut(place, "M0 0C40-20 60-60 34-92C34-60 10-40 0 0z", tone(place.fill, 0.15));
const grass: Motif = (place) =>
  line(place, "M-40 0C-44-40-50-60-60-80M-16 0C-14-50-22-70-24-96M10 0C8-50 16-70 22-92M36 0C40-40 50-60 62-78", 5);
const sun: Motif = (place) =>
  `<circle cx="${Math.round(place.x)}" cy="${Math.round(place.y)}" r="${Math.round(place.size)}" fill="${place.fill}" opacity=".35"/>` +
  spot(place, [0, 0], [50, 50]);
const moon: Motif = (place) => cut(place, "M10-50C-40-50-40 50 10 50C-14 24-14-24 10-50z");
const cloud: Motif = (place) =>
  spot(place, [-24, -8], [26, 12]) + spot(place, [4, -16], [24, 16]) + spot(place, [28, -8], [24, 11]);
const swirl: Motif = (place) => line(place, "M-50 0C-30-30 0-30 6-6C4 8-14 6-12-6M10 0C24-26 46-24 50-4", 7);
const star: Motif = (place) => cut(place, "M0-50L8-8L50 0L8 8L0 50L-8 8L-50 0L-8-8z");
const ripples: Motif = (place) => line(place, "M-50 0L-20 0M-8 6L40 6M-34 14L-4 14M14 18L50 18M-46 26L0 26", 2);
const river: Motif = (place) =>
  cut(place, "M-50 0C-10-8 30-8 14-20C2-28-22-30-4-44L0-44C-12-32 30-30 36-18C42-8 30-4 50 0z");
const path: Motif = (place) => cut(place, "M-50 0L-3-100L3-100L50 0z");
const rain: Motif = (place) => line(place, "M-40-90L-60 0M-10-95L-30 0M20-95L0 0M50-90L30 0M70-60L58-4", 1.5);
const shafts: Motif = (place) =>
  `<g opacity=".35">${cut(place, "M0-100L-60 0L-30 0zM0-100L-8 0L18 0zM0-100L40 0L64 0z")}</g>`;
const pads: Motif = (place) =>
  [-36, -4, 30, -20, 14, 44]
    .map((x, at) => spot(place, [x, -10 + at * 9], [13, 4], tone(place.fill, at % 2 ? 0.1 : -0.08)))
    .join("");
const island: Motif = ({ x, y, size, fill }) => oval([x, y], [size / 2, size / 9], fill);

/** The land, water and weather of the drawings. */
export const places = {
  ground,
  sky,
  hill,
  peak,
  rock,
  tree,
  poplar,
  cypress,
  fir,
  leaf,
  grass,
  sun,
  moon,
  cloud,
  swirl,
  star,
  ripples,
  river,
  path,
  rain,
  shafts,
  pads,
  island,
} satisfies Record<string, Motif>;
