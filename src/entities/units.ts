/** What a unit measures. */
export type Quantity = "length" | "mass" | "duration" | "pixels" | "count" | "bytes" | "share";

/** A unit: its symbol in measurements, its name, its number in the Art & Architecture Thesaurus, what it measures; `mm` is its length in millimetres. */
export type Unit = {
  symbol: string;
  label: string;
  aat?: string;
  measures: Quantity;
  mm?: number;
  spellings: readonly string[];
};

const units: readonly Unit[] = [
  {
    symbol: "mm",
    label: "millimeters",
    aat: "300379097",
    measures: "length",
    mm: 1,
    spellings: ["millimeter", "millimetre"],
  },
  {
    symbol: "cm",
    label: "centimeters",
    aat: "300379098",
    measures: "length",
    mm: 10,
    spellings: ["centimeter", "centimetre"],
  },
  { symbol: "m", label: "meters", aat: "300379099", measures: "length", mm: 1000, spellings: ["meter", "metre"] },
  {
    symbol: "in",
    label: "inches",
    aat: "300379100",
    measures: "length",
    mm: 25.4,
    spellings: ["inch", "inches", '"', "″"],
  },
  { symbol: "ft", label: "feet", aat: "300379101", measures: "length", mm: 304.8, spellings: ["foot", "feet", "′"] },
  { symbol: "g", label: "grams", aat: "300379225", measures: "mass", spellings: ["gram", "gramme"] },
  {
    symbol: "kg",
    label: "kilograms",
    aat: "300379226",
    measures: "mass",
    spellings: ["kilogram", "kilogramme", "kilo"],
  },
  { symbol: "oz", label: "ounces", aat: "300379229", measures: "mass", spellings: ["ounce"] },
  { symbol: "lb", label: "pounds", aat: "300379254", measures: "mass", spellings: ["pound", "lbs"] },
  { symbol: "s", label: "seconds", aat: "300379239", measures: "duration", spellings: ["second", "sec"] },
  { symbol: "min", label: "minutes", aat: "300379240", measures: "duration", spellings: ["minute", "mins"] },
  { symbol: "h", label: "hours", aat: "300379241", measures: "duration", spellings: ["hour", "hr"] },
  { symbol: "days", label: "days", aat: "300379242", measures: "duration", spellings: ["day"] },
  { symbol: "px", label: "pixels", aat: "300266190", measures: "pixels", spellings: ["pixel"] },
  { symbol: "bytes", label: "bytes", aat: "300265869", measures: "bytes", spellings: ["byte"] },
  { symbol: "percent", label: "percent", aat: "300417377", measures: "share", spellings: ["%"] },
  { symbol: "pages", label: "pages", aat: "300194222", measures: "count", spellings: ["page", "pp"] },
  { symbol: "parts", label: "parts", aat: "300404159", measures: "count", spellings: ["part"] },
  { symbol: "volumes", label: "volumes", measures: "count", spellings: ["volume", "vol", "vols"] },
  {
    symbol: "linear feet",
    label: "linear feet",
    measures: "length",
    mm: 304.8,
    spellings: ["linear foot", "linear ft"],
  },
  {
    symbol: "linear metres",
    label: "linear metres",
    measures: "length",
    mm: 1000,
    spellings: ["linear metre", "linear meter", "linear m"],
  },
];

const byWord = new Map(units.flatMap((unit) => [unit.symbol, ...unit.spellings].map((word) => [word, unit] as const)));

/** The unit that a source's word names, `unitOf("Centimeters")` → the row of `cm`; undefined where the word is not known. */
export function unitOf(word: string): Unit | undefined {
  const plain = word.trim().toLowerCase().replace(/\.$/, "");
  return byWord.get(plain) ?? byWord.get(plain.replace(/s$/, ""));
}

/** The normal spelling of a unit, `normalUnit("Centimeters")` → `"cm"`; a word that is not known stays as it is. */
export function normalUnit(word: string): string {
  return unitOf(word)?.symbol ?? word.trim();
}

/** A length in millimetres, `toMm(48.2, "cm")` → 482; undefined where the unit measures no length. */
export function toMm(value: number, unit: string): number | undefined {
  const mm = unitOf(unit)?.mm;
  return mm === undefined ? undefined : Math.round(value * mm * 1e6) / 1e6;
}
