import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyText } from "../../../test/any-text.ts";
import { safeAddress } from "./addresses.ts";
import { escapeText, join, markup, raw } from "./markup.ts";

test("text is escaped in content and in attributes, fragments and arrays are not escaped twice", () => {
  const inner = markup`<b>${"a < b & c"}</b>`;
  assert.equal(
    markup`<p title="${'"x"'}">${[inner, " ", 3, undefined, false]}</p>`.source,
    '<p title="&quot;x&quot;"><b>a &lt; b &amp; c</b> 3</p>',
  );
});

test("fragments are joined without those that are nothing", () => {
  assert.equal(join(["a", undefined, markup``, "b"], raw("<br>")).source, "a<br>b");
});

test("no text can break out of content or of a quoted attribute", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      assert.match(escapeText(text), /^(?:[^<>"'&]|&(?:amp|lt|gt|quot|#39);)*$/u);
    }),
    { numRuns: 500 },
  );
});

test("an object that only looks like markup is refused by the type and escaped or empty when it slips through", () => {
  const forged = JSON.parse('{"source":"<script>"}');
  assert.throws(() => markup`${forged}`);
});

test("only addresses of the web may be followed", () => {
  assert.equal(safeAddress("javascript:alert(1)"), undefined);
  assert.equal(safeAddress("data:text/html,x"), undefined);
  assert.equal(safeAddress("not an address"), undefined);
  assert.equal(safeAddress("http://vocab.getty.edu/ulan/1"), "http://vocab.getty.edu/ulan/1");
});
