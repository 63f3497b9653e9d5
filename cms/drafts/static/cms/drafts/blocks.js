// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// The blocks of the editor: the button that adds one says what it adds, what is added comes into view, and what was
// deleted can be had back.

import { words } from "./words.js";

const SLIDE_DOWN = 450; // milliseconds, a little longer than Wagtail's animation
const MOST_KINDS = 3;

const region = document.createElement("div");
region.className = "w-sr-only";
region.setAttribute("role", "status");
document.body.append(region);

if (window.wagtailStreamField) {
  const { StreamBlock, ListBlock } = window.wagtailStreamField.blocks;
  nameInsertion(StreamBlock.prototype, (block) => block.blockDef.groupedChildBlockDefs.flatMap(([, kinds]) => kinds));
  nameInsertion(ListBlock.prototype, (block) => [block.blockDef.childBlockDef]);
  const sequence = Object.getPrototypeOf(StreamBlock.prototype);
  showInsertion(sequence);
  undoDeletion(sequence);
}

function nameInsertion(prototype, kindsOf) {
  const create = prototype._createInsertionControl;
  prototype._createInsertionControl = function (...parameters) {
    const control = create.apply(this, parameters);
    const button = control.element.matches("button") ? control.element : control.element.querySelector("button");
    const word = document.createElement("span");
    word.className = "desk-add";
    word.textContent = words.add.replace("{what}", listed(kindsOf(this).map((kind) => kind.meta.label)));
    button.title = word.textContent;
    button.append(word);
    return control;
  };
}

/** "trin"; "tekst, billede, film …" */
function listed(labels) {
  const first = labels.slice(0, MOST_KINDS).map((label) => label.toLocaleLowerCase("da")).join(", ");
  return labels.length > MOST_KINDS ? `${first} …` : first;
}

function showInsertion(prototype) {
  const insert = prototype._insert;
  prototype._insert = function (...parameters) {
    const child = insert.apply(this, parameters);
    if (parameters.at(-1)?.focus) setTimeout(() => child.element.scrollIntoView({ block: "nearest" }), SLIDE_DOWN);
    return child;
  };
}

function undoDeletion(prototype) {
  const deleteBlock = prototype.deleteBlock;
  prototype.deleteBlock = function (index, options) {
    const child = this.children[index];
    const deleted = { blockDef: child.blockDef, state: child.block.getState(), id: child.id };
    const name = [child.blockDef.meta.label, child.getTextLabel({ maxLength: 50 })].filter(Boolean).join(": ");
    deleteBlock.call(this, index, options);
    offerUndo(this, index, deleted, child.element, name);
  };
}

function offerUndo(sequence, index, { blockDef, state, id }, element, name) {
  const [container] = sequence.sequenceContainer;
  container.querySelectorAll(":scope > .desk-undo").forEach((offer) => offer.remove());
  const offer = document.createElement("div");
  offer.className = "desk-undo";
  const said = document.createElement("span");
  said.id = `undo-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  said.textContent = words.deleted.replace("{what}", name);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = words.undo;
  button.setAttribute("aria-describedby", said.id);
  button.addEventListener("click", () => {
    offer.remove();
    // What stays of the deleted one says that it is deleted; its parts would share their ids with those put back.
    for (const part of [...element.children]) if (!part.matches("input[type=hidden]")) part.remove();
    element.removeAttribute("data-contentpath");
    sequence._insert(blockDef, state, id, Math.min(index, sequence.children.length), { animate: true, focus: true });
    announce(words.undone.replace("{what}", name));
  });
  offer.append(said, button);
  element.before(offer);
  button.focus({ preventScroll: true });
  announce(said.textContent);
}

function announce(text) {
  region.textContent = text;
}
