/** An answer of the server that says no: `status`, and in `body` what it said. */
export class Refusal extends Error {
  constructor(status, body) {
    super(body?.error ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

async function ask(path, options) {
  const response = await fetch(path, options);
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null;
  }
  if (!response.ok) {
    throw new Refusal(response.status, body);
  }
  return body;
}

function send(path, method, body) {
  return ask(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

const part = encodeURIComponent;
const pagePath = (document, page) => `/api/documents/${part(document)}/pages/${page}`;
const linePath = (document, page, line) => `${pagePath(document, page)}/lines/${part(line)}`;

export const search = (query, offset, limit, signal) =>
  ask(`/api/search?q=${part(query)}&offset=${offset}&limit=${limit}`, { signal });
export const documents = (offset, limit) => ask(`/api/documents?offset=${offset}&limit=${limit}`);
export const documentInfo = (id) => ask(`/api/documents/${part(id)}`);
export const page = (id, number) => ask(pagePath(id, number));
export const queue = (limit) => ask(`/api/queue?limit=${limit}`);
export const jobs = () => ask("/api/jobs");
export const models = () => ask("/api/models");
export const rounds = () => ask("/api/models/rounds");
export const retrain = () => send("/api/models/retrain", "POST", {});
export const rollBack = () => send("/api/models/rollback", "POST", {});
export const promote = (version) => send(`/api/models/${part(version)}/promote`, "POST", {});

export const pageImage = (id, number, width) =>
  `${pagePath(id, number)}/image${width ? `?width=${width}` : ""}`;
export const lineImage = (id, number, line) => `${linePath(id, number, line)}/image`;
export const pageFile = (id, number, format) => `${pagePath(id, number)}/${format}`;
export const documentFile = (id, format) => `/api/documents/${part(id)}/files/${format}`;
export const curve = (version) => `/api/models/${part(version)}/curve.svg`;

export const saveLine = (id, number, line, text, before, who) =>
  send(linePath(id, number, line), "PUT", { text, before, who });
export const acceptLine = (id, number, line, who) => send(`${linePath(id, number, line)}/accept`, "POST", { who });
export const undoLine = (id, number, line, who) => send(`${linePath(id, number, line)}/undo`, "POST", { who });
export const lineHistory = (id, number, line) => ask(`${linePath(id, number, line)}/history`);

export const upload = (folder, file) =>
  ask(`/api/inbox?folder=${part(folder)}&name=${part(file.name)}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
export const retry = (name, folder) => send("/api/failed/retry", "POST", { name, folder });
