import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Drawing, draw } from "./drawing/draw.ts";
import { type Row, table } from "./table.ts";

const folder = new URL("./", import.meta.url);
const names = readdirSync(new URL("tms/", folder)).map((file) => file.replace(".csv", ""));
const tables = new Map(names.map((name) => [name, table(`tms/${name}.csv`)]));
const rows = (name: string): Row[] => tables.get(name) ?? assert.fail(`no table ${name}`);
const values = (name: string, column: string) =>
  rows(name).map((row) => row[column] ?? assert.fail(`${name}.${column}`));
const byNumber = new Map(rows("Objects").map((row) => [row.ObjectNumber, row]));
const object = (number: string): Row => byNumber.get(number) ?? assert.fail(`no object ${number}`);
const of = (name: string, number: string) => rows(name).filter((row) => row.ObjectID === object(number).ObjectID);
const numbersOf = (number: string) => of("AltNums", number).map((row) => `${row.AltNum} ${row.Description}`);
const makersOf = (number: string) => {
  const people = new Map(rows("Constituents").map((row) => [row.ConstituentID, row.DisplayName]));
  return of("ObjConXrefs", number).map((row) => `${row.Prefix} ${people.get(row.ConstituentID)}`.trim());
};
const svg = (file: string) => readFileSync(new URL(`images/${file}`, folder), "utf8");

const primaryKeys: [table: string, column: string][] = [
  ["Objects", "ObjectID"],
  ["Objects", "ObjectNumber"],
  ["Constituents", "ConstituentID"],
  ["ConAltNames", "AltNameID"],
  ["ObjConXrefs", "ConXrefID"],
  ["ObjTitles", "TitleID"],
  ["ObjDimsParsed", "DimensionID"],
  ["Exhibitions", "ExhibitionID"],
  ["BibReferences", "ReferenceID"],
  ["ObjRefXrefs", "RefObjXrefID"],
  ["AltNums", "AltNumID"],
  ["Locations", "LocationID"],
  ["ObjLocations", "ObjLocationID"],
  ["Associations", "AssociationID"],
  ["ObjImages", "FileName"],
];

/** Columns that name a row of another table. None dangles, and none may: a stub is made by withdrawing, not by this data. */
const foreignKeys: [column: string, table: string, key: string][] = [
  ["ObjectID", "Objects", "ObjectID"],
  ["ParentObjectID", "Objects", "ObjectID"],
  ["ChildObjectID", "Objects", "ObjectID"],
  ["ConstituentID", "Constituents", "ConstituentID"],
  ["VenueID", "Constituents", "ConstituentID"],
  ["ExhibitionID", "Exhibitions", "ExhibitionID"],
  ["ReferenceID", "BibReferences", "ReferenceID"],
  ["LocationID", "Locations", "LocationID"],
  ["PartOf", "Locations", "LocationID"],
];

describe("the tables of the small museum", () => {
  it("hold at least 110 works of which nearly all are the Gallery's", () => {
    const works = [...byNumber.keys()].filter((number) => /^(NG|L)\d/.test(number ?? ""));
    assert.ok(works.length >= 110, `${works.length} works`);
  });

  for (const [name, column] of primaryKeys) {
    it(`give no ${column} twice in ${name}`, () => {
      const all = values(name, column);
      assert.ok(all.length > 0);
      assert.equal(new Set(all).size, all.length);
    });
  }

  for (const [column, target, key] of foreignKeys) {
    it(`have the row of ${target} that every ${column} names`, () => {
      const known = new Set(values(target, key));
      const naming = names.filter((name) => column in (rows(name)[0] ?? {}));
      assert.ok(naming.length > 0);
      for (const name of naming) {
        const dangling = values(name, column).filter((value) => value !== "" && !known.has(value));
        assert.deepEqual(dangling, [], name);
      }
    });
  }

  it("give every object one preferred title and every work a maker or a reason", () => {
    for (const number of values("Objects", "ObjectNumber")) {
      const titles = of("ObjTitles", number).filter((row) => row.TitleType === "Title");
      assert.equal(titles.length, 1, number);
      if (!/^EX[123]$/.test(number)) assert.ok(makersOf(number).length > 0, number);
    }
  });

  it("write bounds that are not reversed and measure in centimetres", () => {
    for (const { ObjectNumber = "", DateBegin, DateEnd } of rows("Objects")) {
      assert.ok(Number(DateBegin) <= Number(DateEnd), ObjectNumber);
    }
    assert.deepEqual([...new Set(values("ObjDimsParsed", "PrimaryUnitID"))], ["Centimeters"]);
    for (const value of values("ObjDimsParsed", "Dimension")) assert.ok(Number(value) > 0, value);
  });

  it("spell authority identifiers as the authorities do", () => {
    for (const row of rows("Constituents")) {
      assert.match(row.WikidataID ?? "", /^(Q\d+)?$/);
      assert.match(row.ULANID ?? "", /^(500\d{6})?$/);
      assert.match(row.VIAFID ?? "", /^\d*$/);
    }
    for (const id of values("ObjThesTerms", "AATID")) assert.match(id, /^(300\d{6})?$/);
    const q = values("Constituents", "WikidataID").filter((id) => id !== "");
    assert.equal(new Set(q).size, q.length);
  });
});

describe("the drawings of the small museum", () => {
  it("are one a row of ObjImages, well formed, of the size it says, and at most 2 kB", () => {
    assert.deepEqual(readdirSync(new URL("images/", folder)).toSorted(), values("ObjImages", "FileName").toSorted());
    for (const row of rows("ObjImages")) {
      const text = svg(row.FileName ?? "");
      assert.equal(row.Url, `images/${row.FileName}`);
      assert.ok(
        text.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${row.WidthPx}" height="${row.HeightPx}" `),
      );
      assert.ok(Buffer.byteLength(text) <= 2048, `${row.FileName}: ${Buffer.byteLength(text)} bytes`);
      assertWellFormed(text, row.FileName ?? "");
      assert.doesNotMatch(text, /NaN|undefined/);
    }
  });

  it("keep the proportions of the work", () => {
    const image = of("ObjImages", "NG186")[0];
    assert.ok(Math.abs(Number(image?.WidthPx) / Number(image?.HeightPx) - 60 / 82.2) < 0.01);
  });

  it("exist for nothing that is not public", () => {
    for (const row of rows("Objects").filter((each) => each.PublicAccess === "0")) {
      assert.deepEqual(of("ObjImages", row.ObjectNumber ?? ""), []);
    }
  });

  it("refuse a motif that nobody has cut", () => {
    const drawing: Drawing = {
      title: "x",
      width: 10,
      height: 10,
      colours: ["#ffffff"],
      motifs: "unicorn@50,50,50,0",
      shape: "rectangle",
      mirrored: false,
    };
    assert.throws(() => draw(drawing), /no such motif: unicorn/);
  });
});

describe("the hard cases of the small museum", () => {
  it("has a loan that was bought and an accession that became a loan", () => {
    assert.deepEqual(numbersOf("NG6692"), ["L1307 Previous Object Number", "M1610 Entry Number"]);
    assert.deepEqual(numbersOf("L1115"), ["NG1440 Previous Object Number"]);
    assert.ok(!byNumber.has("NG1440"));
  });

  it("has joint owners' numbers with their assigner, a duplicate and a wrong number", () => {
    const joint = rows("AltNums").filter((row) => row.Description === "Joint Owner");
    assert.deepEqual(
      joint.map((row) => [row.AltNum, row.Assigner]),
      [
        ["NGS2839", "National Galleries of Scotland"],
        ["NG 2844", "National Galleries of Scotland"],
      ],
    );
    assert.ok(numbersOf("NG6616").includes("NONE.1277 Duplicate Record"));
    assert.ok(numbersOf("NG6616").includes("NG6611 Incorrect Object Number"));
    assert.ok(!byNumber.has("NG2844"));
  });

  it("has an altarpiece in parts whose old number is ambiguous", () => {
    const parts = rows("AltNums").filter((row) => row.AltNum === "NG569");
    assert.deepEqual(
      parts.map((row) => row.ObjectID),
      ["NG569.1", "NG569.2", "NG569.3"].map((number) => object(number).ObjectID),
    );
    const children = rows("Associations").filter((row) => row.ParentObjectID === object("GROUP1").ObjectID);
    for (const part of parts) assert.ok(children.some((row) => row.ChildObjectID === part.ObjectID));
  });

  it("has the literal NONE as a number and as a former number of two", () => {
    assert.equal(object("NONE").ObjectNumber, "NONE");
    assert.equal(values("AltNums", "AltNum").filter((value) => value === "NONE").length, 2);
  });

  it("has makers that are doubted, several, anonymous or of one name", () => {
    assert.deepEqual(makersOf("NG34"), ["Workshop of: Titian"]);
    assert.deepEqual(makersOf("NG3927"), ["Copy after: Francesco Francia"]);
    assert.deepEqual(makersOf("NG916"), ["Follower of: Sandro Botticelli"]);
    assert.deepEqual(makersOf("NG1315"), ["Attributed to: Juan Bautista Martínez del Mazo"]);
    assert.deepEqual(makersOf("NG1661"), ["Circle of: Leonardo da Vinci", "Possibly: Francesco Napoletano"]);
    assert.deepEqual(makersOf("NG292"), ["Antonio del Pollaiuolo", "Piero del Pollaiuolo"]);
    assert.deepEqual(makersOf("NG912"), ["Master of the Story of Griselda"]);
    assert.equal(values("Constituents", "DisplayName").filter((name) => name === "David Teniers").length, 2);
    const undated = rows("Constituents").find((row) => row.DisplayName === "E. Thornbury");
    assert.deepEqual([undated?.BeginDate, undated?.EndDate, undated?.DisplayDate], ["0", "0", ""]);
  });

  it("has uncertain dates, a date before our era, and none", () => {
    const dates = new Set(values("Objects", "Dated"));
    for (const date of ["about 1312–15?", "1263–4?", "probably 1450s", "1632–3", "possibly about 1490", "not dated"]) {
      assert.ok(dates.has(date), date);
    }
    assert.equal(object("EX1").DateBegin, "-50");
    assert.equal(object("EX4").DateBegin, "0");
  });

  it("has names in other scripts and titles in other languages", () => {
    const scripts = values("ConAltNames", "DisplayName");
    assert.ok(scripts.some((name) => /\p{Script=Greek}/u.test(name)));
    assert.ok(scripts.some((name) => /\p{Script=Katakana}/u.test(name)));
    assert.deepEqual(
      of("ObjTitles", "NG3863").map((row) => row.Language),
      ["English", "Dutch"],
    );
  });

  it("has one work that is not public, works away, and places that are nobody's business", () => {
    const hidden = rows("Objects").filter((row) => row.PublicAccess === "0");
    assert.deepEqual(
      hidden.map((row) => row.ObjectNumber),
      ["EX3"],
    );
    const rooms = new Map(rows("Locations").map((row) => [row.LocationID, row]));
    const current = (number: string) => {
      const at = of("ObjLocations", number).filter((row) => row.Status === "current");
      assert.equal(at.length, 1, number);
      return rooms.get(at[0]?.LocationID);
    };
    assert.equal(current("NG5417")?.Description, "On loan");
    assert.equal(current("NG798")?.PublicAccess, "0");
    assert.equal(current("NG186")?.Room, "Room 56");
    assert.ok([...rooms.values()].some((row) => row.Room === "Central Hall"));
  });

  it("is all in the README, each with its number", () => {
    const readme = readFileSync(new URL("README.md", folder), "utf8");
    for (const number of ["L1307", "NG1440", "NGS2839", "NG 2844", "NONE.1277", "GROUP1", "EX3", "NG569"]) {
      assert.ok(readme.includes(`\`${number}\``), number);
    }
  });
});

/** Every tag is closed in its order and every attribute is quoted. */
function assertWellFormed(text: string, file: string): void {
  const open: string[] = [];
  const tag = /<(\/?)(\w+)((?: [\w:-]+="[^"<&]*")*)(\/?)>/g;
  for (const [, end, name = "", , empty] of text.matchAll(tag)) {
    if (end) assert.equal(open.pop(), name, file);
    else if (!empty) open.push(name);
  }
  const rest = text.replace(tag, "");
  assert.equal(rest.trim(), "", file);
  assert.deepEqual(open, [], file);
}
