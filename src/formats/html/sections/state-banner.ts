import { markup } from "../markup.ts";
import type { Section } from "../page.ts";
import { day } from "../when.ts";

/** In plain words that a record is no longer supplied; nothing for one that is. */
export const stateBanner: Section = ({ entity }) => {
  if (entity.state !== "stub") return undefined;
  const seen = entity.lastSeen && markup` on <time datetime="${entity.lastSeen}">${day(entity.lastSeen)}</time>`;
  return markup`<div class="govuk-inset-text state-banner">
<p><strong>This record is no longer supplied by its source.</strong> The page shows how it was last described${seen}. The identifier has not been given to anything else and will keep leading here while we find out what became of the record.</p>
</div>
`;
};
