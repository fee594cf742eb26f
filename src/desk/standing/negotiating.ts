import { sharedExtensions } from "../../access-points/resolver/negotiate.ts";
import { literally, mapOf, quotedPattern } from "./nginx-words.ts";
import { type Form, storedAs } from "./stored.ts";

/**
 * The maps by which nginx chooses a form, `$cartouche_form`: by the parameters `_profile`, `profile` and `_mediatype`, else by
 * extension, else by `Accept-Profile`, else by `Accept`. nginx does not weigh: a profile that `Accept` names is taken, else the range
 * that stands first and has no `q`, then a page where one is named, then the first form in the house's order that is named; and what
 * is chosen is chosen for all things, whether this one is offered in it or not. `none` is what is not offered.
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
    mapOf("$cartouche_ext", "$cartouche_by_address", [
      ["default", "$cartouche_profiled"],
      ...[...forms.map((form) => [form.extension, form] as const), ...shared(forms)].map(
        ([extension, form]) => [extension, storedAs(form)] as const,
      ),
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
    ...forms.flatMap((form) => (form.profile ? [line(withProfile(form, form.profile.uri), form)] : [])),
    ...typed.map(([types, form]) => line(`^\\s*(?:${types})\\s*(?:;(?!\\s*q=)[^,]*)*(?:,|$)`, form)),
    ...rest.map(([types, form]) => line(named(types), form)),
    [quotedPattern(`~${named("\\*/\\*")}`), anything(forms)] as const,
    ...families.flatMap((family) => {
      const form = first(family);
      return form ? [line(named(`${family}/\\*`), form)] : [];
    }),
  ];
}

/** That a type of a form is named with its profile, and not with `q=0`. */
const withProfile = ({ accepts }: Form, uri: string) =>
  `(?:^|,)\\s*(?:${accepts.map(literally).join("|")})\\s*;\\s*profile="?(?:[^",]*\\s)?${literally(uri)}(?:[\\s",;]|$)(?!\\s*;?\\s*q=0(?:\\.0*)?\\s*(?:,|$))`;

/** That one of these types is named, and not with `q=0`. */
const named = (types: string) => `(?:^|,)\\s*(?:${types})\\s*(?:;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|;|$))[^,;]*)*(?:,|$)`;

/** The extensions that name a media type, each with the first form of that type. */
function shared(forms: readonly Form[]): [string, Form][] {
  return Object.entries(sharedExtensions).flatMap(([extension, type]) => {
    const form = forms.find(({ accepts }) => accepts.includes(type));
    return form && forms.every((one) => one.extension !== extension) ? [[extension, form]] : [];
  });
}

function profiles(forms: readonly Form[]): [string, Form][] {
  return forms.flatMap((form) => {
    const names = [form.profile?.uri, form.profile?.token, ...(form.tokens ?? [])];
    return names.flatMap((name): [string, Form][] => (name === undefined ? [] : [[name, form]]));
  });
}

/** Parameters come before all else: a profile with a media type, else the profile alone. */
function byParameter(forms: readonly Form[]): (readonly [string, string])[] {
  const said = (name: string, value: string) => {
    const either = [...new Set([value, encodeURIComponent(value)])].map(literally).join("|");
    return `(?:^|&)(?:${name})=(?:${either})(?:&|$)`;
  };
  const both = ([profile, form]: [string, Form]) =>
    form.accepts.map((type) => line(`^(?=.*${said("_?profile", profile)})(?=.*${said("_mediatype", type)})`, form));
  return [
    ...profiles(forms).flatMap(both),
    ...profiles(forms).map(([profile, form]) => line(said("_?profile", profile), form)),
    ...forms.map((form) => line(said("_?profile", form.name), form)),
    ...forms.flatMap((form) => form.accepts.map((type) => line(said("_mediatype", type), form))),
    [quotedPattern("~(?:^|&)(?:_?profile|_mediatype)=."), "none"] as const,
  ];
}
