// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/** The large buttons below a film, and below the same film with its description. What is chosen holds for this film on this page: nothing is stored. */

import { each } from "./page.js";

function connect(controls) {
  const film = controls.closest(".film__described, .film").querySelector("video");
  const at = (name) => controls.querySelector(`[data-${name}]`);
  if (at("captions")) switchCaptions(film, at("captions"), at("captions-size"));
  chooseSpeed(film, at("speed"));
  fillScreen(film, at("full-screen"));
  controls.dataset.ready = "";
}

function switchCaptions(film, button, size) {
  const tracks = [...film.textTracks].filter(({ kind }) => kind === "captions");
  const shown = () => tracks.find(({ mode }) => mode === "showing");
  let last = tracks[0]; // in the language that was seen last
  button.addEventListener("click", () => {
    last = shown() ?? last;
    last.mode = shown() ? "disabled" : "showing";
  });
  // The browser's own menu can change them, too.
  film.textTracks.addEventListener("change", () => button.setAttribute("aria-pressed", Boolean(shown())));
  size.addEventListener("change", () => (film.dataset.captions = size.value));
}

function chooseSpeed(film, speed) {
  speed.addEventListener("change", () => {
    film.defaultPlaybackRate = film.playbackRate = Number(speed.value); // the first holds for another file, too
  });
  film.addEventListener("ratechange", () => (speed.value = film.playbackRate));
}

function fillScreen(film, button) {
  const fill = film.requestFullscreen ?? film.webkitEnterFullscreen; // the latter on iPhones
  button.hidden = !fill;
  button.addEventListener("click", async () => {
    try {
      await fill.call(film);
    } catch {
      // Not before the film is known, or not in this frame: it can still be seen where it is.
    }
  });
}

each("[data-film-controls]", connect);
