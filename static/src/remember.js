// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * What a reader has chosen that this device remembers of a guide. Nothing is stored before a choice; what is stored goes
 * with the choice, by the button, and after 90 days. It never leaves the device, but for how often a film was seen, and
 * for plays without net, where the reader has chosen that.
 *
 *   <div data-steps data-guide="uuid" data-offers="steps films unseen">   on each page of a guide: what its readers may choose
 *   <form data-choices hidden> with <input type="checkbox" name="steps"> and so on, <button data-forget hidden>
 *   <… data-step="id" data-number="3">   the step that is shown;   <a data-leads-to="id" data-name="step 3">   the way to it
 *   <p data-reached="You got to {step}" hidden><a>
 */

import { each } from "./page.js";

const PREFIX = "vis-vej/";
const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS = 90 * 24 * HOUR_MS;
/** The server's limit: guides/plays/rules.py. */
const MAX_AGE_MS = 71 * HOUR_MS;

/** What belongs to each choice, and goes with it. */
const EMPTY = { steps: null, films: {}, unseen: {} };

// --- What is kept: of each guide {until, and by choice what belongs to it} -------------------------------------------

function recall(guide) {
  try {
    const record = JSON.parse(localStorage.getItem(PREFIX + guide));
    return record && Date.now() < record.until ? record : null;
  } catch {
    return null; // refused or garbled: nothing is remembered
  }
}

function keep(guide, record) {
  try {
    const isChosen = Object.keys(EMPTY).some((choice) => choice in record);
    if (isChosen) localStorage.setItem(PREFIX + guide, JSON.stringify(record));
    else localStorage.removeItem(PREFIX + guide);
  } catch {
    // Where nothing can be stored nothing is remembered.
  }
  document.dispatchEvent(new CustomEvent("device:remembers"));
}

function guides() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

function choose(guide, choice, isChosen) {
  const record = recall(guide) ?? { until: Date.now() + KEPT_MS };
  if (isChosen) record[choice] ??= EMPTY[choice];
  else delete record[choice];
  keep(guide, record);
}

function has(guide, choice) {
  return choice in (recall(guide) ?? {});
}

// --- Films seen on earlier visits ------------------------------------------------------------------------------------

/** Whether the reader has chosen that films which are seen again are counted so. */
export function remembersFilms(guide) {
  return has(guide, "films");
}

/** The film's last play on this device, {nth, isComplete}, if the reader has chosen that it is remembered. */
export function lastPlay(guide, film) {
  const [nth, isComplete] = recall(guide)?.films?.[film] ?? [];
  return nth && { nth, isComplete };
}

export function rememberPlay(guide, film, { nth, isComplete }) {
  const record = recall(guide);
  if (!record?.films) return;
  record.films[film] = [nth, isComplete];
  keep(guide, record);
}

// --- Plays without net -----------------------------------------------------------------------------------------------

/** Keep the state of a play that could not be told, if the reader has chosen that it is told later. */
export function keepForLater(message) {
  const record = recall(message.guide);
  if (!record?.unseen) return;
  record.unseen[message.play] = { began: Date.now() - message.age_ms, message };
  keep(message.guide, record);
}

/** `tell` says whether the message has arrived. */
export async function tellWhatWasKept(tell) {
  for (const guide of guides()) {
    for (const [play, { began, message }] of Object.entries(recall(guide)?.unseen ?? {})) {
      const age_ms = Math.max(0, Date.now() - began);
      if (age_ms > MAX_AGE_MS || (await tell({ ...message, age_ms }))) forgetKept(guide, play, message.total_ms);
    }
  }
}

/** Unless it has grown meanwhile. */
function forgetKept(guide, play, toldMs) {
  const record = recall(guide);
  if (record?.unseen?.[play]?.message.total_ms > toldMs) return;
  delete record?.unseen?.[play];
  if (record) keep(guide, record);
}

/** The guide is no longer saved on this device. */
export function forgetUnseen(guide) {
  if (has(guide, "unseen")) choose(guide, "unseen", false);
}

// --- The page --------------------------------------------------------------------------------------------------------

/** What is too old, or isn't offered any more, goes. */
function tidy(guide, offered) {
  for (const each of guides()) if (!recall(each)) keep(each, {});
  for (const choice of Object.keys(EMPTY)) if (!offered.includes(choice) && has(guide, choice)) choose(guide, choice, false);
}

function rememberStep(guide, { step, number }) {
  const record = recall(guide);
  if (!record || !("steps" in record)) return;
  if (Number(number) >= (record.steps?.number ?? 0)) keep(guide, { ...record, steps: { step, number: Number(number) } });
}

/** Nothing, where the step is gone. */
function offerToGoOn(page, { step }) {
  const place = page.querySelector("[data-reached]");
  const way = [...page.querySelectorAll("[data-leads-to]")].find((link) => link.dataset.leadsTo === step);
  if (!place) return;
  place.hidden = !way;
  if (!way) return;
  const link = place.querySelector("a");
  link.href = way.href;
  link.textContent = place.dataset.reached.replace("{step}", way.dataset.name);
}

function connect(form, guide, leaving) {
  const boxes = form.querySelectorAll("[type=checkbox]");
  const [button, status] = ["[data-forget]", "[role=status]"].map((selector) => form.querySelector(selector));
  const fill = () => {
    for (const box of boxes) box.checked = has(guide, box.name);
    button.hidden = !recall(guide);
  };
  form.addEventListener("change", ({ target }) => {
    status.textContent = "";
    choose(guide, target.name, target.checked);
  });
  button.addEventListener("click", () => {
    keep(guide, {});
    status.textContent = button.dataset.forget;
    boxes[0].focus(); // the button is gone
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("device:remembers", fill, { signal: leaving });
  form.hidden = false;
  fill();
}

each("[data-steps]", (page, leaving) => {
  const { guide, offers } = page.dataset;
  tidy(guide, offers.split(" "));
  const step = page.querySelector("[data-step]");
  if (step) rememberStep(guide, step.dataset);
  for (const form of page.querySelectorAll("[data-choices]")) connect(form, guide, leaving);
  const offer = () => offerToGoOn(page, recall(guide)?.steps ?? {});
  document.addEventListener("device:remembers", offer, { signal: leaving });
  offer();
});
