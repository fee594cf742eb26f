import { box, cut, line, type Motif, spot, tone } from "./paper.ts";

const house: Motif = (place) =>
  cut(place, "M-40 0L-40-50L40-50L40 0z") +
  cut(place, "M-48-50L-26-86L30-86L48-50z", tone(place.fill, -0.3)) +
  cut(place, "M-24-16L-24-36L-10-36L-10-16zM10-16L10-36L24-36L24-16z", tone(place.fill, -0.45));
const tower: Motif = (place) =>
  cut(place, "M-14 0L-14-70L14-70L14 0z") +
  cut(place, "M-16-70L0-100L16-70z", tone(place.fill, -0.3)) +
  cut(place, "M-5-50L-5-62L5-62L5-50z", tone(place.fill, -0.45));
const palace: Motif = (place) =>
  cut(place, "M-50 0L-50-60L50-60L50 0z") +
  cut(place, "M-56-60L0-88L56-60z", tone(place.fill, 0.15)) +
  line(place, "M-36-6L-36-54M-18-6L-18-54M0-6L0-54M18-6L18-54M36-6L36-54", 5, tone(place.fill, -0.3));
const facade: Motif = (place) =>
  cut(place, "M-50 0L-50-90L50-90L50 0z") +
  cut(
    place,
    "M-38-50L-38-74L-22-74L-22-50zM-8-50L-8-74L8-74L8-50zM22-50L22-74L38-74L38-50zM-38-12L-38-36L-22-36L-22-12zM22-12L22-36L38-36L38-12zM-9 0L-9-34L9-34L9 0z",
    tone(place.fill, -0.35),
  );
const column: Motif = (place) =>
  cut(place, "M-8 0L-6-90L6-90L8 0z") +
  cut(place, "M-11 0L-11-4L11-4L11 0zM-11-90L-11-96L11-96L11-90z", tone(place.fill, -0.2));
const arch: Motif = (place) => cut(place, "M-40 0L-40-60C-40-112 40-112 40-60L40 0z");
const gable: Motif = (place) => cut(place, "M-50 0L-50-66C-40-80-20-86 0-100C20-86 40-80 50-66L50 0z");
const arcade: Motif = ({ x, y, size, fill }) => {
  const bay = size / 3;
  const wall = box([x - size / 2, y - size * 0.5], [size, size * 0.5], fill);
  const openings = [-1, 0, 1].map((at) => {
    const place = { x: x + at * bay, y, size: bay, fill, skin: fill, hair: fill, width: 0, height: 0 };
    return arch(place).replace(`fill="${fill}"`, `fill="${tone(fill, -0.35)}"`);
  });
  return wall + openings.join("");
};
/** Floor tiles running to a vanishing point at the foot; `size` is how deep the floor is. */
const tiles: Motif = ({ x, y, width, height, fill }) => {
  const foot = [-0.6, -0.1, 0.4, 0.9, 1.4].map(
    (at) => `M${Math.round(x)} ${Math.round(y)}L${Math.round(at * width)} ${height}`,
  );
  const rows = [0.25, 0.55].map((at) => `M0 ${Math.round(y + (height - y) * at)}H${width}`);
  return (
    box([0, y], [width, height - y], fill) +
    `<path d="${foot.join("")}${rows.join("")}" stroke="${tone(fill, -0.25)}" stroke-width="2"/>`
  );
};
const window: Motif = (place) =>
  cut(place, "M-36 0L-36-100L36-100L36 0z", tone(place.fill, -0.4)) +
  cut(place, "M-30-6L-30-94L-2-94L-2-6zM2-6L2-94L30-94L30-6z");
const curtain: Motif = (place) =>
  cut(place, "M-50-100L50-100C46-70 30-50 40 0L14 0C4-40-20-70-50-74z") +
  line(place, "M30-96C20-60 20-40 28-4M-6-96C4-70 14-50 20-8", 3, tone(place.fill, -0.2));
const sill: Motif = ({ y, width, height, fill }) =>
  box([0, y], [width, height - y], fill) + box([0, y], [width, 5], tone(fill, 0.3));
const picture: Motif = (place) =>
  cut(place, "M-50 0L-50-70L50-70L50 0z", "#b8923e") +
  cut(place, "M-43-7L-43-63L43-63L43-7z") +
  cut(place, "M-43-7L-10-38L10-22L26-34L43-18L43-7z", tone(place.fill, -0.3));
const mirror: Motif = (place) =>
  spot(place, [0, 0], [50, 50], "#6a3a20") +
  spot(place, [0, 0], [38, 38]) +
  spot(place, [-10, -12], [14, 10], tone(place.fill, 0.6));
const bridge: Motif = (place) =>
  line(
    place,
    "M-50 0C-24-30 24-30 50 0M-50-14C-24-44 24-44 50-14M-34-8L-34-23M-12-20L-12-35M12-20L12-35M34-8L34-23",
    4,
  );
const cross: Motif = (place) => cut(place, "M-4 0L-4-66L-34-66L-34-74L-4-74L-4-100L4-100L4-74L34-74L34-66L4-66L4 0z");
const step: Motif = (place) =>
  cut(place, "M-50 0L-50-10L50-10L50 0z") + cut(place, "M-38-10L-38-20L38-20L38-10z", tone(place.fill, 0.15));
const roof: Motif = (place) =>
  cut(place, "M-60 0L0-46L60 0L54 0L0-38L-54 0z") + line(place, "M0-40L0 0M-30-18L-30 0M30-18L30 0", 2);

/** The buildings of the drawings, inside and out. */
export const buildings = {
  house,
  tower,
  palace,
  facade,
  column,
  arch,
  gable,
  arcade,
  tiles,
  window,
  curtain,
  sill,
  picture,
  mirror,
  bridge,
  cross,
  step,
  roof,
} satisfies Record<string, Motif>;
