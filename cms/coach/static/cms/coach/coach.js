// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * The language coach beside the page editor: asks the server about what stands in the fields, while somebody types.
 *
 *   <section data-coach="address" data-coach-fields="title steps …">… <div data-coach-report></div></section>
 *
 * Nothing is asked while the panel is closed, and nothing is changed in the form. The fields are looked at now and then
 * instead of being listened to: steps are also moved, deleted and pasted, and the editor of rich text tells nobody.
 */

import { goTo } from "./go-to.js";

const LOOK = 500; // milliseconds; somebody who pauses that long is answered
const LOOK_AFTER_TROUBLE = 3000;

function start(coach) {
  const form = document.querySelector("[data-edit-form]");
  const side = coach.closest("[data-side-panel]");
  const report = coach.querySelector("[data-coach-report]");
  const names = coach.dataset.coachFields.split(" ");
  let seen, answered, asking, timer;

  function look() {
    let wait = LOOK;
    if (!side.hidden && !document.hidden) {
      const fields = textsOf(form, names);
      const now = fields.toString();
      if (now !== seen) asking?.abort(); // an answer to it would be old
      if (now === seen && now !== answered && !asking) {
        ask(fields, now);
        return;
      }
      seen = now;
      if (answered === undefined) wait = 0;
    }
    later(wait);
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(look), wait);
  }

  async function ask(fields, now) {
    asking = new AbortController();
    later(LOOK);
    let trouble;
    try {
      const response = await fetch(coach.dataset.coach, {
        method: "POST",
        body: fields,
        headers: { "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value },
        redirect: "manual", // to the log-in
        signal: asking.signal,
      });
      if (response.ok) show(await response.text());
      trouble = troubleWith(response);
      if (response.ok || response.status === 413) answered = now;
    } catch (error) {
      if (error.name === "AbortError") trouble = null;
      else trouble = "coachOffline";
    }
    asking = undefined;
    if (trouble !== null) say(trouble ? coach.dataset[trouble] : "");
    if (trouble) later(LOOK_AFTER_TROUBLE);
  }

  function say(words) {
    const place = coach.querySelector("[data-coach-trouble]");
    if (place.textContent !== words) place.textContent = words;
  }

  function show(html) {
    const { activeElement } = document;
    const focused = report.contains(activeElement) ? activeElement.dataset.coachKey : undefined;
    const open = new Set([...report.querySelectorAll("details[open]")].map((part) => part.dataset.coachKey));
    report.innerHTML = html;
    for (const part of report.querySelectorAll("details")) part.open = open.has(part.dataset.coachKey);
    if (focused) report.querySelector(`[data-coach-key="${CSS.escape(focused)}"]`)?.focus();
    const band = report.querySelector("[data-coach-band]")?.dataset.coachBand ?? "";
    const announce = coach.querySelector("[data-coach-announce]");
    if (announce.textContent !== band) announce.textContent = band;
  }

  report.addEventListener("click", (event) => {
    const button = event.target.closest("[data-coach-field]");
    if (button) goTo(form, button.dataset.coachField, Number(button.dataset.coachStart), Number(button.dataset.coachEnd));
  });
  side.addEventListener("show", () => later(0));
  window.addEventListener("online", () => later(0));
  look();
}

/** Of the form's fields those that belong to the named ones of the page. */
function textsOf(form, names) {
  const texts = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && names.includes(name.split("-", 1)[0])) texts.append(name, value);
  }
  return texts;
}

function troubleWith(response) {
  if (response.ok) return "";
  if (response.type === "opaqueredirect" || response.status === 403) return "coachLoggedOut";
  return response.status === 413 ? "coachTooLong" : "coachFailed";
}

for (const coach of document.querySelectorAll("[data-coach]")) start(coach);
