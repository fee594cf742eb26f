import { literally, mapOf, quotedPattern } from "./nginx-words.ts";
import { type Form, storedAs } from "./stored.ts";

/**
 * The maps by which nginx chooses a form, `$cartouche_form`: by the parameters `_profile`, `profile` and `_mediatype`, else by
 * extension, else by `Accept-Profile`, else by `Accept`. nginx does not weigh: the range that stands first and has no `q` is
 * taken, then a page where one is named, then the first form in the house's order that is named. `none` is what is not offered.
 */
export function negotiating(forms: readonly Form[]): string[] {
  return [
    mapOf("$http_accept", "$cartouche_accepted", [["default", "none"], ['""', anything(forms)], ...byAccept(forms)]),
    mapOf("$http_accept_profile", "$cartouche_profiled", [
      ["default", "$cartouche_accepted"],
      ...profiles(forms).map(([profile, form]) => line(`^\\s*<?${literally(profile)}>?\\s*$`, form)),
    ]),
    mapOf("$cartouche_ext", "$cartouche_asked", [
      ["default", ""],
      ...forms.map((form) => [form.extension, storedAs(form)] as const),
    ]),
    mapOf("$cartouche_asked", "$cartouche_by_address", [
      ["default", "$cartouche_asked"],
      ['""', "$cartouche_profiled"],
    ]),
    mapOf("$args", "$cartouche_form", [["default", "$cartouche_by_address"], ...byParameter(forms)]),
    mapOf("$cartouche_form", "$cartouche_form_ext", [
      ["default", "$cartouche_form"],
      ...forms
        .filter((form) => storedAs(form) !== form.extension)
        .map((form) => [storedAs(form), form.extension] as const),
    ]),
    mapOf("$http_accept", "$cartouche_page", [
      ["default", "problem"],
      [quotedPattern(`~*${named(pageTypes.map(literally).join("|"))}`), "html"],
    ]),
  ];
}

const pageTypes = ["text/html", "application/xhtml+xml"];

const anything = ([first]: readonly Form[]) => (first ? storedAs(first) : "none");

const line = (pattern: string, form: Form) => [quotedPattern(`~*${pattern}`), storedAs(form)] as const;

function byAccept(forms: readonly Form[]): (readonly [string, string])[] {
  const typed = forms.map((form) => [form.accepts.map(literally).join("|"), form] as const);
  const [page, ...data] = [...typed].sort(([, a], [, b]) => Number(b.name === "html") - Number(a.name === "html"));
  const rest = page ? [page, ...data] : data;
  const families = [...new Set(forms.flatMap(({ accepts }) => accepts).map((type) => type.replace(/\/.*/, "")))];
  const first = (family: string) => forms.find(({ accepts }) => accepts.some((type) => type.startsWith(`${family}/`)));
  return [
    ...typed.map(([types, form]) => line(`^\\s*(?:${types})\\s*(?:;(?!\\s*q=)[^,]*)*(?:,|$)`, form)),
    ...rest.map(([types, form]) => line(named(types), form)),
    [quotedPattern(`~${named("\\*/\\*")}`), anything(forms)] as const,
    ...families.flatMap((family) => {
      const form = first(family);
      return form ? [line(named(`${family}/\\*`), form)] : [];
    }),
  ];
}

/** That one of these types is named, and not with `q=0`. */
const named = (types: string) => `(?:^|,)\\s*(?:${types})\\s*(?:;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|;|$))[^,;]*)*(?:,|$)`;

function profiles(forms: readonly Form[]): [string, Form][] {
  return forms.flatMap((form) =>
    form.profile
      ? [
          [form.profile.uri, form],
          [form.profile.token, form],
        ]
      : [],
  );
}

/** Parameters come before all else, so that of a profile and a media type that do not go together the profile is taken. */
function byParameter(forms: readonly Form[]): (readonly [string, string])[] {
  const parameter = (name: string, value: string, form: Form) => {
    const either = [...new Set([value, encodeURIComponent(value)])].map(literally).join("|");
    return line(`(?:^|&)(?:${name})=(?:${either})(?:&|$)`, form);
  };
  return [
    ...profiles(forms).map(([profile, form]) => parameter("_?profile", profile, form)),
    ...forms.map((form) => parameter("_?profile", form.name, form)),
    ...forms.flatMap((form) => form.accepts.map((type) => parameter("_mediatype", type, form))),
    [quotedPattern("~(?:^|&)(?:_?profile|_mediatype)="), "none"] as const,
  ];
}
