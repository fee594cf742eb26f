import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";
import { checkpointFile } from "./kept-checkpoint.ts";
import { writeOnce } from "./safe-file.ts";
import { type LogKey, printVerifierKey, verifierKeyOf } from "./verifier-key.ts";

/** The private key's file in the data folder: PKCS #8, for the owner's eyes only. It is no part of any export. */
export const logKeyFile = "log-key.pem";

/**
 * Opens the key of a data folder's log under a name such as `"data.example.org/log"`; the first time it is made. A lost key is
 * never replaced unasked once something was signed with it. Faults: `data-folder-damaged`, `data-folder-unwritable`, `disk-full`.
 */
export function openLogKey(folder: string, name: string): LogKey {
  const file = join(folder, logKeyFile);
  if (!existsSync(file)) makeKey(folder, file);
  const privateKey = readKey(file);
  const key = verifierKeyOf(name, createPublicKey(privateKey));
  return { ...key, verifierKey: printVerifierKey(key), sign: (text) => sign(null, Buffer.from(text), privateKey) };
}

/** The name under which a namespace's log is signed: its address without the scheme (C2SP tlog-tiles, “Parameters”). */
export function logNameOf(baseUrl: string | undefined): string {
  if (baseUrl === undefined) return "localhost/log";
  const { host, pathname } = new URL(baseUrl);
  return `${host}${pathname.replace(/\/+$/, "").replaceAll("+", "%2B")}/log`;
}

function makeKey(folder: string, file: string): void {
  if (existsSync(join(folder, checkpointFile))) {
    throw new Problem(
      "data-folder-damaged",
      `${file} is gone, though a checkpoint was signed with it. Restore it from its backup. If it is lost for good, tell those who follow the log, move ${checkpointFile} elsewhere, and a new key will be made.`,
    );
  }
  const { privateKey } = generateKeyPairSync("ed25519");
  writeOnce(file, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
}

function readKey(file: string): KeyObject {
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0)
    log.warn({ file }, "the log's private key can be read by others; set its mode to 0600");
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch (error) {
    log.debug({ file, error: String(error) }, "not a private key");
  }
  throw new Problem(
    "data-folder-damaged",
    `${file} cannot be read as an Ed25519 private key. Correct its owner, or restore it from its backup.`,
  );
}
