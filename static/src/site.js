// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

// Everything works without this file; it only makes a few things quicker. Plays are counted by plays.js.

const EDITABLE = "input, textarea, select, video, [contenteditable]";

/** Previous and next step by arrow key, as the buttons at the bottom do it: the arrow points to where the button is. */
function followArrowKeys() {
  const [onwards, back] = document.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const links = { [back]: ".step-nav [rel=prev]", [onwards]: ".step-nav [rel=next]" };
  document.addEventListener("keydown", (event) => {
    const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (modified || event.target.closest(EDITABLE) || !links[event.key]) return;
    document.querySelector(links[event.key])?.click();
  });
}

/** A question that an address points at (#id) is opened. */
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest("details");
  if (details) details.open = true;
}

followArrowKeys();
openTarget();
window.addEventListener("hashchange", openTarget);
document.addEventListener("page:shown", openTarget);
