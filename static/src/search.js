// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/** Suggestions while one types: links below the field. Without this script the form searches all the same. */

const PAUSE = 200; // milliseconds without a key before the server is asked
const SHORTEST = 2;

for (const form of document.querySelectorAll("[data-suggestions]")) suggestIn(form);

function suggestIn(form) {
  const field = form.elements.q;
  const box = form.querySelector(".suggestions");
  const status = form.querySelector("[role=status]");
  let timer, asking;

  field.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) {
      event.preventDefault(); // the first press closes the list, the next empties the field
      field.focus();
      close();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  // Safari gives links no focus when they are pressed: the list must not go before the press has counted.
  box.addEventListener("pointerdown", (event) => event.preventDefault());

  async function ask() {
    const typed = field.value.trim();
    if (typed.length < SHORTEST) return close();
    asking = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?${new URLSearchParams({ q: typed })}`;
      const response = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (response.ok) show(await response.text());
    } catch {
      // Typed on, or no net: searching by the button still says what is wrong.
    }
  }

  function show(markup) {
    if (!form.contains(document.activeElement)) return;
    box.innerHTML = markup; // our own template, which has escaped what it shows
    status.textContent = box.firstElementChild.dataset.status;
    box.hidden = !box.querySelector("a");
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    box.hidden = true;
    status.textContent = "";
  }

  /** Up and down between the field and the links. */
  function walk(event) {
    if (box.hidden) return;
    const stops = [field, ...box.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    event.preventDefault();
    next?.focus();
  }
}
