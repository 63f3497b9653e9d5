// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Helps to choose moments of a film while one watches it: where it begins and ends, or the picture that stands for it.
 * The fields are what counts, and can be filled in without this script; here they are tied to the film and to sliders,
 * and what a film becomes is shown before it is made.
 *
 *   <video data-cut-film data-cut-from="0">           the number of milliseconds that the film itself has lost already
 *   <div data-moment="id_of_field"> … [data-take-moment] [data-show-moment] [data-moment-range]
 *   [data-preview]                                    plays from the first moment to the second, as it would become
 */

import { parse, text } from "./moments.js";

const film = document.querySelector("[data-cut-film]");
const form = document.querySelector("[data-cut-form]");

const from = Number(film?.dataset.cutFrom ?? 0);
const now = () => Math.round((film.currentTime * 1000 + from) / 100) * 100;
const goTo = (ms) => (film.currentTime = Math.max(0, (ms - from) / 1000));

/** A field, its slider and its buttons. */
class Moment {
  constructor(place) {
    this.field = document.getElementById(place.dataset.moment);
    this.range = place.querySelector("[data-moment-range]");
    place.querySelector("[data-take-moment]").addEventListener("click", () => this.set(now()));
    place.querySelector("[data-show-moment]").addEventListener("click", () => this.show());
    this.field.addEventListener("input", () => this.follow());
    this.range.addEventListener("input", () => {
      this.set(Number(this.range.value));
      this.show();
    });
    this.follow();
  }

  get ms() {
    return parse(this.field.value);
  }

  set(ms) {
    this.field.value = text(ms);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    film.pause();
    goTo(this.ms ?? Number(this.range.max));
  }

  /** The slider goes where the field is; an empty field is the end. */
  follow() {
    this.range.value = this.ms ?? (this.field.required || !this.field.name.includes("end") ? 0 : this.range.max);
    this.range.setAttribute("aria-valuetext", this.field.value || text(Number(this.range.max)));
  }
}

/** Plays the film as it would become: from here to there, and silent if it is to be silent. */
class Preview {
  constructor(moments, silence) {
    [this.start, this.end] = moments;
    this.silence = silence;
    this.isOn = false;
    this.length = form.querySelector("[data-preview-length]");
    form.querySelector("[data-preview]").addEventListener("click", () => this.play());
    form.addEventListener("input", () => this.tell());
    film.addEventListener("timeupdate", () => this.stopAtEnd());
    film.addEventListener("pause", () => this.stop());
    this.tell();
  }

  get endMs() {
    return this.end.ms ?? from + film.duration * 1000;
  }

  play() {
    this.wasMuted = film.muted;
    this.isOn = true;
    film.muted = this.silence?.checked || film.muted;
    goTo(this.start.ms ?? 0);
    film.play();
    film.scrollIntoView({ block: "nearest" });
  }

  stopAtEnd() {
    if (this.isOn && film.currentTime * 1000 + from >= this.endMs) film.pause();
  }

  stop() {
    if (this.isOn) film.muted = this.wasMuted;
    this.isOn = false;
  }

  tell() {
    const length = this.endMs - (this.start.ms ?? 0);
    this.length.textContent = Number.isFinite(length) && length > 0 ? text(Math.round(length / 100) * 100) : "";
  }
}

if (film && form) {
  for (const hidden of document.querySelectorAll("[data-needs-script]")) hidden.hidden = false;
  const moments = [...form.querySelectorAll("[data-moment]")].map((place) => new Moment(place));
  if (form.querySelector("[data-preview]")) {
    const preview = new Preview(moments, form.querySelector("[name=without_sound]"));
    film.addEventListener("loadedmetadata", () => preview.tell());
  }
  // A film that is stopped somewhere is a choice: the picture on the screen is the one that is meant.
  if (moments.length === 1) film.addEventListener("pause", () => moments[0].set(now()));
  if (moments.length === 1) film.addEventListener("seeked", () => moments[0].set(now()));
}
