import { z } from "zod";

/** As a URI in ASCII, whatever it was written in: it stands in headers (RFC 9110, section 5.5) and in every document. */
export const address = z
  .url({ protocol: /^https?$/, error: "is not an http or https address" })
  .transform((text) => new URL(text).href);

/** An address that a person reads. */
export const mail = z.email("is not an e-mail address");
