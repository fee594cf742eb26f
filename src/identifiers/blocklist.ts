/**
 * Words that no new identifier spells, with digits read as the letters they resemble. Only minting heeds the list: it may grow
 * at any time, and what is registered resolves. Runs of three letters cannot occur, so words without vowels need no row.
 */
export const blocklist: readonly string[] = [
  "ANAL",
  "ANUS",
  "ARSE",
  "ASS",
  "BITCH",
  "BOOB",
  "CLIT",
  "COCK",
  "COON",
  "DAGO",
  "DICK",
  "DIE",
  "FAG",
  "GOOK",
  "HEIL",
  "HELL",
  "HIV",
  "HOMO",
  "JEW",
  "KIKE",
  "KILL",
  "NAZI",
  "NIGGA",
  "NIGGER",
  "PAKI",
  "PEDO",
  "PISS",
  "POOF",
  "PORN",
  "PUTA",
  "RAPE",
  "SATAN",
  "SEX",
  "SHIT",
  "SLAG",
  "SLUT",
  "SPIC",
  "TIT",
  "TWAT",
  "WANK",
  "WOG",
];

/** Numbers that no new identifier holds. */
export const blockedNumbers: readonly string[] = ["1312", "1488", "666", "88"];

/** Which letters a symbol can be read as, where that is not itself alone. */
export const readings: Readonly<Record<string, string>> = {
  "0": "O",
  "1": "IL",
  "2": "Z",
  "3": "E",
  "4": "A",
  "5": "S",
  "6": "G",
  "7": "T",
  "8": "B",
  "9": "G",
  V: "VU",
  Z: "ZS",
};
