// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/* Leads to a field of the editor: the right tab opened, the block unfolded, the focus on the field. */

const WRITABLE = "input:not([type=hidden]), textarea, select, [contenteditable=true]";
const PRESSABLE = "button, a[href]";
const NARROW = "(width < 50rem)"; // the side panel covers the form
const LONGEST_WAIT = 1500; // ms for a tab or a block to open

/** By a path as Wagtail's comments write it; where that is nowhere, the nearest thing around it. */
export function findField(form, path) {
  const parts = path.split(".").map((part) => `[data-contentpath="${CSS.escape(part)}"]`);
  for (let length = parts.length; length > 0; length -= 1) {
    const field = form.querySelector(parts.slice(0, length).join(" "));
    if (field) return field;
  }
  return null;
}

export async function lead(form, path) {
  const field = findField(form, path);
  if (!field) return;
  if (matchMedia(NARROW).matches) document.querySelector("[data-form-side-close-button]")?.click();
  openTab(field);
  unfold(field);
  await until(() => field.checkVisibility());
  const target = focusable(field) ?? field;
  target.focus({ preventScroll: true });
  // A tab that opens takes some moments to have its height.
  await until(() => bring(target));
}

function openTab(field) {
  const tab = field.closest("[role=tabpanel]");
  if (tab?.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
}

function unfold(field) {
  const panels = [field.querySelector("[data-panel]")];
  for (let panel = field.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
    panels.push(panel);
  }
  for (const panel of panels) {
    const toggle = panel?.querySelector("[data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

function bring(target) {
  target.scrollIntoView({ block: "center", behavior: "instant" });
  const { top, bottom } = target.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

async function until(isSo) {
  const start = performance.now();
  while (!isSo() && performance.now() - start < LONGEST_WAIT) {
    await new Promise(requestAnimationFrame);
  }
}

function focusable(field) {
  const inside = field.querySelector(".w-field__input, [data-streamfield-block]") ?? field;
  for (const kind of [WRITABLE, PRESSABLE]) {
    const found = [...inside.querySelectorAll(kind)].find((each) => each.checkVisibility() && !each.disabled);
    if (found) return found;
  }
  return null;
}
