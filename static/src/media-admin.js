// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Keeps the state of films in the admin up to date while they are being prepared.
 *
 *   <div data-film="7" data-film-status="address of the JSON" data-film-part="state" data-film-state="encoding">…</div>
 *
 * One question is asked for all films of the page. While a state is the same, only the numbers move, which screen
 * readers are spared. When it changes, the place gets its new content, which they read aloud. Without this script a
 * reload does the same.
 */

const SECONDS_BETWEEN_QUESTIONS = 2;
const SECONDS_AFTER_SILENCE = 10;

async function follow() {
  const places = [...document.querySelectorAll("[data-film]")];
  const answers = places.length && !document.hidden ? await ask(places) : {};
  if (answers) for (const place of places) show(place, answers[place.dataset.film]);
  setTimeout(follow, (answers ? SECONDS_BETWEEN_QUESTIONS : SECONDS_AFTER_SILENCE) * 1000);
}

/** The answers by film, or nothing when there is no network. */
async function ask(places) {
  const { filmStatus, filmPart } = places[0].dataset;
  const query = new URLSearchParams(places.map((place) => ["film", place.dataset.film]));
  if (filmPart === "panel") query.set("panel", "");
  try {
    const response = await fetch(`${filmStatus}?${query}`, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function show(place, answer) {
  if (!answer) return;
  if (answer.state === place.dataset.filmState) {
    showProgress(place, answer);
  } else {
    place.innerHTML = answer.html;
    place.dataset.filmState = answer.state;
  }
  if (!answer.is_unfinished) delete place.dataset.film;
}

function showProgress(place, answer) {
  const bar = place.querySelector("progress");
  const detail = place.querySelector("[data-film-detail]");
  if (bar) bar.value = answer.percent;
  if (detail) detail.textContent = answer.detail;
}

follow();
