import type { ReadItem } from "../../port.ts";
import { tallyOf } from "../../reading/tally.ts";
import type { Repository, TextsSettings } from "../options.ts";
import { type Git, gitIn } from "./git.ts";
import { knownFrom } from "./links.ts";
import { textFile } from "./read-folder.ts";
import { type Found, itemOf } from "./to-item.ts";
import { nameOf } from "./versions.ts";

/** A version in git: the commit or tag it is read from. */
type Kept = { commit: string; version: string; when: string; by: string };

/**
 * The versions of every text that a repository has now, oldest first. A text that was taken away is not given, and so is withdrawn.
 * Fault: `source-unreadable`.
 */
export async function* readRepository({ name }: TextsSettings, repository: Repository): AsyncGenerator<ReadItem> {
  const git = gitIn(repository);
  const ref = repository.ref ?? "HEAD";
  const files = await filesAt(git, ref, repository.path);
  const tally = tallyOf();
  const histories: { file: string; versions: Kept[] }[] = [];
  const tags = repository.versions === "tags" ? await tagsOf(git) : undefined;
  for (const file of files.keys()) {
    const versions = tags ? taggedVersions(file, tags) : await committedVersions(git, file, ref);
    histories.push({ file, versions });
  }
  const keyOf = (file: string, { version }: Kept) => `${name}/text/${file.replace(/\.html?$/i, "")}@${version}`;
  const known = knownFrom(
    histories.flatMap(({ file, versions }) => versions.map((one) => ({ file, key: keyOf(file, one) }))),
  );
  for (const { file, versions } of histories) {
    let before: string | undefined;
    for (const kept of versions) {
      const key = keyOf(file, kept);
      const { commit, version, when, by } = kept;
      const bytes = await git("cat-file", "blob", `${commit}:${file}`);
      const earlier = before === undefined ? {} : { before };
      const found: Found = { file, work: nameOf(file).work, version, committed: { when, by }, ...earlier };
      yield itemOf(key, found, bytes, { known, tally, at: { file: `${file} at ${version}`, row: 1 } });
      before = key;
    }
  }
  yield { rows: tally.rows };
}

/** The texts in a state of the repository, by path, with the hash of their content. */
async function filesAt(git: Git, ref: string, path?: string): Promise<Map<string, string>> {
  const listed = await git("ls-tree", "-r", "-z", "--full-tree", ref, ...(path === undefined ? [] : ["--", path]));
  const files = new Map<string, string>();
  for (const line of listed.toString("utf8").split("\0")) {
    const [, hash = "", file = ""] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (textFile.test(file)) files.set(file, hash);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const logForm = "--format=%H%x00%aI%x00%an";

/** Every commit that changed a file, oldest first; one that took it away for a time is no version. */
async function committedVersions(git: Git, file: string, ref: string): Promise<Kept[]> {
  const words = [
    "log",
    "--reverse",
    "--first-parent",
    "--diff-filter=AMRT",
    "--no-ext-diff",
    "--no-textconv",
    logForm,
    ref,
    "--",
    file,
  ];
  const log = await git(...words);
  return log
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [commit = "", when = "", by = ""] = line.split("\0");
      return { commit, version: commit.slice(0, 12), when, by };
    });
}

type Tag = { name: string; when: string; by: string; files: Map<string, string> };

/** The tags in the order of their days, each with the texts at it. */
async function tagsOf(git: Git): Promise<Tag[]> {
  const form = "--format=%(refname:short)%00%(creatordate:iso-strict)%00%(taggername)%(authorname)";
  const listed = await git("for-each-ref", "--sort=creatordate", "--sort=version:refname", form, "refs/tags");
  const tags: Tag[] = [];
  for (const line of listed.toString("utf8").split("\n")) {
    const [name = "", when = "", by = ""] = line.split("\0");
    if (name !== "") tags.push({ name, when, by, files: await filesAt(git, `refs/tags/${name}`) });
  }
  return tags.sort((a, b) =>
    a.when < b.when ? -1 : a.when > b.when ? 1 : a.name.localeCompare(b.name, "en", { numeric: true }),
  );
}

/** The state of a file at every tag at which it is another than at the one before. */
function taggedVersions(file: string, tags: readonly Tag[]): Kept[] {
  let last: string | undefined;
  return tags.flatMap(({ name, when, by, files }) => {
    const hash = files.get(file);
    if (hash === undefined || hash === last) return [];
    last = hash;
    return [{ commit: `refs/tags/${name}`, version: name, when, by }];
  });
}
