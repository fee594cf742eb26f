/** A file's name without its folders, and as it is read where it comes from a web server: `"a/repolished%202.tif"` → `"repolished 2.tif"`. */
export function fileNameIn(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
