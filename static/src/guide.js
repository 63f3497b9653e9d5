// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * What the buttons of a guide can do besides leading to another page: share by the phone's own way, copy an address,
 * open the phone's own map, and show what we say to an answer where it was given. Everything works without this file.
 *
 *   <button data-share data-title data-text data-url hidden> and beside it <details data-share-plainly>
 *   <button data-copy data-copied="what to say then" hidden> in the same element as [data-address] and [role=status]
 *   <a data-map="address" href="a map on the web"> and beside it [data-map-note]
 *   <form data-answers> with buttons data-kept="where a saved guide has the answer"; an answer is a page with
 *     [data-answer] that begins with an <h1>
 */

import { each } from "./page.js";

function offerSharing(button) {
  if (!navigator.share) return;
  const { title, text, url } = button.dataset;
  button.hidden = false;
  button.parentElement.querySelector("[data-share-plainly]").hidden = true;
  button.addEventListener("click", () => {
    navigator.share({ title, text, url }).catch(() => {}); // the reader thought better of it
  });
}

function offerCopying(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const find = (selector) => button.parentElement.querySelector(selector);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(find("[data-address]").textContent);
    find("[role=status]").textContent = button.dataset.copied;
  });
}

/** Asked of this browser only to know how it opens a map; nobody is told. */
function ownMap(address) {
  const query = encodeURIComponent(address);
  if (/Android/.test(navigator.userAgent)) return `geo:0,0?q=${query}`;
  if (/iPhone|iPad|iPod/.test(navigator.userAgent)) return `maps:?q=${query}`;
  return "";
}

function openOwnMap(link) {
  const map = ownMap(link.dataset.map);
  if (!map) return;
  link.href = map;
  link.parentElement.querySelector("[data-map-note]").remove();
}

/** The answer comes in place of the question, and gets the focus, so that it is read aloud. */
function answerInPlace(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const response = await answerTo(form, event.submitter);
      if (!response.ok) throw new Error(response.statusText);
      show(new DOMParser().parseFromString(await response.text(), "text/html"), form);
    } catch {
      form.append(hiddenField(event.submitter));
      form.submit(); // the browser says what is wrong
    }
  });
}

/** Without net it isn't counted; whoever has saved the guide is answered all the same. */
function answerTo(form, button) {
  const sent = new URLSearchParams(new FormData(form));
  sent.set(button.name, button.value); // older browsers leave out which button was pressed
  return fetch(form.action, { method: "POST", body: sent }).catch(() => fetch(button.dataset.kept));
}

function show(page, form) {
  const answer = page.querySelector("[data-answer]");
  const title = answer.querySelector("h1");
  const heading = document.createElement("h2");
  heading.append(...title.childNodes);
  heading.tabIndex = -1;
  title.replaceWith(heading);
  form.replaceWith(answer);
  heading.closest("section")?.removeAttribute("aria-labelledby");
  heading.focus({ preventScroll: true });
  answer.scrollIntoView(); // at its beginning: all of it is to be seen, and the bar hides what is below
}

function hiddenField({ name, value }) {
  const field = document.createElement("input");
  return Object.assign(field, { type: "hidden", name, value });
}

each("[data-share]", offerSharing);
each("[data-copy]", offerCopying);
each("[data-map]", openOwnMap);
each("form[data-answers]", answerInPlace);
