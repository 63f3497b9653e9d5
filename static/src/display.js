// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Larger text and the calm view, as the reader chooses them. Nothing is stored before a choice; then it is kept until the
 * tab is closed, or on the device where the reader ticks that. "Reset" forgets it all.
 *
 *   <details class="display"> … <form data-display hidden>
 *     <input type="radio" name="text" value="normal" | "large" | "largest">  <input type="checkbox" name="calm">
 *     <input type="checkbox" name="keep">  <button type="reset">
 *
 * The choice stands on <html> as data-text and data-calm; display-first.js puts it there on the next page.
 */

import { each } from "./page.js";

const KEY = "visning";
const NORMAL = "normal";
const root = document.documentElement;

function isKept() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be stored there is nothing to forget.
  }
}

function remember(choice, onDevice) {
  forget();
  try {
    if (choice.text || choice.calm) (onDevice ? localStorage : sessionStorage).setItem(KEY, JSON.stringify(choice));
  } catch {
    // It holds for this page, then.
  }
}

function apply({ text, calm }) {
  if (text) root.dataset.text = text;
  else delete root.dataset.text;
  if (calm) root.dataset.calm = "";
  else delete root.dataset.calm;
  for (const video of document.querySelectorAll("video")) quieten(video, calm);
}

/** In the calm view a film that has not begun shows no picture. */
function quieten(video, calm) {
  if (calm && video.poster) {
    video.dataset.poster = video.poster;
    video.removeAttribute("poster");
    video.preload = "none";
    if (video.paused && video.currentTime === 0) video.load();
  } else if (!calm && video.dataset.poster) {
    video.poster = video.dataset.poster;
    video.preload = "metadata";
  }
}

function fill(form) {
  form.elements.text.value = root.dataset.text ?? NORMAL;
  form.elements.calm.checked = "calm" in root.dataset;
  form.elements.keep.checked = isKept();
}

function follow(form) {
  form.hidden = false;
  fill(form);
  const { text, calm } = form.elements;
  const choice = () => ({ text: text.value === NORMAL ? "" : text.value, calm: calm.checked });
  form.addEventListener("change", () => {
    apply(choice());
    remember(choice(), form.elements.keep.checked);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // the browser would bring back what the page came with
    forget();
    apply({});
    fill(form);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", () => fill(form)); // the browser's way back keeps old ticks
}

/** Closed by Escape, and by what happens elsewhere, as menus are. */
function closeEasily(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  for (const event of ["pointerdown", "focusin"]) {
    document.addEventListener(event, ({ target }) => details.contains(target) || (details.open = false));
  }
}

for (const details of document.querySelectorAll(".display")) {
  closeEasily(details);
  follow(details.querySelector("[data-display]"));
}
each("video", (video) => quieten(video, "calm" in root.dataset));
