/** Where a motif stands and what it may be cut from: pixels for place and size, six-digit hex for colours. */
export type Place = {
  /** The middle of the motif's foot. */
  x: number;
  y: number;
  /** The motif's own height (or, of flat things, width). */
  size: number;
  fill: string;
  skin: string;
  hair: string;
  width: number;
  height: number;
};

/** A motif: what is cut out and pasted at a place, as SVG. */
export type Motif = (place: Place) => string;

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A colour made lighter (`amount` above 0) or darker (below 0): `tone("#808080", -0.5)` is `"#404040"`. */
export function tone(colour: string, amount: number): string {
  const target = amount > 0 ? 255 : 0;
  const mixed = channels(colour).map((channel) => Math.round(channel + (target - channel) * Math.abs(amount)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** How far one colour lies from another, 0 to 442. */
export function distance(one: string, other: string): number {
  const others = channels(other);
  return Math.hypot(...channels(one).map((channel, at) => channel - (others[at] ?? 0)));
}

const whole = (value: number) => String(Math.round(value));

/** A colour in three digits, which is near enough for cut paper. */
function short(colour: string): string {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return colour;
  return `#${channels(colour)
    .map((channel) => Math.round(channel / 17).toString(16))
    .join("")}`;
}

/** A disc or oval. */
export function oval(at: [number, number], radii: [number, number], fill: string): string {
  const [x, y] = at.map(whole);
  const [rx, ry] = radii.map(whole);
  return rx === ry
    ? `<circle cx="${x}" cy="${y}" r="${rx}" fill="${short(fill)}"/>`
    : `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${short(fill)}"/>`;
}

/** A rectangle from its top left corner. */
export function box(at: [number, number], sides: [number, number], fill: string): string {
  const [x, y] = at.map(whole);
  const [width, height] = sides.map(whole);
  return `<path d="M${x} ${y}h${width}v${height}h-${width}z" fill="${fill}"/>`;
}

/**
 * A cut-out from a path in hundredths of the motif's size, its origin at the foot: `M-50 0L0-100L50 0z` is a triangle
 * as high as it is wide. Small letters and arcs are not used.
 */
export function cut(place: Place, path: string, fill = place.fill): string {
  return `<path d="${scaled(place, path)}" fill="${short(fill)}"/>`;
}

/** A line drawn along such a path, `weight` in hundredths of the size. */
export function line(place: Place, path: string, weight: number, stroke = place.fill): string {
  const width = Math.max(1, Math.round((weight * place.size) / 100));
  return `<path d="${scaled(place, path)}" fill="none" stroke="${short(stroke)}" stroke-width="${width}"/>`;
}

/** A disc or oval in hundredths of the motif's size. */
export function spot(place: Place, at: [number, number], radii: [number, number], fill = place.fill): string {
  const unit = place.size / 100;
  return oval([place.x + at[0] * unit, place.y + at[1] * unit], [radii[0] * unit, radii[1] * unit], fill);
}

/** The path in pixels, each step relative to the one before: shorter, and the same picture. */
function scaled(place: Place, path: string): string {
  let [fromX, fromY] = [0, 0];
  return path.replace(/([MLC])([^MLCz]*)/g, (_, command: string, written: string) => {
    const numbers = (written.match(/-?\d+(?:\.\d+)?/g) ?? []).map((value) => (Number(value) * place.size) / 100);
    const points = numbers.map((value, at) => Math.round(at % 2 ? place.y + value : place.x + value));
    if (command === "M") {
      [fromX = 0, fromY = 0] = points;
      return `M${spaced(points)}`;
    }
    const stride = command === "C" ? 6 : 2;
    const steps = points.map((value, at) => {
      const step = value - (at % 2 ? fromY : fromX);
      if (at % stride === stride - 1) [fromX = 0, fromY = 0] = points.slice(at - 1, at + 1);
      return step;
    });
    return `${command.toLowerCase()}${spaced(steps)}`;
  });
}

const spaced = (numbers: number[]) => numbers.join(" ").replaceAll(" -", "-");
