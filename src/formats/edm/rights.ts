import type { PublicEntity } from "../../publish/public-entity.ts";
import type { WriteContext } from "../port.ts";
import { rightsUriOf } from "../what-stands.ts";

const licences = "by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd";
const versions: readonly [string, string, string][] = [
  [`${licences}|by-nd-nc`, "1[.]0", "((fi|il|nl)/)?"],
  [licences, "2[.]0", "((au|at|be|br|ca|cl|hr|uk|fr|de|it|jp|nl|pl|kr|es|tw)/)?"],
  [licences, "2[.]1", "((au|es|jp)/)"],
  [
    licences,
    "2[.]5",
    "((ar|au|br|bg|ca|cn|co|hr|dk|hu|in|il|it|mk|my|mt|mx|nl|pe|pl|pt|scotland|si|za|es|se|ch|tw)/)?",
  ],
  [
    licences,
    "3[.]0",
    "((au|at|br|cl|cn|cr|hr|cz|ec|eg|ee|fr|de|gr|gt|hk|igo|ie|it|lu|nl|nz|no|ph|pl|pt|pr|ro|rs|sg|za|es|ch|tw|th|ug|us|ve|vn)/)?",
  ],
  [licences, "4[.]0", ""],
];

/** The rights that Europeana knows: a closed list of Creative Commons licences and marks, and six of RightsStatements.org. */
const known: readonly RegExp[] = [
  ...versions.map(([names, version, port]) => pattern(`creativecommons[.]org/licenses/(${names})/${version}/${port}`)),
  pattern("creativecommons[.]org/publicdomain/(zero|mark)/1[.]0/"),
  pattern("rightsstatements[.]org/vocab/(NoC-NC|NoC-OKLR|InC|InC-EDU|InC-OW-EU|CNE)/1[.]0/"),
];

function pattern(address: string): RegExp {
  return new RegExp(`^http://${address}$`);
}

/**
 * A right as Europeana writes it: `https://creativecommons.org/licenses/by/4.0/deed.en` → `http://creativecommons.org/licenses/by/4.0/`.
 * Undefined for what is not in its list.
 */
export function europeanaRight(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined;
  const plain = uri
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, "http://")
    .replace(/(?:deed|legalcode)(?:\.[\w-]+)?$/, "")
    .replace("rightsstatements.org/page/", "rightsstatements.org/vocab/")
    .replace(/[?#].*$/, "")
    .replace(/([^/])$/, "$1/");
  return known.some((one) => one.test(plain)) ? plain : undefined;
}

/**
 * What may be done with a thing as it is shown: what is said of its images, else of itself, else the museum's usual right for its type,
 * and for one that has images the one for images. The first that Europeana knows.
 */
export function rightOf(entity: PublicEntity, context: Pick<WriteContext, "rights">): string | undefined {
  const [said] = saidRights(entity, context).flatMap((uri) => europeanaRight(uri) ?? []);
  return said;
}

/** Every address of a right that could be meant, as it is said. */
export function saidRights(entity: PublicEntity, context: Pick<WriteContext, "rights">): string[] {
  const hasImages = entity.facts.some(({ kind }) => kind === "media");
  const found = [
    rightsUriOf(entity, "media", {}),
    rightsUriOf(entity, "object", context),
    hasImages ? context.rights?.media : undefined,
  ];
  return found.filter((uri) => uri !== undefined);
}
