// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Keeps a film going on a poor line: it begins with its small file where the browser knows of a poor line, and when it
 * waits too long for its large file, the small one goes on from there.
 *
 *   <video data-colour="#rrggbb"> … <source src="small file" media="(…)"> <source src="large file"> </video>
 *
 * Without this script the browser waits for the large file.
 */

/** Of three seconds in which nothing moves, half are for noticing and half for the small file to begin. */
const PATIENCE_MS = 1_400;

/** In megabits a second; the large file has up to two and a half. Not every browser tells. */
const POOR_LINE = 3;

function isOnPoorLine() {
  const { saveData = false, downlink = Infinity } = navigator.connection ?? {};
  return saveData || downlink < POOR_LINE;
}

function keepGoing(video) {
  const small = video.querySelector("source[media]")?.src;
  if (!small) return;
  if (isOnPoorLine() && video.currentSrc !== small) beginWith(video, small);
  let timer = null;
  const calm = () => {
    clearTimeout(timer);
    timer = null;
  };
  const wait = () => {
    timer ??= setTimeout(() => {
      timer = null;
      goOnWith(video, small);
    }, PATIENCE_MS);
  };
  for (const event of ["play", "waiting", "seeking"]) video.addEventListener(event, wait);
  for (const event of ["playing", "pause", "ended", "emptied"]) video.addEventListener(event, calm);
}

/** Also when the reader was quicker than this script and has pressed play. */
function beginWith(video, small) {
  const { paused } = video;
  if (!paused && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
  video.src = small;
  if (!paused) play(video);
}

function play(video) {
  video.play().catch(() => {}); // the player shows why
}

function goOnWith(video, small) {
  if (video.currentSrc === small || video.paused || video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
  const { currentTime, playbackRate } = video;
  const go = () => {
    video.playbackRate = playbackRate;
    play(video);
  };
  video.src = small;
  video.addEventListener(
    "loadedmetadata",
    () => {
      video.currentTime = currentTime;
      go();
    },
    { once: true },
  );
}

for (const video of document.querySelectorAll("video")) keepGoing(video);
// The policy for pages forbids styles in the markup.
for (const video of document.querySelectorAll("video[data-colour]")) {
  if (video.dataset.colour) video.style.backgroundColor = video.dataset.colour;
}
