/** An address of a source as it may stand in `href` or `src`: `http` and `https` only, else undefined (never `javascript:`). */
export function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}
