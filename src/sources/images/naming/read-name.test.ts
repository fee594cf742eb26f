import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import * as usual from "./defaults.ts";
import { readPath } from "./read-name.ts";

const words = (path: string) => {
  const reading = readPath(path, usual);
  if ("unread" in reading) return reading.unread;
  const { number, sample, techniques, magnification } = reading;
  const said = [number, sample, ...techniques.map((each) => each.words ?? each.role)];
  return [...said, magnification && `×${magnification}`].filter(Boolean).join(" | ");
};

describe("the name of an image", () => {
  test("is read in each of the conventions that live side by side", () => {
    const names = {
      "N-1689-00-000024-PYR.tif": "NG1689",
      "R-0040-01-000002-PYR.tif": "R40.1",
      "l-1349-00-000013.tif": "L1349",
      "ng1661_m019_green_left_sleeve1-PYR.tif": "NG1661 | photomicrograph",
      "ng6376_m018_youth_shirt_green_x40-PYR.tif": "NG6376 | photomicrograph | ×40",
      "NG6616_IS2_XS_Vis_DF_20x_C_NGS2839_repolished-PYR.tif":
        "NG6616 | IS2 | paint cross-section | visible light | dark field | ×20",
      "1662_S8_2005_XS_VIS_50xA-PYR.tif": "NG1662 | S8 | paint cross-section | visible light | ×50",
      "N-0296_dirrO_AT_D_01-PYR.tif": "NG296 | infrared reflectogram",
      "M1381s6_UV_50x-PYR.tif": "M1381 | S6 | ultraviolet | ×50",
      "M1401_XS3_UV_x20_repolished%202-PYR.tif": "M1401 | XS3 | ultraviolet | ×20",
    };
    for (const [name, said] of Object.entries(names)) assert.equal(words(name), said);
  });

  test("of which nothing can be relied on says nothing", () => {
    for (const name of [
      "6388orgS2_XS_VIS_x20_dg.tif",
      "IMG_2044.jpg",
      "2013_report.tif",
      "Q-0012-00-000001.tif",
      "ngo14_a.tif",
    ])
      assert.equal(words(name), "file-name-not-read", name);
  });

  test("may be its folder's, and where the two speak of two works it says nothing", () => {
    assert.equal(words("scans/ng0014/IMG_1.tif"), "NG14");
    assert.equal(words("scans/ng14/N-0014-02-000001.tif"), "NG14.2");
    assert.equal(words("scans/ng14/ng15_m001.tif"), "file-name-disagrees");
  });

  test("is read by patterns of another museum too", () => {
    const naming = {
      ...usual,
      patterns: [
        { name: "years", pattern: /^(?<y>\d{4})_(?<lot>\d+)_(?<item>\d+)(?<rest>.*)$/, as: "{y}.{lot}.{item}" },
      ],
    };
    assert.deepEqual(readPath("1975_1_65_UV.tif", naming), { number: "1975.1.65", techniques: [usual.techniques.UV] });
  });

  test("never gives a number that is not in it", () => {
    const name = fc.stringMatching(/^[nglmsxNGS0-9_.-]{1,24}$/);
    fc.assert(
      fc.property(name, (text) => {
        const reading = readPath(`${text}.tif`, usual);
        if ("unread" in reading) return;
        const [digits = ""] = /\d+/.exec(reading.number) ?? [];
        assert.ok(text.includes(digits), `${text} → ${reading.number}`);
      }),
    );
  });
});
