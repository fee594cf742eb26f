import { cut, line, type Motif, type Place, spot, tone } from "./paper.ts";

const head = (place: Place, y: number, radius: number, x = 0) =>
  spot(place, [x, y - radius * 0.2], [radius * 1.15, radius * 1.15], place.hair) +
  spot(place, [x, y + radius * 0.2], [radius * 0.95, radius * 0.95], place.skin);

const shoulders = "M-52 0C-52-38-30-48-12-50L12-50C30-48 52-38 52 0z";
const robe = "M-22 0C-20-40-18-66-10-80L10-80C18-66 20-40 22 0z";

const bust: Motif = (place) =>
  cut(place, shoulders) + spot(place, [0, -52], [9, 12], tone(place.skin, -0.15)) + head(place, -74, 18);

const person: Motif = (place) =>
  cut(place, robe) + cut(place, "M2-78L18-10L10 0L-2 0z", tone(place.fill, -0.18)) + head(place, -89, 8);

const seated: Motif = (place) =>
  cut(place, "M-40 0C-42-30-30-36-24-50C-22-68-14-74-6-76L8-76C18-74 24-66 26-48C40-40 44-20 42 0z") +
  cut(place, "M-24-20C-10-34 20-34 34-20L42 0L-34 0z", tone(place.fill, -0.18)) +
  head(place, -88, 10);

const kneeling: Motif = (place) =>
  cut(place, "M-44 0C-30-14-22-40-10-64L10-66C22-50 24-20 28 0z") +
  line(place, "M2-50C16-48 24-52 30-60", 8, place.skin) +
  head(place, -78, 11, 2);

/** A figure lying along the ground: `size` is its length. */
const lying: Motif = (place) =>
  cut(place, "M-48 0C-44-16-34-26-26-24C-14-18 0-12 10-18C24-24 40-10 50-4L50 0z") + head(place, -31, 6, -31);

/** Somebody seen from behind on a couch. */
const bather: Motif = (place) =>
  cut(place, "M-50 0C-46-14-30-14-22-10C-10-4 0-20 16-24C30-24 44-4 50-2L50 4C20 8-30 8-50 4z", place.skin) +
  spot(place, [36, -28], [6, 7], place.hair);

const child: Motif = (place) =>
  cut(place, "M-26 0C-28-30-20-50-8-58L8-58C20-50 28-30 26 0z", place.skin) + head(place, -72, 18);

const angel: Motif = (place) =>
  cut(place, "M-8-70C-50-100-56-50-40-20C-34-40-24-52-8-56z", tone(place.fill, 0.55)) +
  cut(place, "M8-70C50-100 56-50 40-20C34-40 24-52 8-56z", tone(place.fill, 0.55)) +
  person(place);

/** A flying figure, `size` long. */
const flying: Motif = (place) =>
  cut(place, "M-50-4C-30-30 0-26 22-20L26-8C0 2-30-2-50-4z") +
  cut(place, "M-4-20C-10-50 6-54 16-50C12-36 10-26 10-18z", tone(place.fill, 0.5)) +
  head(place, -18, 9, 32);

/** A row of heads and shoulders, five across the size. */
const crowd: Motif = (place) =>
  [-40, -20, 0, 20, 40]
    .map((x, at) => {
      const fill = tone(place.fill, [0.1, -0.2, 0.3, -0.35, 0][at] ?? 0);
      const one = { ...place, x: place.x + (x * place.size) / 100, size: place.size * 0.3, fill };
      return cut(one, shoulders) + spot(one, [0, -66], [16, 20], place.skin);
    })
    .join("");

const halo: Motif = (place) => spot(place, [0, 0], [50, 50], tone(place.fill, 0.3)) + spot(place, [0, 0], [42, 42]);
const sash: Motif = (place) => line(place, "M-50-30C-20-70 30-60 50-90", 10);
const fur: Motif = (place) => cut(place, "M-50 0C-50-30-20-40-6-42L0 0L6-42C20-40 50-30 50 0z");
/** Christ on the cross. */
const crucified: Motif = (place) =>
  line(place, "M-40-92C-20-74 20-74 40-92M-4-40L-2 0M4-40L0 0", 8, place.skin) +
  cut(place, "M-12-80L12-80L8-40L-8-40z", place.skin) +
  cut(place, "M-12-46L12-46L14-26L-10-28z") +
  head(place, -90, 8);

/** What is worn on the head or at the neck, round the middle of a head that is 36 high. */
const worn = {
  nimbus: (place) => spot(place, [0, -2], [32, 32], tone(place.fill, 0.3)) + spot(place, [0, -2], [28, 28]),
  ruff: (place) => spot(place, [0, 23], [27, 9], tone(place.fill, -0.12)) + spot(place, [0, 21], [24, 7]),
  cap: (place) => cut(place, "M-22-6C-28-34 28-34 22-6C10-14-10-14-22-6z"),
  brim: (place) => spot(place, [0, -14], [40, 9]) + cut(place, "M-20-14C-20-44 20-44 20-14z", tone(place.fill, 0.15)),
  veil: (place) =>
    cut(place, "M-34 34C-30 0-28-30 0-30C28-30 30 0 34 34C10 24-10 24-34 34z") +
    spot(place, [0, 2], [14, 18], place.skin),
  turban: (place) =>
    spot(place, [0, -20], [27, 17]) +
    spot(place, [-14, -30], [17, 15], tone(place.fill, 0.15)) +
    line(place, "M-24-14C-6-30 10-30 26-18", 4, tone(place.fill, -0.25)),
  horns: (place) =>
    cut(place, "M-34-50C-26-32-12-26 0-28C12-26 26-32 34-50C40-20 26-6 20-4C8-14-8-14-20-4C-26-6-40-20-34-50z"),
  doge: (place) => cut(place, "M-22-2C-26-26-8-46 14-50C24-34 26-20 22-2C10-14-10-14-22-2z"),
  crown: (place) => cut(place, "M-20-14L-24-40L-10-28L0-46L10-28L24-40L20-14C8-18-8-18-20-14z"),
  beard: (place) => cut(place, "M-16 2C-12 10 12 10 16 2C18 22 8 34 0 34C-8 34-18 22-16 2z"),
} satisfies Record<string, Motif>;
type Worn = keyof typeof worn;

/** Puts a garment on a figure: its place is the figure's own, and the head is looked for `y` up with radius `radius`. */
const on =
  (garment: Motif, y: number, radius: number): Motif =>
  (place) =>
    garment({ ...place, y: place.y + (y * place.size) / 100, size: (place.size * radius) / 18 });

const dress = (ending: string, y: number, radius: number) =>
  Object.fromEntries((Object.keys(worn) as Worn[]).map((name) => [name + ending, on(worn[name], y, radius)]));

const gown: Motif = (place) =>
  cut(place, "M-44 0C-30-30-16-50-12-84L12-84C16-50 24-34 54 0z") +
  line(place, "M-6-80C-10-50-20-30-30-4", 3, tone(place.fill, 0.4)) +
  line(place, "M4-80C8-50 20-30 36-4", 3, tone(place.fill, -0.14)) +
  head(place, -92, 7);

/** The people of the drawings. What they wear is named by the figure: `ruff` a bust's, `ruffP` a person's, `ruffS` a seated one's. */
export const people: Record<string, Motif> = {
  bust,
  person,
  seated,
  kneeling,
  lying,
  bather,
  child,
  angel,
  flying,
  crowd,
  halo,
  sash,
  fur,
  crucified,
  gown,
  ...dress("", -74, 18),
  ...dress("P", -89, 8),
  ...dress("S", -88, 10),
};
