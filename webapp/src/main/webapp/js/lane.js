// One side of the race: sends its requests, and shows what its counter has kept.

import {post} from "./api.js";
import {Dots} from "./dots.js";

const AT_ONCE = 24;

export class Lane {
  constructor(name, path, total) {
    this.part = id => document.getElementById(`race-${name}-${id}`);
    this.path = path;
    this.total = total;
    this.dots = new Dots(this.part("picture"), total);
    this.reset();
  }

  reset() {
    this.sent = 0;
    this.answered = 0;
    this.failed = 0;
    this.show(0, 0);
  }

  /** Keeps some requests on their way at any time, until all are answered. */
  async run() {
    await Promise.all(Array.from({length: AT_ONCE}, () => this.sendInTurn()));
  }

  async sendInTurn() {
    while (this.sent < this.total) {
      this.sent++;
      try {
        await post(this.path);
        this.answered++;
      } catch {
        this.failed++;
      }
    }
  }

  /** Some are in the counter already whose answer is still on its way. */
  show(kept, known) {
    const answered = Math.max(kept, known);
    this.kept = kept;
    this.part("kept").textContent = kept;
    this.part("sent").textContent = answered;
    this.part("picture").closest(".lane").classList.toggle("loses", kept < answered);
    this.dots.show(kept, answered);
  }

  finish(kept) {
    this.show(kept, this.answered);
    this.dots.describe(kept, this.answered);
  }
}
