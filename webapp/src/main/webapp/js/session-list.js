// The list of live sessions. A row stays the same element while its session lives, to keep the focus.

const CLOCK = new Intl.DateTimeFormat("en-GB", {timeStyle: "medium"});

export class SessionList {
  constructor(list, onOpen) {
    this.list = list;
    this.onOpen = onOpen;
    this.rows = new Map();
  }

  show(sessions, opened) {
    const before = this.rows;
    this.rows = new Map(sessions.map(it => [it.handle, before.get(it.handle) ?? this.newRow(it)]));
    for (const [handle, row] of before) {
      if (!this.rows.has(handle)) {
        row.item.remove();
      }
    }
    sessions.forEach((session, i) => {
      const row = this.rows.get(session.handle);
      fill(row, session, session.handle === opened);
      if (this.list.children[i] !== row.item) {
        this.list.insertBefore(row.item, this.list.children[i] ?? null);
      }
    });
  }

  /** "5 s ago" grows old by itself. */
  tick() {
    for (const row of this.rows.values()) {
      row.times.textContent = times(row.session);
    }
  }

  newRow(session) {
    const row = {item: document.createElement("li"), button: document.createElement("button")};
    row.button.type = "button";
    row.button.dataset.session = session.handle;
    for (const part of ["user", "kind", "id", "times"]) {
      row[part] = document.createElement(part === "user" ? "bdi" : "span");
      row[part].className = part;
      row.button.append(row[part]);
    }
    row.button.addEventListener("click", () => this.onOpen(session.handle));
    row.item.append(row.button);
    return row;
  }
}

function fill(row, session, opened) {
  row.session = session;
  row.button.dataset.user = session.user ?? "";
  row.button.dataset.kind = session.kind;
  row.button.dataset.mine = session.mine;
  row.button.setAttribute("aria-pressed", opened);
  row.user.textContent = label(session);
  row.kind.textContent = session.mine ? `${session.kind}, yours` : session.kind;
  row.id.textContent = session.id;
  row.times.textContent = times(session);
}

export function label(session) {
  return session.user ?? (session.kind === "application" ? "the application" : "nobody");
}

function times(session) {
  const since = CLOCK.format(new Date(session.created));
  return `since ${since}, used ${ago(session.lastUsed)}${place(session)}`;
}

/** A single member calls itself "local"; that is worth no words. */
function place(session) {
  return session.member === "local" ? "" : `, on ${session.member}`;
}

function ago(instant) {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(instant)) / 1000));
  return seconds < 2 ? "just now" : seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
}
