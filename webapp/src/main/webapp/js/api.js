// Talks to the server: forms carry the token of this session, problems become exceptions.

const ROOT = new URL("../api/", import.meta.url);
let token = "";

export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export const address = path => new URL(path, ROOT);

export async function get(path) {
  return read(await reach(path, {}));
}

/** Tells who we are, and takes the token that forms need. */
export async function me() {
  const mine = await get("me");
  token = mine.token;
  return mine;
}

/** Sends a form; once more when the token has changed since the page was loaded. */
export async function post(path, fields = {}) {
  const response = await send(path, fields);
  if (response.status !== 403) {
    return read(response);
  }
  const used = token;
  await me();
  return read(token === used ? response : await send(path, fields));
}

function send(path, fields) {
  return reach(path, {
    method: "POST",
    headers: {"X-Form-Token": token},
    body: new URLSearchParams(fields),
  });
}

async function reach(path, options) {
  try {
    return await fetch(address(path), options);
  } catch {
    throw new Problem(0, "The server does not answer.");
  }
}

async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(response.status, body.detail ?? `The server answered ${response.status}.`);
  }
  return body;
}
