// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Leads from step to step of one guide without loading a page: only what the page shows is swapped. So its memory is
 * kept, and a visit counts as one (plays.js). Whatever is unusual or fails is left to the browser, which loads the page.
 *
 *   <div data-steps="/the/guides/address/">   on each page of the guide
 *
 * "page:shown" is dispatched on the document whenever something new is shown; see page.js.
 */

/** What else than <main> differs between two pages of a guide. */
const OF_THE_PAGE = "meta[name=description], meta[name=robots], meta[property], link[rel=canonical], link[rel=alternate]";

const scrolled = new Map(); // how far down one was, by address
let shown = location.href.split("#")[0];
let asking = new AbortController();

function rootOf(page) {
  const address = page.querySelector("[data-steps]")?.dataset.steps;
  return address && new URL(address, location).pathname;
}

function isInGuide({ origin, pathname, search }) {
  const root = rootOf(document);
  return root && origin === location.origin && pathname.startsWith(root) && pathname.endsWith("/") && !search;
}

/** Scripts, styles and language: a page that has others, such as after a release, is loaded. */
function dress(page) {
  const named = [...page.head.querySelectorAll("script[src], link[rel=stylesheet]")];
  return [page.documentElement.lang, ...named.map((each) => each.getAttribute("src") ?? each.getAttribute("href"))].join();
}

async function read(address) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const answer = await fetch(address, { signal, credentials: "omit", headers: { Accept: "text/html" } });
  const isPage = answer.ok && !answer.redirected && answer.headers.get("Content-Type")?.startsWith("text/html");
  const page = isPage && new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page || rootOf(page) !== rootOf(document) || dress(page) !== dress(document)) throw new Error("another page");
  return page;
}

function show(page) {
  const [main, languages] = ["main", ".languages"].map((selector) => page.querySelector(selector));
  document.title = page.title;
  document.head.querySelectorAll(OF_THE_PAGE).forEach((each) => each.remove());
  document.head.append(...copies(page.head.querySelectorAll(OF_THE_PAGE)));
  if (languages) document.querySelector(".languages")?.replaceWith(...copies([languages]));
  if (page.documentElement.dataset.saved) document.documentElement.dataset.saved = page.documentElement.dataset.saved;
  else delete document.documentElement.dataset.saved;
  document.querySelector("main").replaceWith(...copies([main]));
  document.dispatchEvent(new CustomEvent("page:shown"));
}

/** Made anew for this document, in which alone films are loaded. */
function copies(elements) {
  return [...elements].map((element) => document.importNode(element, true));
}

/** As after a page load: screen readers read the heading, which says which step it is, and one is at the top. */
function arrive(y) {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  if (target && y === undefined) target.scrollIntoView({ behavior: "instant" });
  else scrollTo({ top: y ?? 0, behavior: "instant" });
}

/** `move` brings the address bar to the address; `load`, the browser. */
async function go(address, { move = () => {}, load, y }) {
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  let page;
  try {
    page = await read(address);
  } catch (error) {
    if (error.name !== "AbortError") load();
    return;
  }
  if (document.documentElement.hidden) return; // the reader is leaving
  history.scrollRestoration = "manual"; // the browser would scroll what is not there any more
  scrolled.set(shown, scrollY);
  move();
  shown = address;
  show(page);
  arrive(y);
}

function stay() {
  asking.abort();
  document.querySelector("main").removeAttribute("aria-busy");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = !event.button && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  const [address] = link.href.split("#");
  if (!isInGuide(link) || address === shown) return;
  event.preventDefault();
  const { href } = link;
  go(address, { move: () => history.pushState(null, "", href), load: () => (location.href = href) });
});

window.addEventListener("popstate", () => {
  const [address] = location.href.split("#");
  if (address === shown) stay(); // another place on the page, or the way back before the page came
  else go(address, { load: () => location.reload(), y: scrolled.get(address) });
});

window.addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
