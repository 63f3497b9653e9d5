// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/** One film in <film-upload>: its row, and its way to the server. */

import "./tus.min.js";
import { fill, readableSize } from "./upload-rules.js";

const PIECE_BYTES = 8 * 1024 * 1024;
const SECONDS_BETWEEN_TRIES = [0, 1, 3, 5, 10, 20, 30, 60, 60, 60, 60, 60, 60, 60];
const SECONDS_UNTIL_SPEED_IS_KNOWN = 3;
const BUTTONS = {
  looking: ["remove"],
  refused: ["remove"],
  ready: ["remove"],
  waiting: ["cancel"],
  sending: ["pause", "cancel"],
  paused: ["resume", "cancel"],
  failed: ["retry", "cancel"],
  done: [],
};

export class Film {
  constructor(place, file) {
    this.place = place;
    this.file = file;
    this.texts = place.texts;
    this.percent = 0;
    this.row = place.at("film").content.firstElementChild.cloneNode(true);
    this.at = (name) => this.row.querySelector(`[data-${name}]`);
    this.at("name").textContent = file.name;
    this.at("size").textContent = readableSize(file.size);
    if (this.at("title")) this.at("title").value = file.name.replace(/\.[^.]+$/, "");
    for (const button of this.row.querySelectorAll("button[data-do]")) {
      button.addEventListener("click", () => this[button.dataset.do]());
    }
    this.upload = new window.tus.Upload(file, this.options());
    this.become("looking");
  }

  /** What every request carries: that it comes from our own page, and that a log-in form would be no answer. */
  static manners() {
    return {
      onBeforeRequest(request) {
        const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
        request.setHeader("X-CSRFToken", token);
        request.setHeader("X-Requested-With", "XMLHttpRequest");
      },
    };
  }

  options() {
    const { endpoint, video } = this.place.settings;
    return {
      ...Film.manners(),
      endpoint,
      chunkSize: PIECE_BYTES,
      retryDelays: SECONDS_BETWEEN_TRIES.map((seconds) => seconds * 1000),
      removeFingerprintOnSuccess: true,
      fingerprint: async ({ name, type, size, lastModified }) =>
        ["vis-vej", endpoint, video ?? "new", name, type, size, lastModified].join("|"),
      onAfterResponse: (request, response) => this.refuseToStartOver(request, response),
      onShouldRetry: (error) => this.mayPass(error),
      onProgress: (sent, all) => this.showProgress(sent, all),
      onSuccess: ({ lastResponse }) => this.finish(lastResponse),
      onError: (error) => this.fail(error),
    };
  }

  get title() {
    return this.at("title")?.value.trim() || this.file.name;
  }

  get sent() {
    return `${this.percent} %`;
  }

  /** The path of the upload's address. */
  get path() {
    return this.upload.url ? new URL(this.upload.url, location.href).pathname : "";
  }

  get isOver() {
    return this.state === "done" || this.state === "refused";
  }

  isOf(file) {
    const { name, size, lastModified } = this.file;
    return !this.isOver && file.name === name && file.size === size && file.lastModified === lastModified;
  }

  refuse(reason) {
    this.at("title")?.parentElement.remove();
    this.become("refused", reason);
  }

  /** Go on from what an earlier visit has sent, if the browser remembers. */
  async findWhatIsHere() {
    const earlier = (await this.upload.findPreviousUploads()).at(-1);
    if (earlier) {
      this.upload.resumeFromPreviousUpload(earlier);
      if (this.at("title")) this.at("title").value = earlier.metadata.title;
    }
    if (this.state === "looking") this.become("ready", earlier ? this.texts.goesOn : this.texts.ready);
  }

  wait() {
    this.become("waiting", this.texts.inLine);
  }

  begin() {
    const { video } = this.place.settings;
    const { name, type } = this.file;
    const collection = this.place.at("collection")?.value ?? this.place.settings.collections[0]?.id;
    this.upload.options.metadata = {
      filename: name,
      filetype: type,
      ...(video ? { video } : { title: this.title, collection }),
    };
    this.since = null;
    this.become("sending", this.texts.begins);
    this.upload.start();
  }

  /** The network is back: don't wait for the next try. */
  hurry() {
    if (!this.isLost) return;
    this.upload.abort();
    this.upload.start();
  }

  stop() {
    if (this.state === "sending") this.upload.abort();
  }

  pause() {
    this.upload.abort();
    this.become("paused", fill(this.texts.paused, { percent: this.sent }));
    this.focus();
    this.place.next();
  }

  resume() {
    this.wait();
    this.place.next();
    this.focus();
  }

  retry() {
    this.resume();
  }

  /** Take it off the list; what an earlier visit sent of it stays. */
  remove() {
    this.place.forget(this);
  }

  async cancel() {
    this.become("cancelled");
    await this.upload.abort(true).catch(() => {}); // what can't be deleted now goes by itself after a day
    this.place.say(fill(this.texts.cancelled, { title: this.title }));
    this.place.forget(this);
  }

  focus() {
    this.row.querySelector("button:not([hidden])")?.focus();
  }

  /** tus-js-client takes any answer but success for "unknown upload" and would begin from the first byte. */
  refuseToStartOver(request, response) {
    const status = response.getStatus();
    this.isLoggedOut = status === 403 && !response.getHeader("Tus-Resumable");
    const isUnknown = status === 404 || status === 410;
    if (request.getMethod() === "HEAD" && status >= 400 && !isUnknown) throw new Error(`status ${status}`);
  }

  mayPass(error) {
    if (this.isLoggedOut) return false;
    const status = error.originalResponse?.getStatus() ?? 0;
    if (status >= 400 && status < 500 && status !== 409) return false;
    this.since = null;
    if (!this.isLost) this.place.say(this.texts.lostOne);
    this.isLost = true;
    this.tell(fill(this.texts.lost, { percent: this.sent }));
    return true;
  }

  fail(error) {
    const response = error.originalResponse;
    const reason = response?.getHeader("Tus-Resumable") ? response.getBody() : "";
    const message = reason || (this.isLoggedOut ? this.texts.loggedOut : this.texts.gaveUp);
    this.become("failed", message);
    this.place.say(fill(this.texts.refused, { title: this.title, reason: message }));
    this.place.next();
  }

  finish(response) {
    this.become("done", this.texts.done);
    const link = this.at("link");
    link.href = response.getHeader("Vis-Vej-Film") ?? this.place.settings.done;
    link.hidden = Boolean(this.place.settings.video);
    this.place.finished(this);
  }

  showProgress(sent, all) {
    if (this.state !== "sending") return;
    this.isLost = false;
    this.since ??= { sent, at: performance.now() };
    this.percent = Math.floor((100 * sent) / all);
    this.at("progress").value = this.percent;
    this.tell(this.timeLeft(sent, all));
  }

  timeLeft(sent, all) {
    const seconds = (performance.now() - this.since.at) / 1000;
    const speed = (sent - this.since.sent) / seconds;
    const percent = this.sent;
    if (seconds < SECONDS_UNTIL_SPEED_IS_KNOWN || !speed) return fill(this.texts.sent, { percent });
    const minutes = Math.ceil((all - sent) / speed / 60);
    return fill(minutes > 1 ? this.texts.minutesLeft : this.texts.secondsLeft, { percent, minutes });
  }

  become(state, message = "") {
    this.state = state;
    this.isLost = false;
    this.row.dataset.state = state;
    this.at("progress").hidden = !["sending", "paused", "failed"].includes(state);
    if (this.at("title")) this.at("title").readOnly = !["looking", "ready"].includes(state);
    for (const button of this.row.querySelectorAll("[data-do]")) {
      button.hidden = !BUTTONS[state]?.includes(button.dataset.do);
    }
    this.tell(message);
  }

  tell(message) {
    this.at("message").textContent = message;
  }
}
