import { cut, line, type Motif, spot, tone } from "./paper.ts";

const table: Motif = (place) =>
  cut(place, "M-50-34L50-34L50 0L-50 0z") + cut(place, "M-54-34L-50-42L50-42L54-34z", tone(place.fill, 0.25));
const bowl: Motif = (place) =>
  cut(place, "M-50-50L50-50C46-16 24-6 16 0L-16 0C-24-6-46-16-50-50z") +
  spot(place, [0, -50], [50, 9], tone(place.fill, -0.3));
const fruit: Motif = (place) =>
  spot(place, [0, -46], [46, 46]) + spot(place, [-14, -60], [12, 10], tone(place.fill, 0.35));
const vase: Motif = (place) =>
  cut(place, "M-18-100C-14-80-44-60-40-34C-38-14-24 0-20 0L20 0C24 0 38-14 40-34C44-60 14-80 18-100z") +
  line(place, "M-40-44L40-44", 3, tone(place.fill, -0.25));
const cup: Motif = (place) =>
  cut(place, "M-36-80L36-80C36-30 26-10 18 0L-18 0C-26-10-36-30-36-80z") +
  spot(place, [0, -80], [36, 10], tone(place.fill, 0.3)) +
  line(place, "M36-66C60-66 56-30 28-30", 7);
const glass: Motif = (place) => cut(place, "M-24-100C-28-60-14-46-4-42L-4-8L-20 0L20 0L4-8L4-42C14-46 28-60 24-100z");
const plate: Motif = (place) => spot(place, [0, 0], [50, 13]) + spot(place, [0, -2], [36, 8], tone(place.fill, -0.15));
const bread: Motif = (place) =>
  spot(place, [0, -20], [44, 22]) + line(place, "M-20-30L-8-14M4-34L14-16", 4, tone(place.fill, -0.3));
const flower: Motif = (place) =>
  spot(place, [0, -24], [17, 24], tone(place.fill, 0.1)) +
  spot(place, [0, 24], [17, 24], tone(place.fill, -0.1)) +
  spot(place, [-24, 0], [24, 17]) +
  spot(place, [24, 0], [24, 17]) +
  spot(place, [0, 0], [13, 13], tone(place.fill, -0.45));
const sunflower: Motif = (place) =>
  cut(place, "M0-52L12-24L38-38L26-10L52 4L24 12L34 40L8 26L-8 52L-16 24L-44 34L-26 10L-52-4L-26-14L-36-40L-10-26z") +
  spot(place, [0, 0], [20, 20], "#8a5220");
const stalk: Motif = (place) => line(place, "M0 0C-6-40 4-60 0-100M0-40C16-50 24-46 30-60", 5);
const book: Motif = (place) =>
  cut(place, "M0-8C-20-22-40-20-50-14L-50 6C-40 0-20-2 0 10C20-2 40 0 50 6L50-14C40-20 20-22 0-8z");
const candle: Motif = (place) =>
  cut(place, "M-6 0L-6-60L6-60L6 0z") +
  spot(place, [0, -72], [16, 20], "#f8d890") +
  spot(place, [0, -70], [5, 10], "#fff8e0");
const glow: Motif = (place) =>
  `<g opacity=".3">${spot(place, [0, 0], [80, 80])}${spot(place, [0, 0], [56, 56])}</g>${spot(place, [0, 0], [26, 26])}`;
const skull: Motif = (place) =>
  spot(place, [0, -52], [38, 34]) +
  cut(place, "M-20-30L20-30L16 0L-16 0z") +
  spot(place, [-14, -48], [9, 9], "#2a2018") +
  spot(place, [14, -48], [9, 9], "#2a2018");
const chair: Motif = (place) =>
  line(place, "M-28 0L-24-100M24-6L20-96M-26-44L34-40M36 0L34-40M-24-80L22-78M-25-64L22-62", 7) +
  cut(place, "M-30-44L-4-56L40-44L34-36L-28-36z", tone(place.fill, 0.3));
const lute: Motif = (place) =>
  spot(place, [0, -30], [24, 30]) +
  line(place, "M4-56L22-100", 7) +
  spot(place, [0, -34], [8, 8], tone(place.fill, -0.5));
const keyboard: Motif = (place) =>
  cut(place, "M-50-30L40-40L50-26L50-16L-50-10z") +
  line(place, "M-40 0L-40-12M42 0L42-18", 5) +
  line(place, "M-46-20L46-28", 4, "#f4ecd8");
const umbrella: Motif = (place) =>
  cut(place, "M-60-50C-50-90-20-100 0-100C20-100 50-90 60-50C44-58 34-56 22-50C10-58-10-58-22-50C-34-56-44-58-60-50z") +
  line(place, "M0-100L0 0", 3, tone(place.fill, -0.3));
const ship: Motif = (place) =>
  cut(place, "M-46-20L48-20C44-6 36 0 26 0L-28 0C-38-4-44-10-46-20z") +
  line(place, "M-20-20L-20-92M10-20L10-100M34-20L34-80", 2) +
  cut(place, "M-34-40L-6-40L-8-84L-32-84zM-2-44L24-44L22-92L0-92zM28-36L44-36L42-72L28-72z", tone(place.fill, 0.3));
const tug: Motif = (place) =>
  cut(place, "M-50-18L50-18C46-6 40 0 30 0L-36 0C-44-4-48-10-50-18z") +
  cut(place, "M-6-18L-6-80L8-80L8-18z") +
  cut(place, "M1-84C10-120 40-110 60-130C54-100 30-92 1-84z", "#e8843a");
const boat: Motif = (place) => cut(place, "M-50-18C-20-8 20-8 50-18C44-4 30 0 20 0L-24 0C-34-2-44-8-50-18z");
const engine: Motif = (place) =>
  cut(place, "M-44 0L-44-36L-14-36L-14-20L40-20L40 0z") +
  cut(place, "M26-20L26-52L36-52L36-20z") +
  spot(place, [34, -10], [8, 8], "#f8d060") +
  `<g opacity=".6">${spot(place, [26, -66], [14, 10], "#f4f0e8")}${spot(place, [6, -82], [22, 14], "#f4f0e8")}</g>`;
const cart: Motif = (place) =>
  cut(place, "M-44-22L40-26L46-50L-50-46z") +
  spot(place, [-22, -14], [16, 16], tone(place.fill, -0.4)) +
  spot(place, [24, -15], [16, 16], tone(place.fill, -0.4)) +
  line(place, "M44-34L80-28", 4);
const barrow: Motif = (place) =>
  cut(place, "M-50 0L-46-24L50-24L46 0z") + cut(place, "M-30-24L-30-44L26-44L26-24z", tone(place.fill, 0.2));
const lance: Motif = (place) => line(place, "M-30 0L30-100", 3);
const banner: Motif = (place) =>
  line(place, "M0 0L0-100", 3, "#4a3a28") + cut(place, "M0-100C20-110 40-88 60-98L60-66C40-58 20-78 0-70z");
const bow: Motif = (place) => line(place, "M0-50C30-30 30 20 0 40M0-50L-6-4L0 40M-6-4L46-8", 3);
const wheel: Motif = (place) =>
  line(place, "M0-50C66-50 66 50 0 50C-66 50-66-50 0-50M0-50L0 50M-50 0L50 0M-34-36L34 36", 6);
const globe: Motif = (place) =>
  spot(place, [0, -40], [38, 38]) +
  line(place, "M-36-44C-10-30 10-30 36-44M0-78C-20-50-20-30 0-2", 3, tone(place.fill, 0.4)) +
  line(place, "M0-2L0 6M-20 6L20 6", 5);
const smear: Motif = (place) =>
  cut(place, "M-50 14C-30-2 20-20 50-22C46-8 0 10-50 14z") + cut(place, "M4-4L20-12L18-6zM-16 4L-2-2L-4 3z", "#3a3028");
const easel: Motif = (place) =>
  line(place, "M-20 0L0-100L20 0", 4, "#6a4a30") + cut(place, "M-30-30L-30-84L30-84L30-30z");
const cards: Motif = (place) => line(place, "M-30 0L-20-40L-10 0M10 0L20-40L30 0M-20-40L20-40M-10-42L0-76L10-42", 4);
const frame: Motif = (place) =>
  line(place, "M-40-4L-40-96L40-96L40-4L-40-4", 14) +
  line(place, "M-40-4L-40-96L40-96L40-4L-40-4", 4, tone(place.fill, 0.4));
const stool: Motif = (place) =>
  line(place, "M-34 0L34-60M34 0L-34-60", 7) + cut(place, "M-44-56L44-56L40-68L-40-68z", tone(place.fill, 0.4));

/** The things of the drawings, from bread to railway engines. */
export const things = {
  table,
  bowl,
  fruit,
  vase,
  cup,
  glass,
  plate,
  bread,
  flower,
  sunflower,
  stalk,
  book,
  candle,
  glow,
  skull,
  chair,
  lute,
  keyboard,
  umbrella,
  ship,
  tug,
  boat,
  engine,
  cart,
  barrow,
  lance,
  banner,
  bow,
  wheel,
  globe,
  smear,
  easel,
  cards,
  frame,
  stool,
} satisfies Record<string, Motif>;
