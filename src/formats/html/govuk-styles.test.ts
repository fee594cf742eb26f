import assert from "node:assert/strict";
import { test } from "node:test";
import { assets } from "./assets.ts";
import { govukStyles } from "./govuk-styles.ts";

test("only rules of the components in use stay, within media queries too, in our own type", () => {
  const css =
    '@charset "UTF-8";/*! c */@font-face{font-family:GDS Transport;src:url(/x.woff)}.govuk-link,.govuk-tabs a{font-family:GDS Transport,arial,sans-serif}' +
    "@media print{.govuk-tabs{color:red}.govuk-body{color:#000}}@media screen{.govuk-tabs{color:red}}.govuk-footer{background:url(/crown.svg)}";
  assert.equal(govukStyles(css), ".govuk-link{font-family:var(--type-body)}@media print{.govuk-body{color:#000}}");
});

test("no font, crown or other file of govuk-frontend is asked for, and all braces are closed", () => {
  const { body } = assets.govuk;
  assert.doesNotMatch(body, /url\(|GDS Transport|@font-face/);
  assert.match(body, /\.govuk-summary-list__row/);
  assert.equal(body.split("{").length, body.split("}").length);
  assert.ok(body.length < 60_000, `${body.length} characters`);
});
