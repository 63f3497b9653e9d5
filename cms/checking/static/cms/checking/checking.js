// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/* *Tjek før udgivelse*: asks the server what the form lacks as it is now, lists it, and leads to each field. */

import { lead, findField } from "./lead.js";

const PAUSE = 150; // ms; Wagtail tells of a change half a second after the last key already
const AGAIN = 10_000; // ms until a check that could not be reached is tried again

class Check {
  constructor(panel, form) {
    this.panel = panel;
    this.form = form;
    this.findings = panel.querySelector("[data-check-findings]");
    this.status = panel.querySelector("[data-check-status]");
    this.unreachable = panel.querySelector("[data-check-unreachable]");
    for (const name of ["add", "clear", "watch-edits"]) {
      document.addEventListener(`w-unsaved:${name}`, () => this.soon());
    }
    // Somebody may have approved captions in another tab.
    document.addEventListener("visibilitychange", () => document.hidden || this.soon());
    window.addEventListener("online", () => this.soon());
    this.findings.addEventListener("click", (event) => {
      const line = event.target.closest("[data-check-path]");
      if (line) lead(form, line.dataset.checkPath);
    });
    this.now();
  }

  soon(wait = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), wait);
  }

  /** A page that had not been saved has a number from its first save on. */
  get address() {
    const [, page] = this.form.action.match(/\/pages\/(\d+)\/edit\//) ?? [];
    const { url, newUrl } = this.panel.dataset;
    if (page) return url.replace(/\d+\/$/, `${page}/`);
    return url.endsWith("/0/") ? newUrl : url;
  }

  async now() {
    clearTimeout(this.timer);
    if (this.form.querySelector("[data-block]:empty")) return this.soon(); // its streams are not drawn yet
    this.request?.abort();
    const request = (this.request = new AbortController());
    try {
      const response = await fetch(this.address, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)), // which a server reads sooner than parts
        headers: { "X-Requested-With": "XMLHttpRequest" },
        signal: request.signal,
      });
      const answer = response.ok && parse(await response.text());
      if (!answer) throw new Error(`The check answered ${response.status}`);
      this.show(answer);
    } catch (error) {
      if (request.signal.aborted) return;
      this.unreachable.hidden = false;
      this.soon(AGAIN);
    }
  }

  show(answer) {
    this.unreachable.hidden = true;
    const summary = answer.querySelector("[data-check-summary]");
    const words = summary.textContent.trim();
    summary.remove();
    // What is the same is left alone, so that nothing is read aloud twice.
    if (words !== this.status.textContent) this.status.textContent = words;
    if (answer.innerHTML !== this.shown) this.replace(answer);
    this.count(Number(answer.dataset.missing));
    if ("wasRefused" in this.panel.dataset) {
      delete this.panel.dataset.wasRefused;
      this.panel.closest("[data-side-panel]").dispatchEvent(new CustomEvent("open"));
    }
  }

  replace(answer) {
    this.shown = answer.innerHTML;
    const wasOpen = this.findings.querySelector("[data-check-advice]")?.open;
    const focused = this.findings.contains(document.activeElement) && document.activeElement.dataset.checkPath;
    this.findings.replaceChildren(answer);
    const advice = answer.querySelector("[data-check-advice]");
    if (advice && wasOpen) advice.open = true;
    const lines = [...answer.querySelectorAll("[data-check-path]")];
    if (focused) (lines.find((line) => line.dataset.checkPath === focused) ?? lines[0])?.focus();
    this.mark(lines);
  }

  count(missing) {
    const { sidePanel } = this.panel.closest("[data-side-panel]").dataset;
    const counter = document.querySelector(
      `[data-side-panel-toggle="${sidePanel}"] [data-side-panel-toggle-counter]`,
    );
    counter.textContent = missing;
    counter.hidden = missing === 0;
  }

  /** Let each tab say how much is missing behind it. */
  mark(lines) {
    const behind = new Map();
    for (const line of lines) {
      const tab = findField(this.form, line.dataset.checkPath)?.closest("[role=tabpanel]");
      if (!tab) continue;
      const counts = behind.get(tab.id) ?? { missing: 0, advice: 0 };
      counts[line.dataset.checkKind] += 1;
      behind.set(tab.id, counts);
    }
    for (const tab of document.querySelectorAll("[role=tab]")) {
      tab.querySelector(".vv-check-badge")?.remove();
      const counts = behind.get(tab.hash.slice(1));
      if (counts) tab.append(this.badge(counts.missing ? "missing" : "advice", counts));
    }
  }

  badge(kind, counts) {
    const badge = document.createElement("span");
    const [number, words] = [document.createElement("span"), document.createElement("span")];
    badge.className = `vv-check-badge vv-check-badge--${kind}`;
    number.setAttribute("aria-hidden", "true");
    number.textContent = counts[kind];
    words.className = "w-sr-only";
    words.textContent = `(${this.panel.dataset[`words${kind === "missing" ? "Missing" : "Advice"}`].replace("#", counts[kind])})`;
    badge.append(number, words);
    return badge;
  }
}

function parse(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector("[data-check-answer]");
}

const panel = document.querySelector("[data-check]");
const form = document.querySelector("[data-edit-form]");
if (panel && form) new Check(panel, form);
