// The desk: shows what the server says, each time it says that something has changed.

import {get, me, post} from "./api.js";
import {Live} from "./live.js";
import {SessionList, label} from "./session-list.js";
import {Tree} from "./tree.js";

const part = id => document.getElementById(id);
const list = new SessionList(part("session-list"), open);
const tree = new Tree(part("storage-tree"));
const live = new Live(refresh);
const field = part("settings-text");

let opened = null;
let shownText = null;
let problemShown = null;
let refreshing = null;
let again = false;

/** Refreshes, and once more when something changed meanwhile: never two at a time. */
function refresh() {
  again = refreshing !== null;
  refreshing ??= refreshAll().catch(report).finally(() => {
    refreshing = null;
    if (again) {
      refresh();
    }
  });
  return refreshing;
}

async function refreshAll() {
  const mine = await me();
  showMe(mine);
  if (mine.name === null) {
    live.stop();
    return;
  }
  live.start();
  showLine();
  opened ??= mine.handle;
  const sessions = await get("sessions");
  list.show(sessions.rows, opened);
  part("session-total").textContent = sessions.total;
  await showOpened(sessions.rows.find(session => session.handle === opened));
}

function showMe(mine) {
  showSignedIn(mine.name !== null);
  part("desk-user").textContent = mine.name;
  part("desk-session").textContent = mine.id;
  part("operator-form").hidden = mine.operator;
  part("operator-state").hidden = !mine.operator;
  showMyText(mine.text);
}

/** The focus goes along when the door gives way to the room, or the room to the door. */
function showSignedIn(signedIn) {
  const enters = signedIn && !part("desk-door").hidden;
  const leaves = !signedIn && !part("desk-room").hidden;
  part("desk-door").hidden = signedIn;
  part("desk-room").hidden = !signedIn;
  if (enters) {
    part("mine-title").focus();
  }
  if (leaves) {
    report(new Error("Your session has ended. Sign in again."));
    part("desk-name").focus();
  }
}

/** Takes back that the server does not answer, now that it has. */
function showLine() {
  if (live.refused) {
    report(new Error("This page is not live: the server takes no more listeners."));
  } else if (problemShown?.status === 0) {
    hideProblem();
  }
}

function showMyText(text) {
  const target = part("my-settings-text");
  const shown = text || "nothing yet";
  if (target.textContent !== shown) {
    target.textContent = shown;
    target.classList.toggle("empty", !text);
  }
}

async function showOpened(session) {
  const handle = opened;
  try {
    const storage = await get(`storage?session=${encodeURIComponent(handle)}`);
    if (handle === opened) {
      tree.show(storage);
      part("opened-user").textContent = session ? label(session) : "";
      part("opened-id").textContent = session?.id ?? "";
      showText(storage);
    }
  } catch (problem) {
    if (problem.status === 404 || problem.status === 410) {
      open(null);
    }
    throw problem;
  }
}

/** What somebody is typing is left alone. */
function showText(storage) {
  const settings = storage.children.find(child => child.name === "settings");
  const text = settings?.children.find(child => child.name === "text")?.text ?? "";
  if (shownText === null || field.value === shownText) {
    field.value = text;
  }
  shownText = text;
}

function open(handle) {
  opened = handle;
  shownText = null;
  tree.clear();
  say("");
  return refresh();
}

function report(problem) {
  problemShown = problem;
  part("desk-problem").textContent = problem.message;
  part("desk-problem").hidden = false;
}

function hideProblem() {
  problemShown = null;
  part("desk-problem").hidden = true;
}

function say(text) {
  part("desk-message").textContent = text;
}

/** Does what a button asks for, says how it went, and shows how things stand now. */
async function act(task) {
  hideProblem();
  try {
    await task();
  } catch (problem) {
    report(problem);
  }
  await refresh();
}

async function save() {
  await post("settings", {session: opened, text: field.value});
  say("Saved.");
}

async function saveInAll() {
  const changed = await post("settings/mine", {text: field.value});
  say(`Saved in ${changed.sessions} of your sessions.`);
}

async function signIn() {
  opened = null;
  await post("sign-in", {name: part("desk-name").value});
}

async function signOut() {
  live.stop();
  await post("sign-out");
  part("desk-room").hidden = true;
}

async function becomeOperator() {
  await post("operator", {code: part("operator-code").value});
  part("operator-code").value = "";
}

function on(id, event, task) {
  part(id).addEventListener(event, happening => {
    happening.preventDefault();
    act(task);
  });
}

on("desk-door", "submit", signIn);
on("settings-form", "submit", save);
on("settings-save-all", "click", saveInAll);
on("desk-sign-out", "click", signOut);
on("operator-form", "submit", becomeOperator);
setInterval(() => list.tick(), 5000);
refresh();
