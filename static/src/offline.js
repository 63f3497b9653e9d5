// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

// Offers to save a guide on the reader's phone. What that takes (saved-guides.js) is fetched when somebody does so or has
// done so: whether a service worker answers for this page is known without reading anything from the device.

import { each } from "./page.js";

const load = () => import(document.querySelector("[data-saved-guides]").dataset.savedGuides);

function offer(section, leaving) {
  const button = section.querySelector("[data-do=save]");
  const [choice, failure] = [section.querySelector("[data-in=new]"), section.querySelector("[data-failed]")];
  section.hidden = choice.hidden = false;
  const begin = () =>
    load().then(
      async ({ show }) => {
        failure.hidden = true;
        await show(leaving);
        button.click();
      },
      () => {
        failure.hidden = false;
        offer(section, leaving);
      },
    );
  button.addEventListener("click", begin, { once: true });
}

function start(place, leaving) {
  const cannot = place.querySelector("[data-cannot]");
  if (!("serviceWorker" in navigator && "caches" in window)) {
    if (cannot) cannot.dataset.cannot = "true";
  } else if (navigator.serviceWorker.controller || cannot) {
    load().then(({ show }) => show(leaving));
  } else {
    const section = place.querySelector("[data-keep]");
    if (section) offer(section, leaving);
  }
}

each("main", start);
