// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// Whoever logs out leaves nothing that was typed in any window of this browser.

import { forgetAll } from "./kept.js";

const windows = new BroadcastChannel("vis-vej:log-out");
windows.addEventListener("message", forgetAll);

document.addEventListener("submit", ({ target }) => {
  if (!new URL(target.action, location).pathname.endsWith("/logout/")) return;
  forgetAll();
  windows.postMessage("");
});
