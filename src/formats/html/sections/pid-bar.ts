import type { Format } from "../../port.ts";
import { citation } from "../citation.ts";
import { type Markup, markup } from "../markup.ts";
import type { Page } from "../page.ts";

/** The persistent identifier in full, how to cite the record, and the record in every format. */
export function pidBar({ entity, context, facts }: Page, formats: readonly Format[]): Markup {
  const address = `${context.base}/${entity.pid}`;
  const links = formats.map(
    (format) =>
      markup`<li><a class="govuk-link" href="/${entity.pid}.${format.extension}" type="${format.contentType}">${format.title}</a></li>\n`,
  );
  return markup`<section class="pid-bar" aria-labelledby="pid-title">
<h2 class="govuk-visually-hidden" id="pid-title">Identifier, citation and formats</h2>
<div class="pid-bar__field"><label class="pid-bar__label" for="pid">Persistent identifier</label>
<input class="govuk-input pid-bar__input" id="pid" type="text" readonly spellcheck="false" value="${address}"></div>
<details class="govuk-details pid-bar__more"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Cite</span></summary>
<div class="govuk-details__text"><p class="pid-bar__citation">${citation({ entity, context, facts })}</p></div></details>
${
  links.length > 0 &&
  markup`<details class="govuk-details pid-bar__more"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Formats</span></summary>
<div class="govuk-details__text"><ul class="record-list record-list--inline">\n${links}</ul></div></details>`
}
</section>
`;
}
