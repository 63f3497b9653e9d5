// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// Nothing that was typed is lost when the session ends, the line is cut, or the server fails. Wagtail saves by itself;
// this tells what a window has saved, says in words what is wrong, tries again, and asks before a page is left.

import { forget, keep, recall } from "./kept.js";
import { button, hide, link, show } from "./notice.js";
import { here, login, words } from "./words.js";

const TRY_AGAIN = 5_000; // milliseconds
const AFTER_A_FAILURE = 30_000;
const LEFT_WITHIN = 10_000; // after that, the page has stayed: another script has taken the form

const form = document.querySelector("[data-edit-form]") ?? document.createElement("form"); // a copy is no text
const isPage = form.id === "page-edit-form"; // other forms are not shown again without being saved
const path = () => location.pathname;

let { tab, turn } = ownTab();
let user = null; // who opened the page
let trouble = "";
let waiting = 0;
let offered = false;
let isLeaving = false;

/** This window's own name, and how often it has saved; a page that was brought back goes on with its old one. */
function ownTab() {
  const [name, count] = ["tab", "tab_turn"].map((each) => form.querySelector(`input[name="${each}"]`));
  const known = name && { tab: name.value, turn: Number(count.value) };
  name?.remove();
  count?.remove();
  const random = crypto.getRandomValues(new Uint8Array(16));
  return known || { tab: Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join(""), turn: 0 };
}

document.addEventListener("w-autosave:save", (event) => {
  const { detail } = event;
  if (isLeaving) {
    event.preventDefault(); // it is being saved with the button
    return;
  }
  turn += 1;
  detail.formData.set("tab", tab);
  detail.formData.set("tab_turn", turn);
});

document.addEventListener("w-autosave:success", ({ detail }) => {
  // A Save that somebody presses says what this window has seen, which by now is what it has saved itself.
  fill("loaded_revision_id", detail.response.revision_id);
  fill("loaded_revision_created_at", detail.response.revision_created_at);
  if (trouble) settle();
  if (!offered) forget(path());
});

document.addEventListener("w-autosave:error", async ({ detail }) => {
  keepTyped();
  if (detail.type === "network_error") worry("offline");
  else if (detail.type === "server_error" && (await ask()) === "here") worry("failed");
});

document.addEventListener("w-unsaved:add", keepTyped);

function fill(name, value) {
  form.querySelectorAll(`input[name="${name}"]`).forEach((input) => (input.value = value));
}

function keepTyped({ sent = false } = {}) {
  if (!isPage || offered || user === null || (isLeaving && sent !== true)) return;
  const entries = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OWN.has(name));
  keep(path(), { user, at: Date.now(), tab, turn: turn + 1, sent: sent === true, entries });
}

const OWN = new Set(["csrfmiddlewaretoken", "tab", "tab_turn", "bring_back", "save_over"]);

// --- What is wrong ---------------------------------------------------------------------------------------------------

/** "here", "out", "other" or "offline"; of the last three it tells, and keeps asking. */
async function ask() {
  let answer;
  try {
    answer = await fetch(here, { headers: { "X-Requested-With": "XMLHttpRequest" }, cache: "no-store" });
  } catch {
    worry("offline");
    return "offline";
  }
  if (answer.status === 403) {
    worry("out");
    return "out";
  }
  if (!answer.ok) return "here"; // whoever sends the form will be told
  const found = await answer.json();
  user ??= found.user;
  if (found.user !== user) {
    worry("other");
    return "other";
  }
  // After a new log-in, forms of before are not believed.
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = found.token));
  window.wagtailConfig.CSRF_TOKEN = found.token;
  return "here";
}

function worry(what) {
  trouble = what;
  clearTimeout(waiting);
  waiting = setTimeout(tryAgain, what === "failed" ? AFTER_A_FAILURE : TRY_AGAIN);
  const actions = what === "out" || what === "other" ? [link(words.logIn, login)] : [];
  show(form, words[what], ...actions);
}

async function tryAgain() {
  if (!trouble || (await ask()) !== "here") return;
  if (form.dataset.controller.includes("w-autosave")) {
    waiting = setTimeout(tryAgain, AFTER_A_FAILURE);
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
  } else {
    settle();
  }
}

function settle() {
  trouble = "";
  clearTimeout(waiting);
  hide();
}

for (const [target, event] of [[window, "online"], [window, "focus"], [document, "visibilitychange"]]) {
  target.addEventListener(event, () => trouble && tryAgain());
}

// --- Save, Publish and the like --------------------------------------------------------------------------------------

// Before the page is left for the answer: an answer that doesn't come, or a log-in, would be in its place.
document.addEventListener(
  "submit",
  async (event) => {
    if (event.target !== form || isLeaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    keepTyped();
    const answer = await ask();
    // Wagtail has switched the button off meanwhile; the form would be sent without its name.
    submitter?.setAttribute("data-w-progress-loading-value", "false");
    if (answer !== "here") return;
    keepTyped({ sent: true });
    sign();
    await new Promise((resolve) => setTimeout(resolve));
    isLeaving = true;
    setTimeout(() => (isLeaving = false), LEFT_WITHIN);
    form.requestSubmit(submitter);
  },
  { capture: true },
);

/** Let the form say which window sends it. */
function sign() {
  turn += 1;
  form.querySelectorAll("[data-sent]").forEach((input) => input.remove());
  for (const [name, value] of Object.entries({ tab, tab_turn: turn })) {
    const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    input.dataset.sent = "";
    form.append(input);
  }
}

// --- What an earlier window of this page had not saved ----------------------------------------------------------------

async function offer() {
  if (!isPage || (await ask()) !== "here") return;
  const kept = recall(path(), user);
  if (!kept || form.dataset.wUnsavedForceValue === "true") return;
  if (kept.sent && (await wasSaved(kept))) {
    forget(path());
    return;
  }
  offered = true;
  const at = new Date(kept.at).toLocaleTimeString("da-DK", { hour: "numeric", minute: "2-digit" });
  show(
    form,
    words.kept.replace("{at}", at),
    button(words.bringBack, () => bringBack(kept)),
    button(words.throwAway, () => {
      offered = false;
      forget(path());
      hide();
    }),
  );
}

async function wasSaved({ tab: sender, turn: sent }) {
  try {
    const answer = await fetch(`${here}?tab=${sender}&turn=${sent}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    return answer.ok && (await answer.json()).saved;
  } catch {
    return false;
  }
}

/** The server shows the form as it was. Nothing is saved by that. */
function bringBack({ entries, tab: sender, turn: sent }) {
  const carrier = document.createElement("form");
  carrier.method = "post";
  carrier.action = form.action;
  const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
  const all = [...entries, ["csrfmiddlewaretoken", token], ["tab", sender], ["tab_turn", sent], ["bring_back", "1"]];
  for (const [name, value] of all) {
    carrier.append(Object.assign(document.createElement("textarea"), { name, value, hidden: true }));
  }
  document.body.append(carrier);
  carrier.submit();
}

offer();
