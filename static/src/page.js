// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Starts every element that `selector` finds, now and whenever the page shows something new (steps.js): each once.
 *
 * `start` also gets a signal, which is aborted when the element has left the page: for timers, and for listeners on
 * anything but the element itself.
 */
export function each(selector, start) {
  const running = new Map();
  const look = () => {
    for (const [element, leaving] of running) {
      if (element.isConnected) continue;
      running.delete(element);
      leaving.abort();
    }
    for (const element of document.querySelectorAll(selector)) {
      if (running.has(element)) continue;
      const leaving = new AbortController();
      running.set(element, leaving);
      start(element, leaving.signal);
    }
  };
  look();
  document.addEventListener("page:shown", look);
}
