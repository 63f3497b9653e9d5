// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Goes to a field of the page editor: opens its tab and every folded block around it, focuses it, and selects the words
 * between two places in its text. Places are counted in characters, as Python does.
 */

const FRAMES = 60; // as many as a tab or a fold takes to open, and more

export async function goTo(form, name, start, end) {
  const field = form.elements.namedItem(name);
  if (!field) return;
  const target = visible(field);
  reveal(target);
  makeRoom();
  await focus(target);
  target.scrollIntoView({ block: "center" });
  if (target.isContentEditable) selectIn(target, start, end);
  else target.setSelectionRange?.(...units(target.value, start, end));
}

/** The field itself; of rich text, what one writes in: the field that is sent is hidden. */
function visible(field) {
  if (field.type !== "hidden") return field;
  const around = field.closest("[data-field]") ?? field.parentElement;
  return around.querySelector("[contenteditable=true]") ?? around;
}

function reveal(target) {
  const tab = target.closest("[role=tabpanel]");
  if (tab) document.querySelector(`[role=tab][href="#${CSS.escape(tab.id)}"]`)?.click();
  for (let content = target.parentElement; content; content = content.parentElement) {
    if (!content.id) continue;
    const toggle = document.querySelector(`[data-panel-toggle][aria-controls="${CSS.escape(content.id)}"]`);
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

/** Tabs and folds open softly, and nothing in them takes the focus until they have. */
async function focus(target) {
  for (let frame = 0; frame < FRAMES && document.activeElement !== target; frame += 1) {
    await new Promise(requestAnimationFrame);
    target.focus({ preventScroll: true });
  }
}

/** On a narrow screen the panel lies over the form. */
function makeRoom() {
  if (window.matchMedia("(max-width: 50em)").matches) document.querySelector("[data-form-side-close-button]")?.click();
}

function selectIn(editor, start, end) {
  const blocks = [...editor.querySelectorAll("[data-block=true]")];
  const places = units(blocks.map((block) => block.textContent).join("\n"), start, end).map((place) => {
    for (const block of blocks) {
      if (place <= block.textContent.length) return inside(block, place);
      place -= block.textContent.length + 1;
    }
    return null;
  });
  if (places.every(Boolean)) window.getSelection().setBaseAndExtent(...places[0], ...places[1]);
}

/** The text node at a place in the text of a block, and the place in it. */
function inside(block, place) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (place <= node.length) return [node, place];
    place -= node.length;
  }
  return null;
}

/** Places as JavaScript counts them: what lies outside Unicode's first plane is two. */
function units(text, ...places) {
  const characters = [...text];
  return places.map((place) => characters.slice(0, place).join("").length);
}
