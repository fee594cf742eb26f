import { markup } from "../../formats/html/markup.ts";

/** The form that finds a thing by any number it has or had; it works without JavaScript. */
export const lookupForm = markup`<form class="lookup-form" action="/lookup" method="get">
<label class="govuk-label lookup-form__label" for="number">Find by number</label>
<div class="govuk-hint" id="number-hint">An inventory, entry, loan or reference number, also a former one</div>
<div class="lookup-form__row"><input class="govuk-input lookup-form__input" id="number" name="number" type="text" autocomplete="off" spellcheck="false" required aria-describedby="number-hint">
<button class="govuk-button lookup-form__button" type="submit">Find</button></div>
</form>
`;
