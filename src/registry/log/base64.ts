/** The bytes of a text in base64 (RFC 4648, section 4), or undefined where it is not the one spelling of them. */
export function bytesOfBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}
