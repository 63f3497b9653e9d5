// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Chapters taken from the film that plays above them, in the admin. Without this script there are some empty rows.
 */

import { text } from "./moments.js";

function start(list) {
  const film = document.querySelector("main video");
  const total = document.querySelector("[name=chapters-TOTAL_FORMS]");
  const template = document.querySelector("[data-chapters-row]");
  const status = document.querySelector("[data-chapters-status]");
  const add = document.querySelector("[data-chapters-add]");
  if (!film) return;

  const takeTime = (row, name) => {
    const field = row.querySelector(`[name$=-${name}]`);
    field.value = text(film.currentTime * 1000);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    status.textContent = field.value;
  };
  const prepare = (row) => {
    for (const button of row.querySelectorAll("[data-chapters-now]")) {
      button.hidden = false;
      button.addEventListener("click", () => takeTime(row, button.dataset.chaptersNow));
    }
  };

  const isEmpty = (row) => [...row.querySelectorAll("[type=text], textarea")].every((field) => !field.value);

  add.addEventListener("click", () => {
    let row = [...list.children].find(isEmpty);
    if (!row) {
      const html = template.innerHTML.replaceAll("__prefix__", total.value);
      row = Object.assign(document.createElement("template"), { innerHTML: html.trim() }).content.firstElementChild;
      list.append(row);
      total.value = Number(total.value) + 1;
      prepare(row);
    }
    row.hidden = false;
    takeTime(row, "start_ms");
    row.querySelector("[name$=-title]").focus();
  });
  add.hidden = false;
  for (const row of list.children) {
    prepare(row);
    row.hidden = isEmpty(row); // until somebody asks for a new one
  }
}

for (const list of document.querySelectorAll("[data-chapters-editor]")) start(list);
