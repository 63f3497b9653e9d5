// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/*
 * Tells what happens on a guide's page besides films that are played (those: plays.js); guides/happenings.py says what
 * counts. Each thing is told once in this page's memory, alone, with a random id of its own. Nothing is stored on the
 * device or read from it. A message that is sent again does no harm.
 *
 *   <script data-guide="uuid">        this one
 *   <h1 data-step="id">               has been reached when it has come into view
 *   <details data-question="id">      has been opened
 *   <a data-leaflet>                  leads to paper
 *   "saved" (saved-guides.js)         the guide has been saved for where there is no net
 *   "page:shown"                      other content has come into the page, whose memory goes on
 */

const ENDPOINT = "/api/v1/happenings";

const { guide } = document.querySelector("script[data-guide]").dataset;
const told = new Set();
const steps = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) tell("step", target.dataset.step);
});

function tell(what, block = "") {
  const name = `${what} ${block}`;
  if (told.has(name)) return;
  told.add(name);
  send({ id: randomId(), what, guide, block, automated: navigator.webdriver || undefined }, moment());
}

/** Without net it is sent when the net is back, if the page is still there. */
function send(happening, at) {
  fetch(ENDPOINT, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...happening, age_ms: msSince(at) }),
    keepalive: true, // also while the page is being left
    credentials: "omit",
    referrerPolicy: "no-referrer",
  }).catch(() => window.addEventListener("online", () => send(happening, at), { once: true }));
}

function moment() {
  return { clock: Date.now(), running: performance.now() };
}

/** The one stands still while a phone sleeps, the other may be put back: the longer of the two. */
function msSince({ clock, running }) {
  return Math.round(Math.max(Date.now() - clock, performance.now() - running));
}

/** As in plays.js: a page that phones keep has scripts that import nothing. */
function randomId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function tellQuestion(details) {
  if (details.open && details.dataset.question) tell("question", details.dataset.question);
}

function look() {
  steps.disconnect();
  for (const heading of document.querySelectorAll("[data-step]")) steps.observe(heading);
  document.querySelectorAll("[data-question]").forEach(tellQuestion); // one that the address points at is open already
}

/** A page that is loaded ahead, or in another tab, is not opened before somebody sees it. */
function begin() {
  if (document.hidden) return document.addEventListener("visibilitychange", begin, { once: true });
  tell("opened");
  look();
}

begin();
document.addEventListener("page:shown", look);
document.addEventListener("toggle", ({ target }) => tellQuestion(target), true); // it doesn't bubble
document.addEventListener("click", ({ target }) => target.closest("[data-leaflet]") && tell("printed"));
document.addEventListener("saved", () => tell("saved"));
window.addEventListener("beforeprint", () => tell("printed"));
