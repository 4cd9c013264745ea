// The race: both sides at once, and a look at both counters several times a second.

import {get, me, post} from "./api.js";
import {showCode} from "./code.js";
import {Lane} from "./lane.js";

const TOTAL = 400;
const LOOK_MILLIS = 120;

const button = document.getElementById("race-start");
const verdict = document.getElementById("race-verdict");
const http = new Lane("http", "race/http-session", TOTAL);
const shared = new Lane("shared", "race/session-storage", TOTAL);

async function race() {
  await me();
  await post("race/start");
  http.reset();
  shared.reset();
  verdict.textContent = "Racing …";
  let running = true;
  const requests = Promise.all([http.run(), shared.run()]).finally(() => { running = false; });
  while (running) {
    await look();
    await new Promise(resolve => setTimeout(resolve, LOOK_MILLIS));
  }
  await requests;
  const counters = await get("race");
  http.finish(counters.httpSession);
  shared.finish(counters.sessionStorage);
  verdict.textContent = sentence();
}

/** Takes the number of answers first: each of them must be in the counter that is read after it. */
async function look() {
  const answered = [http.answered, shared.answered];
  const counters = await get("race");
  http.show(counters.httpSession, answered[0]);
  shared.show(counters.sessionStorage, answered[1]);
}

function sentence() {
  const failed = http.failed + shared.failed;
  return `HttpSession kept ${http.kept} of ${http.answered}. `
    + `Session Storage kept ${shared.kept} of ${shared.answered}.`
    + (failed > 0 ? ` ${failed} requests were not answered.` : "");
}

/** Tabs of one browser share the session: two races at once would count each other's visits. */
async function raceAlone() {
  if (!navigator.locks) {
    return race();
  }
  return navigator.locks.request("race", {ifAvailable: true}, lock => {
    if (!lock) {
      throw new Error("Another tab is racing. Try again when it has finished.");
    }
    return race();
  });
}

async function start() {
  button.disabled = true;
  try {
    await raceAlone();
  } catch (problem) {
    verdict.textContent = problem.message;
  } finally {
    button.disabled = false;
  }
}

async function showSources() {
  const code = await get("race/code");
  showCode(document.getElementById("race-http-code"), code.httpSession);
  showCode(document.getElementById("race-shared-code"), code.sessionStorage);
}

button.addEventListener("click", start);
showSources().catch(problem => { verdict.textContent = problem.message; });
