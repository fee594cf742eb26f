/** A field for a record in ISO 2709: `["001", "7"]`, or tag, indicators and subfields: `["245", "10", "aTitle", "bmore"]`. */
export type IsoField = readonly [tag: string, first: string | Buffer, ...subfields: (string | Buffer)[]];

const bytesOf = (text: string | Buffer) => (typeof text === "string" ? Buffer.from(text) : text);

/** A record in ISO 2709; `leader` holds 05 to 09, `"nam a"`. Buffers are taken as they are, in whatever encoding. */
export function isoRecord(leader: string, fields: readonly IsoField[]): Buffer {
  const bodies = fields.map(([, first, ...subfields]) =>
    Buffer.concat([
      bytesOf(first),
      ...subfields.flatMap((one) => [Buffer.from([0x1f]), bytesOf(one)]),
      Buffer.from([0x1e]),
    ]),
  );
  let start = 0;
  const entries = fields.map(([tag], at) => {
    const { length } = bodies[at] ?? Buffer.alloc(0);
    const entry = tag + String(length).padStart(4, "0") + String(start).padStart(5, "0");
    start += length;
    return entry;
  });
  const base = 24 + entries.length * 12 + 1;
  const head = `${String(base + start + 1).padStart(5, "0")}${leader}22${String(base).padStart(5, "0")} a 4500${entries.join("")}\x1e`;
  return Buffer.concat([Buffer.from(head), ...bodies, Buffer.from([0x1d])]);
}
