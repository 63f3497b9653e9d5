// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/*
 * Counts plays of the films on the page. What is known lives in this page's memory alone: nothing is stored on the
 * device or read from it, unless the reader has chosen that (remember.js), and the play's random id is forgotten when the
 * page is left. (Steps of one guide are one page: steps.js.)
 *
 * Every message holds the whole state of one play so far, so a message that is lost, repeated or late does no harm.
 * The film is cut into segments as in guides/plays/rules.py; a segment is seen when playback passes its middle.
 *
 *   <video data-play data-video="uuid" data-version="uuid" data-duration="ms"
 *          data-guide="uuid" or data-place="uuid" data-block="step's or question's id, if any">
 *   <button class="js-replay" hidden> beside a film is shown when the film has ended, counted or not.
 */

import { each } from "./page.js";
import { keepForLater, lastPlay, rememberPlay, remembersFilms, tellWhatWasKept } from "./remember.js";

const ENDPOINT = "/api/v1/plays";
const REPORT_EVERY_MS = 15_000;
const MAX_SEGMENTS = 63;
const SEGMENT_MS = 1_000;
const COMPLETED_SHARE = 0.9;
const MAX_NTH = 10;
const BUSY = null;
/** `timeupdate` comes at least four times a second: a longer step of the film's clock is a seek. */
const MAX_STEP_MS = 1_500;

/** The latest play of each film, by UUID, for as long as the page is open. */
const latest = new Map();

function randomId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Older phones, and pages without HTTPS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function moment() {
  return { clock: Date.now(), running: performance.now() };
}

/** The one stands still while a phone sleeps, the other may be put back: the longer of the two. */
function msSince({ clock, running }) {
  return Math.round(Math.max(Date.now() - clock, performance.now() - running));
}

function mask(times, atLeast) {
  const bits = times.reduce((sum, count, index) => (count >= atLeast ? sum | (1n << BigInt(index)) : sum), 0n);
  return bits.toString(16);
}

/** One viewing of one film: which parts were really played, and how often. */
class Play {
  /** The play is number `here` in this page's memory; the device, where it may, remembers so many `earlier` ones. */
  constructor(subject, durationMs, here, earlier) {
    this.id = randomId();
    this.subject = subject;
    this.here = here;
    this.earlier = earlier;
    this.started = moment();
    this.durationMs = durationMs;
    this.times = new Array(Math.max(1, Math.min(MAX_SEGMENTS, Math.ceil(durationMs / SEGMENT_MS)))).fill(0);
    this.seen = []; // stretches of the film that were played: [from, to] in ms, apart and in order
    this.totalMs = 0;
    this.sentMs = null; // how much has been reported
    this.ended = false;
  }

  played(fromMs, toMs) {
    const lengthMs = this.durationMs / this.times.length;
    this.times.forEach((_count, index) => {
      const middle = (index + 0.5) * lengthMs;
      if (fromMs <= middle && middle < toMs) this.times[index] += 1;
    });
    this.totalMs += toMs - fromMs;
    this.join(fromMs, toMs);
  }

  join(fromMs, toMs) {
    const apart = this.seen.filter(([from, to]) => to < fromMs || from > toMs);
    const touching = this.seen.filter(([from, to]) => to >= fromMs && from <= toMs);
    const from = Math.min(fromMs, ...touching.map((stretch) => stretch[0]));
    const to = Math.max(toMs, ...touching.map((stretch) => stretch[1]));
    this.seen = [...apart, [from, to]].sort((one, other) => one[0] - other[0]);
  }

  get nth() {
    return Math.min(this.earlier + this.here, MAX_NTH);
  }

  /** What the device has forgotten is not known here either. */
  forget() {
    if (!remembersFilms(this.subject.guide)) this.earlier = 0;
  }

  get distinctMs() {
    return this.seen.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  get isComplete() {
    return this.times.filter(Boolean).length >= this.times.length * COMPLETED_SHARE;
  }

  message() {
    this.forget();
    const totalMs = Math.round(this.totalMs);
    return {
      ...this.subject,
      play: this.id,
      nth: this.nth,
      once: mask(this.times, 1),
      twice: mask(this.times, 2),
      thrice: mask(this.times, 3),
      distinct_ms: Math.min(Math.round(this.distinctMs), totalMs),
      total_ms: totalMs,
      age_ms: msSince(this.started),
      ended: this.ended,
      remembered: remembersFilms(this.subject.guide) || undefined,
      automated: navigator.webdriver || undefined, // not counted; the server says how many
    };
  }
}

/** How many a play is here, and how many came earlier, after the film's last one: in this page, or else on this device. */
function numbers(last, isAgain) {
  if (!last) return [1, 0];
  if (last instanceof Play) return [last.here + Number(isAgain), last.earlier];
  return [1, last.nth - 1 + Number(isAgain)];
}

/** Watches one <video>, and begins a new play when a completed one of its film starts again. */
class Reporter {
  constructor(video, leaving) {
    this.video = video;
    this.durationMs = Number(video.dataset.duration);
    this.play = null;
    this.lastMs = null; // where the film was when it was last seen playing; null while it jumps
    video.addEventListener("playing", () => this.begin());
    video.addEventListener("seeked", () => video.paused || this.begin());
    video.addEventListener("seeking", () => (this.lastMs = null));
    video.addEventListener("timeupdate", () => this.advance());
    video.addEventListener("pause", () => this.advance());
    video.addEventListener("ended", () => this.end());
    document.addEventListener("visibilitychange", () => document.hidden && this.report(), { signal: leaving });
    window.addEventListener("pagehide", () => this.report(), { signal: leaving });
    const timer = setInterval(() => video.paused || this.report(), REPORT_EVERY_MS);
    leaving.addEventListener("abort", () => {
      clearInterval(timer);
      this.report();
    });
  }

  get nowMs() {
    return Math.min(this.video.currentTime * 1000, this.durationMs);
  }

  begin() {
    const { guide, video } = this.video.dataset;
    const last = latest.get(video) ?? lastPlay(guide, video);
    const isAgain = last?.isComplete && this.nowMs <= this.durationMs / 10;
    if (isAgain || !this.play) this.beginPlay(isAgain, last);
    this.lastMs = this.nowMs;
  }

  /** What was half seen goes on where it is shown in the same place: before the reader went to another step and back. */
  beginPlay(isAgain, last) {
    this.report();
    const subject = this.subject();
    const goesOn = last && !isAgain && JSON.stringify(last.subject) === JSON.stringify(subject);
    this.play = goesOn ? last : new Play(subject, this.durationMs, ...numbers(last, isAgain));
    latest.set(subject.video, this.play);
  }

  advance() {
    if (this.lastMs === null || this.video.seeking) return;
    const [from, to] = [this.lastMs, this.nowMs];
    this.lastMs = to;
    if (to > from && to - from <= MAX_STEP_MS * this.video.playbackRate) this.play.played(from, to);
  }

  end() {
    if (!this.play) return;
    this.advance();
    this.play.ended = true;
    this.play.sentMs = null;
    this.report();
    this.lastMs = null;
  }

  report() {
    this.advance();
    if (!this.play || this.play.totalMs === this.play.sentMs) return;
    const { play } = this;
    play.sentMs = play.totalMs;
    const message = play.message();
    send(message).then((isTold) => {
      if (isTold) return;
      if (isTold === BUSY) play.sentMs = null; // to be said again when there is occasion to
      keepForLater(message);
    });
    rememberPlay(message.guide, message.video, play);
  }

  /** What is watched and where; what is empty is left out. */
  subject() {
    const { video, version, guide, place, block } = this.video.dataset;
    const language = document.documentElement.lang;
    return { video, version, guide: guide || undefined, place: place || undefined, block: block || "", language };
  }
}

/**
 * Whether our server has taken or refused it; BUSY if it couldn't. A network that wants a log-in first answers in its place.
 */
function send(message) {
  return fetch(ENDPOINT, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
    keepalive: true, // also while the page is being left
    credentials: "omit",
    referrerPolicy: "no-referrer",
  }).then(
    ({ status }) => status === 204 || (status >= 400 && status < 500 && status !== 429) || BUSY,
    () => false,
  );
}

function offerReplay(button) {
  const video = button.parentElement.querySelector("video");
  if (!video) return;
  video.addEventListener("ended", () => (button.hidden = false));
  video.addEventListener("play", () => (button.hidden = true));
  button.addEventListener("click", () => {
    video.currentTime = 0;
    video.focus();
    video.play().catch(() => {}); // the player shows why
  });
}

each(".js-replay", offerReplay);
each("video[data-play]", (video, leaving) => Number(video.dataset.duration) > 0 && new Reporter(video, leaving));
tellWhatWasKept(send);
document.addEventListener("device:remembers", () => latest.forEach((play) => play.forget()));
window.addEventListener("online", () => tellWhatWasKept(send));
