import { identifying } from "../../telling/identifying.ts";
import { nodeAt, nodesAt, saysAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

/** Says credit lines, the terms under which the record may be used, what may be done with its media, and its legal status. */
export function sayRights(tell: Tell): void {
  for (const field of ["credit", "credit_long"] as const) {
    const credit = wordAt(tell.source, `legal.${field}`);
    if (credit !== undefined)
      tell.say(
        `legal.${field}`,
        { kind: "statement", about: "credit-line", text: [tell.text(credit)] },
        { by: { field }, ...(field === "credit_long" ? { standing: "alternative" } : {}) },
      );
  }
  for (const node of nodesAt(tell.source, "legal.rights")) {
    const [details, type] = [wordAt(node, "details"), wordAt(node, "type")];
    if (details === undefined) continue;
    const body = {
      kind: "rights" as const,
      of: "record" as const,
      sort: "licence" as const,
      text: [tell.text(details)],
    };
    tell.say("legal.rights", body, { by: { rights: type }, ...(type ? { sourceWord: type } : {}) });
  }
  const status = wordAt(tell.source, "legal.status");
  if (status !== undefined) {
    const concept = { type: "concept" as const, text: status };
    tell.say("legal.status", { kind: "classification", aspect: "status", concept }, { by: { status } });
  }
  sayMediaRights(tell);
  sayAccess(tell);
}

const uses = { show: "public_image", zoom: "zoom", download: "download", hiRes: "hi_res" };

function sayMediaRights(tell: Tell): void {
  const media = nodeAt(tell.source, "access.media");
  if (!media) return;
  const allows = Object.entries(uses).flatMap(([use, field]) => {
    const may = saysAt(media, field);
    return may === undefined ? [] : [[use, may] as const];
  });
  const credit = wordAt(media, "credit");
  const when = tell.span("access.media", nodesAt(media, "date")[0]);
  if (allows.length === 0 && credit === undefined) return;
  tell.say(
    "access.media",
    {
      kind: "rights",
      of: "media",
      sort: "reproduction",
      ...(credit === undefined ? {} : { text: [tell.text(credit)] }),
      ...(when ? { when: { ...when, lasting: true } } : {}),
      ...(allows.length > 0 ? { allows: Object.fromEntries(allows) } : {}),
    },
    { by: { sort: "reproduction" } },
  );
}

function sayAccess(tell: Tell): void {
  const status = wordAt(tell.source, "access.status");
  if (status === undefined) return;
  const text = [tell.text(status)];
  const isOpen = /^open\b/i.test(status);
  tell.say(
    "access.status",
    { kind: "rights", of: "object", sort: "access", text, allows: { read: isOpen } },
    { by: { sort: "access" } },
  );
}

/** Says in which publications the thing is treated: where in them, and how. */
export function sayBibliography(tell: Tell): void {
  for (const node of nodesAt(tell.source, "bibliography")) {
    const publication = tell.ref(node, "publication");
    if (!publication) continue;
    const details = nodeAt(node, "@link.details");
    const [pages, number, figure] = [wordAt(details, "page"), wordAt(details, "catalogue"), wordAt(details, "figure")];
    const illustrated = saysAt(details, "illustrated");
    const [rank, note] = [wordAt(details, "type"), wordAt(details, "note.value")];
    tell.say(
      "bibliography.@link",
      {
        kind: "citation",
        publication,
        ...(pages === undefined ? {} : { pages }),
        ...(number === undefined ? {} : { number }),
        ...(figure === undefined ? {} : { figure }),
        ...(illustrated === undefined ? {} : { illustrated }),
        ...(rank === undefined ? {} : { rank: rank.toLowerCase() }),
        ...(note === undefined ? {} : { note: tell.text(note) }),
      },
      { by: { publication: identifying(publication), pages, number } },
    );
  }
}
