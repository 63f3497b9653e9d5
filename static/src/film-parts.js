// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Finds from a film's chapters and words to the film, and back: each can be pressed to jump there, and what is being
 * shown is marked. Without this script they are lists and running text.
 *
 *   <div class="film"> <video> … <ol or div data-follow> … <span data-at="milliseconds">
 *
 * The page is never scrolled while the film plays, only the film's words in their own box, and not when somebody reads.
 */

import { each } from "./page.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

function follow(list, film) {
  const parts = [...list.querySelectorAll("[data-at]")].map((place) => ({ at: Number(place.dataset.at), button: button(place) }));
  let current = null;
  let isRead = false; // by somebody who moves in it

  for (const { at, button } of parts) {
    button.addEventListener("click", () => {
      isRead = false;
      film.scrollIntoView({ block: "nearest" }); // or it would play where nobody sees it
      film.currentTime = at / 1000;
      film.play().catch(() => {}); // the player shows why
    });
  }
  for (const event of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    list.addEventListener(event, ({ key }) => (isRead = key !== "Enter" && key !== " "), { passive: true });
  }
  film.addEventListener("play", () => (isRead = false));
  film.addEventListener("timeupdate", () => {
    const now = film.currentTime * 1000;
    const shown = parts.findLast(({ at }) => at <= now)?.button;
    if (shown === current) return;
    current?.removeAttribute("aria-current");
    shown?.setAttribute("aria-current", "true");
    current = shown;
    if (shown && !isRead) moveTo(list, shown);
  });
}

function button(place) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "film-jump" });
  made.append(...place.childNodes);
  place.append(made);
  return made;
}

/** Moves only what is in a box of its own; elsewhere this does nothing. */
function moveTo(box, button) {
  const top = button.offsetTop - (box.clientHeight - button.offsetHeight) / 2;
  const isCalm = STILL.matches || "calm" in document.documentElement.dataset;
  box.scrollTo({ top, behavior: isCalm ? "instant" : "smooth" });
}

each(".film [data-follow]", (list) => follow(list, list.closest(".film").querySelector("video")));
