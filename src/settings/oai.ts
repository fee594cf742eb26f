import { z } from "zod";
import { address, mail } from "./address.ts";

const words = z.string().min(1);
const positive = z.number().int().min(1);

/** How the repository of OAI-PMH presents itself: whom to write to, other repositories, how its records may be shown, records in an answer. */
export const oaiForm = z.strictObject({
  admin: mail.exactOptional(),
  friends: z.array(address).exactOptional(),
  branding: z
    .strictObject({
      icon: z
        .strictObject({
          url: address,
          link: address.exactOptional(),
          title: words.exactOptional(),
          width: positive.exactOptional(),
          height: positive.exactOptional(),
        })
        .exactOptional(),
      renderings: z.array(z.strictObject({ namespace: address, mimeType: words, url: address })).exactOptional(),
    })
    .exactOptional(),
  pageSize: positive.max(1_000).exactOptional(),
});

/** What is chosen of it. */
export type OaiChoices = z.infer<typeof oaiForm>;
