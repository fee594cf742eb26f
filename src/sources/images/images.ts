import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeImage, imageOf } from "./describe-image.ts";
import { type ImagesOptions, mappingOf, settingsOf } from "./options.ts";
import { readImages } from "./read/read-images.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** Folders of images, with or without a list that says more of them; see docs/sources/images.md. Fault: `config-invalid`. */
export function images(options: ImagesOptions): Source {
  const settings = settingsOf(options);
  return {
    name: settings.name,
    title: settings.listOnly ? "Images (list)" : "Images (folder)",
    revision: `${codeRevision}-${hash("sha256", mappingOf(settings)).slice(0, 12)}`,
    read: () => readImages(settings),
    describe: (record) => describeImage(record, settings),
    fieldsOf(record) {
      const { file = {}, list = [] } = imageOf(record);
      const listed = new Set(list.flatMap((fields) => Object.keys(fields)));
      return [
        "files",
        ...Object.keys(file).map((name) => `file.${name}`),
        ...[...listed].map((name) => `list.${name}`),
      ];
    },
  };
}
