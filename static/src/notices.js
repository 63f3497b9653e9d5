// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Takes away a notice the minute that it ends: on a page that stays open, and on one that was saved on a phone.
 *
 *   <div data-ends="2026-12-03T14:05:00+01:00">
 */

import { each } from "./page.js";

const LONGEST_TIMER = 2 ** 31 - 1;

function takeAwayInTime(notice, leaving) {
  const left = Date.parse(notice.dataset.ends) - Date.now();
  if (left <= 0) {
    notice.remove();
    return;
  }
  const timer = setTimeout(() => takeAwayInTime(notice, leaving), Math.min(left, LONGEST_TIMER));
  leaving.addEventListener("abort", () => clearTimeout(timer), { once: true });
}

each("[data-ends]", takeAwayInTime);
