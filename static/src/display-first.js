// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

// Before anything is drawn: the display that the reader has chosen (display.js), if there is one. Reads, never writes.

try {
  const kept = sessionStorage.getItem("visning") || localStorage.getItem("visning");
  const { text, calm } = JSON.parse(kept) || {};
  if (text) document.documentElement.dataset.text = text;
  if (calm) document.documentElement.dataset.calm = "";
} catch {
  // Storage that is refused or garbled: the page as everybody has it.
}
