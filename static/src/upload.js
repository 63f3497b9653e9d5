// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * <film-upload>: uploads films in pieces, one film after the other, and goes on after a dropped connection or a reload.
 *
 * The markup, the words and the limits come from the server (templates/media_pipeline/admin/upload.html and
 * media_pipeline/uploads/interface.py); tus-js-client speaks the protocol. Without this script there is a plain form.
 */

import { Film } from "./upload-film.js";
import { fill, refusal } from "./upload-rules.js";

class FilmUpload extends HTMLElement {
  connectedCallback() {
    if (this.films) return;
    this.films = [];
    this.settings = JSON.parse(this.querySelector('script[type="application/json"]').textContent);
    this.texts = this.settings.texts;
    this.at = (name) => this.querySelector(`[data-${name}]`);
    this.hidden = false;
    const plainForm = this.getAttribute("replaces");
    if (plainForm) document.querySelector(plainForm).hidden = true;
    this.listen();
    this.showUnfinished();
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.films.forEach((film) => film.stop());
  }

  listen() {
    const input = this.at("files");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = ""; // so that the same file can be chosen again
      this.take(files);
    });
    const drop = this.at("drop");
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.toggle("film-upload__drop--over", kind === "dragenter" || kind === "dragover");
      });
    }
    drop.addEventListener("drop", (event) => this.take([...event.dataTransfer.files]));
    this.at("start").addEventListener("click", () => this.start());
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    window.addEventListener("beforeunload", (event) => this.isBusy && event.preventDefault(), { signal });
    window.addEventListener("online", () => this.active?.hurry(), { signal });
  }

  /** Show the files that were chosen, each with what is wrong with it. */
  async take(files) {
    const fresh = files.filter((file) => !this.films.some((film) => film.isOf(file)));
    const room = this.settings.atOnce - this.films.filter((film) => !film.isOver).length;
    if (fresh.length > room) this.say(fill(this.texts.tooMany, { count: Math.max(room, 0) }));
    const taken = fresh.slice(0, Math.max(room, 0)).map((file) => new Film(this, file));
    this.films.push(...taken);
    this.at("films").append(...taken.map((film) => film.row));
    await Promise.all(taken.map((film) => this.look(film)));
    this.update();
  }

  async look(film) {
    const reason = await refusal(film.file, this.settings.limits);
    if (reason) {
      film.refuse(this.texts[reason]);
      this.say(fill(this.texts.refused, { title: film.file.name, reason: this.texts[reason] }));
    } else {
      await film.findWhatIsHere();
      this.at("halfway").querySelector(`[data-address="${film.path}"]`)?.remove();
    }
  }

  start() {
    for (const film of this.films) if (film.state === "ready") film.wait();
    this.next();
    this.films.find((film) => !film.isOver)?.focus();
  }

  /** Let the next film go, unless one is on its way: the whole line for one film makes it ready soonest. */
  next() {
    if (!this.active) this.films.find((film) => film.state === "waiting")?.begin();
    this.update();
  }

  get active() {
    return this.films.find((film) => film.state === "sending");
  }

  get isBusy() {
    return this.films.some((film) => film.state === "sending" || film.state === "waiting");
  }

  finished(film) {
    this.say(fill(this.texts.doneOne, { title: film.title }));
    const uploaded = this.at("uploaded");
    if (uploaded) {
      // In a chooser: the film that has been uploaded is the film that is chosen.
      uploaded.value = film.path.split("/").at(-2);
      uploaded.form.requestSubmit();
    }
    this.next();
  }

  forget(film) {
    const neighbour = film.row.nextElementSibling ?? film.row.previousElementSibling;
    film.row.remove();
    this.films = this.films.filter((other) => other !== film);
    if (film.state !== "cancelled") this.say("");
    (neighbour?.querySelector("button:not([hidden])") ?? this.at("files")).focus();
    this.next();
  }

  update() {
    const ready = this.films.filter((film) => film.state === "ready").length;
    const start = this.at("start");
    start.hidden = ready === 0;
    start.textContent = ready === 1 ? this.texts.uploadOne : fill(this.texts.uploadSeveral, { count: ready });
    const sent = this.films.filter((film) => film.state === "done").length;
    const isOver = sent > 0 && this.films.every((film) => film.isOver);
    if (isOver && this.at("finished").hidden) this.say(this.texts.allDone);
    this.at("all-done").textContent = this.texts.allDone;
    this.at("finished").hidden = !isOver;
    this.keepAwake();
  }

  /** Phones that fall asleep stop sending. What has been asked for is not asked for again while it is on its way. */
  async keepAwake() {
    if (this.isBusy) this.awake ??= navigator.wakeLock?.request("screen").catch(() => null);
    const asked = this.awake;
    const lock = await asked;
    const forget = () => this.awake === asked && (this.awake = null);
    lock?.addEventListener("release", forget, { once: true });
    if (!lock || !this.isBusy) forget();
    if (!this.isBusy) await lock?.release();
  }

  /** What was begun earlier, perhaps in another browser, and is still kept. */
  showUnfinished() {
    const list = this.at("halfway");
    for (const { address, title, percent } of this.settings.unfinished) {
      const row = this.at("halfway-film").content.firstElementChild.cloneNode(true);
      row.dataset.address = address;
      row.querySelector("[data-message]").textContent = fill(this.texts.halfway, { title, percent: `${percent} %` });
      row.querySelector("button").addEventListener("click", async () => {
        await window.tus.Upload.terminate(address, Film.manners()).catch(() => {});
        row.remove();
        this.say(fill(this.texts.cancelled, { title }));
        this.at("files").focus();
      });
      list.append(row);
    }
    list.hidden = list.childElementCount === 0;
  }

  say(news) {
    this.at("news").textContent = news;
  }
}

customElements.define("film-upload", FilmUpload);
