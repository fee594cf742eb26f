/** An address of a source as it may stand in `href` or `src`: `http` and `https` only, else undefined (never `javascript:`). */
export function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

/** The same, and addresses on this site, such as `"/images/1.jpg"` (but not `"//elsewhere.example.org"`). */
export function safeAddressHere(address: string): string | undefined {
  return /^\/(?![/\\])/.test(address) ? address : safeAddress(address);
}
