/**
 * Where the browser is: the part after # is the address within the workbench, such as #/doc/{id}/{page}?q=…, and is good
 * as a permanent link.
 */
export function here() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [view = "search", ...rest] = path.split("/").map(decodeURIComponent);
  return { view: view || "search", rest, query: new URLSearchParams(query) };
}

/** A link to a view; values that are empty are left out. */
export function link(path, values = {}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));
  const text = query.toString();
  return "#/" + path.map(encodeURIComponent).join("/") + (text ? "?" + text : "");
}

export function go(target) {
  location.hash = target;
}

/** Changes the address without a new entry in the browser's history. */
export function rename(target) {
  history.replaceState(null, "", target);
}
