// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// One notice above the buttons of the editor, read aloud when it comes.

let notice;

/** `actions` are links or buttons. */
export function show(form, text, ...actions) {
  if (!notice) {
    notice = document.createElement("div");
    notice.className = "desk-notice desk-notice--warning desk-notice--low";
    notice.setAttribute("role", "alert");
    (form.querySelector("footer.footer") ?? form.lastElementChild).before(notice);
  }
  if (notice.dataset.text === text) return;
  notice.dataset.text = text;
  const said = document.createElement("p");
  said.textContent = text;
  const buttons = document.createElement("p");
  buttons.className = "desk-notice__buttons";
  buttons.append(...actions);
  notice.replaceChildren(said, ...(actions.length ? [buttons] : []));
  notice.hidden = false;
}

export function hide() {
  if (!notice) return;
  notice.hidden = true;
  notice.replaceChildren();
  delete notice.dataset.text;
}

export function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-secondary";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

export function link(text, address) {
  const made = document.createElement("a");
  made.className = "button";
  made.textContent = text;
  made.href = address;
  made.target = "_blank";
  return made;
}
