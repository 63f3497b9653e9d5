// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Leaves the page at once: it is hidden while the other one loads, and "back" doesn't lead to it. The history keeps it,
 * which the page says.
 *
 *   <a data-leave href="a page that gives nobody away">, and [data-leave-key] that tells of the key
 *
 * The key is Shift, three times: Escape closes, stops and quits too much else, above all for screen readers.
 */

import { each } from "./page.js";

const TIMES = 3;
/** Between the first and the last: slow hands have time, and who writes a capital now and then doesn't leave. */
const WITHIN_MS = 3_000;

function leave(event) {
  event.preventDefault();
  document.documentElement.hidden = true;
  location.replace(document.querySelector("[data-leave]").href);
}

function leaveByKey() {
  let pressed = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      pressed = [];
      return;
    }
    pressed = [...pressed, event.timeStamp].slice(-TIMES);
    if (pressed.length === TIMES && event.timeStamp - pressed[0] <= WITHIN_MS) leave(event);
  });
}

each("[data-leave]", (link) => link.addEventListener("click", leave));
each("[data-leave-key]", (note) => (note.hidden = false));
leaveByKey();
// From the browser's memory the page would come back as it was left: hidden.
window.addEventListener("pageshow", () => {
  document.documentElement.hidden = false;
});
