// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Keeps the state of films in the admin up to date while they are being prepared.
 *
 *   <div data-film-status="address of the JSON" data-film-state="encoding" aria-live="polite">…</div>
 *
 * While the state is the same, only the numbers move, which screen readers are spared. When it changes, the place gets
 * its new content, which they read aloud. Without this script a reload does the same.
 */

const SECONDS_BETWEEN_QUESTIONS = 2;
const SECONDS_AFTER_SILENCE = 10;

async function follow(place) {
  const answer = await ask(place.dataset.filmStatus);
  if (!answer) {
    later(place, SECONDS_AFTER_SILENCE);
    return;
  }
  if (answer.state === place.dataset.filmState) {
    showProgress(place, answer.percent);
  } else {
    place.innerHTML = answer.html;
    place.dataset.filmState = answer.state;
  }
  if (answer.is_unfinished) later(place, SECONDS_BETWEEN_QUESTIONS);
}

/** The answer, or nothing when there is no network or no such film any more. */
async function ask(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function showProgress(place, percent) {
  const bar = place.querySelector("progress");
  const text = place.querySelector("[data-film-percent]");
  if (bar) bar.value = percent;
  if (text) text.textContent = `${percent} %`;
}

function later(place, seconds) {
  setTimeout(() => place.isConnected && follow(place), seconds * 1000);
}

for (const place of document.querySelectorAll("[data-film-status]")) follow(place);
