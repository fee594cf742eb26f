import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const beside = fileURLToPath(new URL("../../shared", import.meta.url));

/** The folder of data and schemas beside the checkout, `"/home/me/shared"`; undefined where there is none. Tests that need it skip and say so. */
export const sharedFolder: string | undefined = existsSync(beside) ? beside : undefined;

/** What a test that needs the shared folder says when it is not there. */
export const withoutShared = sharedFolder === undefined ? "the folder ../shared is not beside this checkout" : false;
