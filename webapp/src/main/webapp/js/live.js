// Listens to the server while the page can be seen: a browser has few lines to one server.

import {address} from "./api.js";

export class Live {
  constructor(onChange) {
    this.onChange = onChange;
    this.wanted = false;
    this.refused = false;
    document.addEventListener("visibilitychange", () => this.adjust());
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", () => this.adjust());
  }

  start() {
    this.wanted = true;
    this.adjust();
  }

  stop() {
    this.wanted = false;
    this.refused = false;
    this.adjust();
  }

  adjust() {
    if (!this.wanted || document.hidden) {
      this.close();
    } else if (!this.source && !this.refused) {
      this.open();
    }
  }

  /**
   * Asks for the state at each (re)connection too: a change may have been missed. The browser comes
   * back by itself, but not after a refusal.
   */
  open() {
    this.source = new EventSource(address("events"));
    this.source.addEventListener("open", () => this.onChange());
    this.source.addEventListener("change", () => this.onChange());
    this.source.addEventListener("error", () => {
      if (this.source?.readyState === EventSource.CLOSED) {
        this.refused = true;
        this.close();
        this.onChange();
      }
    });
  }

  close() {
    this.source?.close();
    this.source = null;
  }
}
