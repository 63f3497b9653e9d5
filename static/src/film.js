// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Keeps a film going on a poor line: it begins with its small file where the browser knows of a poor line, and when it
 * waits too long for its large file, the small one goes on from there. When the line is gone, it says so, and goes on
 * from the same place when the line is back. It never starts a film that nobody has started.
 *
 *   <div class="film"> <video data-colour="#rrggbb"> … <source src="small file" media="(…)"> <source src="large file">
 *     <output class="film__news" data-offline="…" data-stuck="…" data-gone="…">
 *
 * Without this script the browser waits for the large file.
 */

import { each } from "./page.js";

/** Of three seconds in which nothing moves, half are for noticing and half for the small file to begin. */
const PATIENCE_MS = 1_400;

/** Without a byte for so long, the line is taken for dead, and the film is asked for again. */
const SILENCE_MS = 8_000;
const LONGEST_PAUSE_MS = 30_000;
/** While the browser says that there is a line; it is asked again and again as long as there is none. */
const MOST_TRIES = 8;

/** In megabits a second; the large file has up to two and a half. Not every browser tells. */
const POOR_LINE = 3;

function isOnPoorLine() {
  const { saveData = false, downlink = Infinity } = navigator.connection ?? {};
  return saveData || downlink < POOR_LINE;
}

function play(video) {
  video.play().catch(() => {}); // the player shows why
}

class KeptGoing {
  constructor(video, leaving) {
    this.video = video;
    this.small = video.querySelector("source[media]")?.src;
    this.news = video.parentElement.querySelector(".film__news");
    this.place = null; // where to go on, and how, while a file is on its way
    this.tries = 0;
    this.timer = null;
    const on = (names, listener) => names.forEach((name) => video.addEventListener(name, listener));
    on(["play", "waiting", "seeking"], () => (this.timer ??= setTimeout(() => this.isStuck(), PATIENCE_MS)));
    on(["pause", "ended"], () => this.place || this.calm());
    on(["playing"], () => this.goesOn());
    on(["progress"], () => this.isSilent && this.listen());
    on(["loadedmetadata"], () => this.place && this.resume());
    on(["error"], () => this.fails());
    window.addEventListener("online", () => this.isLost && this.goOnWith(this.video.currentSrc), { signal: leaving });
    leaving.addEventListener("abort", () => this.rest());
    if (this.small && isOnPoorLine() && video.currentSrc !== this.small) this.beginWith(this.small);
  }

  /** Also when the reader was quicker than this script and has pressed play. */
  beginWith(file) {
    const { video } = this;
    const { paused } = video;
    if (!paused && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
    video.src = file;
    if (!paused) play(video);
  }

  /** The page shows something else. */
  rest() {
    this.calm();
    this.isLost = false;
    this.video.pause();
  }

  calm() {
    clearTimeout(this.timer);
    this.timer = null;
    this.isSilent = false;
  }

  goesOn() {
    this.calm();
    this.isLost = false;
    this.tries = 0;
    this.say("");
  }

  /** Nothing has moved for a while. */
  isStuck() {
    const { video, small } = this;
    this.calm();
    if (video.paused || video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
    if (small && video.currentSrc !== small) this.goOnWith(small);
    else this.listen();
  }

  /** As long as bytes come, the film is only slow. */
  listen() {
    this.calm();
    this.isSilent = true;
    this.timer = setTimeout(() => this.tryLater(), SILENCE_MS);
  }

  /** Fetch this file, and go on where the film is now, as it is now. */
  goOnWith(file) {
    const { video } = this;
    this.place ??= { time: video.currentTime, rate: video.playbackRate, plays: !video.paused };
    video.src = file;
    this.listen();
  }

  resume() {
    const { video, place } = this;
    this.place = null;
    video.currentTime = place.time;
    video.playbackRate = place.rate;
    if (place.plays) play(video);
    else this.goesOn();
  }

  fails() {
    const { error, currentTime } = this.video;
    const isOfLine = error.code === error.MEDIA_ERR_NETWORK || error.code === error.MEDIA_ERR_SRC_NOT_SUPPORTED;
    // What cannot be shown from the first is no matter of the line, unless there is none.
    if (isOfLine && (this.place || currentTime > 0 || !navigator.onLine)) this.tryLater();
  }

  tryLater() {
    const { video } = this;
    this.calm();
    this.isLost = true;
    this.place ??= { time: video.currentTime, rate: video.playbackRate, plays: !video.paused };
    this.say(navigator.onLine ? "stuck" : "offline");
    if (navigator.onLine && this.tries === MOST_TRIES) return this.say("gone");
    const pause = Math.min(1_000 * 2 ** this.tries, LONGEST_PAUSE_MS);
    this.tries = Math.min(this.tries + 1, MOST_TRIES);
    this.timer = setTimeout(() => this.goOnWith(video.currentSrc), pause);
  }

  say(what) {
    if (this.news) this.news.textContent = this.news.dataset[what] ?? "";
  }
}

each("video", (video, leaving) => new KeptGoing(video, leaving));
// The policy for pages forbids styles in the markup.
each("video[data-colour]", (video) => (video.style.backgroundColor = video.dataset.colour));
