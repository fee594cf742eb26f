import { animals } from "./animals.ts";
import { buildings } from "./buildings.ts";
import { box, distance, type Motif, type Place, tone } from "./paper.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";
import { things } from "./things.ts";

const motifs: Record<string, Motif> = { ...people, ...animals, ...things, ...buildings, ...places };

/** What one work's drawing needs: sides in pixels, five hex colours (the ground first), and the motifs from back to front. */
export type Drawing = {
  title: string;
  width: number;
  height: number;
  colours: string[];
  /** `horse@46,94,76,2` is a horse, 46 % across, its feet 94 % down, 76 % of the shorter side high, in the second colour; `2-` is that colour darker, `2+` lighter. */
  motifs: string;
  shape: "rectangle" | "round";
  mirrored: boolean;
};

/** Draws one work as an SVG file, the same bytes every time; throws where a motif is not known. */
export function draw(drawing: Drawing): string {
  const { width, height, colours } = drawing;
  const ground = colours[0] ?? "#888888";
  const cuttings = drawing.motifs.split(" ").map((written) => paste(drawing, written));
  const picture = joined(box([0, 0], [width, height], ground) + cuttings.join(""));
  const turned = drawing.mirrored ? `<g transform="matrix(-1 0 0 1 ${width} 0)">${picture}</g>` : picture;
  const round = drawing.shape === "round";
  const clip = `<clipPath id="c"><circle cx="${width / 2}" cy="${height / 2}" r="${width / 2}"/></clipPath>`;
  const body = round ? `${clip}<g clip-path="url(#c)">${turned}</g>` : turned;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" stroke-linecap="round"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${body}</svg>\n`;
}

function paste(drawing: Drawing, written: string): string {
  const [, name = "", x, y, size, which, shade] = /^(\w+)@(-?\d+),(-?\d+),(\d+),(\d)([+-]?)$/.exec(written) ?? [];
  const motif = motifs[name];
  const colour = drawing.colours[Number(which)];
  if (!motif || !colour) throw new Error(`${drawing.title}: no such motif: ${written}`);
  const { width, height } = drawing;
  const place: Place = {
    x: (Number(x) / 100) * width,
    y: (Number(y) / 100) * height,
    size: (Number(size) / 100) * Math.min(width, height),
    fill: shade ? tone(colour, shade === "+" ? 0.3 : -0.25) : colour,
    ...flesh(drawing.colours),
    width,
    height,
  };
  return motif(place);
}

/** Skin and hair out of a work's own colours: the one nearest to flesh, and its darkest made brown. */
function flesh(colours: string[]): { skin: string; hair: string } {
  const nearest = colours.toSorted((one, other) => distance(one, "#e4b890") - distance(other, "#e4b890"))[0];
  const darkest = colours.toSorted((one, other) => distance(one, "#3a2418") - distance(other, "#3a2418"))[0];
  const near = (colour: string | undefined, to: string, reach: number) =>
    colour && distance(colour, to) < reach ? colour : to;
  return { skin: near(nearest, "#e4b890", 60), hair: near(darkest, "#3a2418", 50) };
}

/** Cuttings of one colour that follow each other become one path. */
function joined(picture: string): string {
  const same = /<path d="([^"]*)" fill="([^"]*)"\/><path d="([^"]*)" fill="\2"\/>/;
  return same.test(picture) ? joined(picture.replace(same, '<path d="$1$3" fill="$2"/>')) : picture;
}
