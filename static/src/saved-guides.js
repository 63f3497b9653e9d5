// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/*
 * Guides on the reader's own phone, to be read without net. Nothing is kept before the reader presses "save", and
 * nothing is left when the last guide is deleted.
 *
 * Each guide has one cache, whole by itself, named vis-vej/<uuid>/<version>: its parts as the server lists them
 * (guides/site/offline/parcel.py), what its pages are dressed in, and a record: the list, when it was saved (null while
 * it is unfinished), and what is new about it. worker.js answers from these caches.
 *
 *   [data-saved-guides="this script"] [data-worker="the service worker"] [data-when="{day} at {time}"]   one a page
 *   [data-notices]       above a page: says that it is a saved one, and whether the guide has changed or is gone
 *   [data-keep="list"]   saves the guide that the page is about
 *   [data-shelf]         all guides on this phone
 *
 * Inside these, an element with data-in="state state" is shown in these states, data-message="name" with that message;
 * data-do names what a button does, data-fill what is written in its place.
 */

import { forgetUnseen } from "./remember.js";

const PREFIX = "vis-vej/";
const RECORD = "/offline/record";
const MEDIA = "/media/";
const LOOKS = new URL(".", import.meta.url).href;
const OWN_LOOK = 'link[href^="/udseende.css"], .site-header__logo'; // the municipality's colours and logo
const AT_ONCE = 3;
const MEGABYTE = 1024 * 1024;

const page = document.querySelector("[data-saved-guides]");
const language = document.documentElement.lang;

// --- What is kept -----------------------------------------------------------------------------------------------------

async function cacheNames(uuid = "") {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX + (uuid && `${uuid}/`)));
}

/** The records of all guides on this phone, one a guide: the finished one if there is an unfinished one as well. */
async function records() {
  const all = await Promise.all((await cacheNames()).map(read));
  const byGuide = new Map();
  for (const record of all.filter(Boolean)) {
    if (record.savedAt || !byGuide.has(record.uuid)) byGuide.set(record.uuid, record);
  }
  return [...byGuide.values()].sort((one, other) => (other.savedAt ?? "").localeCompare(one.savedAt ?? ""));
}

async function read(name) {
  const stored = await (await caches.open(name)).match(RECORD);
  return stored?.json();
}

async function write(record) {
  const cache = await caches.open(nameOf(record));
  await cache.put(RECORD, new Response(JSON.stringify(record)));
}

function nameOf({ uuid, version }) {
  return `${PREFIX}${uuid}/${version}`;
}

function belongs(record) {
  return record.parts.some(({ url }) => new URL(url, location).pathname === location.pathname);
}

async function forget(names) {
  await Promise.all(names.map((name) => caches.delete(name)));
  for (const uuid of new Set(names.map((name) => name.split("/")[1]))) {
    if ((await cacheNames(uuid)).length === 0) forgetUnseen(uuid);
  }
  if ((await cacheNames()).length > 0) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}

// --- Saving -----------------------------------------------------------------------------------------------------------

/** Why a guide could not be saved; `message` names the words on the page. */
class Stopped extends Error {}

async function fetchParcel(list) {
  const answer = await fetch(list, { cache: "no-cache", credentials: "omit" });
  if (answer.status === 404 || answer.status === 410) throw new Stopped("gone");
  if (!answer.ok) throw new Stopped("line");
  return answer.json();
}

/** Fetch everything; what an earlier attempt or an older version already has is not fetched again. */
async function save(parcel, abort, onProgress) {
  await navigator.serviceWorker.register(page.dataset.worker, { scope: "/" });
  await makeSureOfRoom(parcel.bytes);
  await write({ ...parcel, savedAt: null });
  const cache = await caches.open(nameOf(parcel));
  const parts = [...parcel.parts];
  const dressed = new Set();
  let done = 0;
  const job = {
    cache,
    signal: abort.signal,
    count: (bytes) => onProgress((done += bytes)),
    add(url) {
      if (!dressed.has(url)) parts.push({ url });
      dressed.add(url);
    },
  };
  const work = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) await keepPart(part, job);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    abort.abort(); // or the other ones would go on
    throw error;
  }
  await navigator.serviceWorker.ready;
  const record = { ...parcel, savedAt: new Date().toISOString() };
  await write(record);
  await forget((await cacheNames(parcel.uuid)).filter((name) => name !== nameOf(parcel)));
  return record;
}

async function makeSureOfRoom(bytes) {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < bytes) throw new Stopped("full");
}

async function keepPart({ url, bytes, also = [] }, { cache, signal, count, add }) {
  signal.throwIfAborted?.();
  const kept = await alreadyKept(cache, url);
  // The service worker leaves "no-store" alone: this is what the net has, or nothing.
  const answer = kept ?? (await fetch(url, { signal, cache: "no-store", credentials: "omit" }));
  if (!answer.ok) throw new Stopped("line");
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding"); // of what came over the net
  const isPage = headers.get("Content-Type").startsWith("text/html");
  let body = isPage ? await answer.text() : counted(answer.body, count);
  if (isPage) {
    looksOf(body).forEach(add);
    count(bytes);
    if (!kept) body = body.replace("<html", `<html data-saved="${new Date().toISOString()}"`);
  }
  await cache.put(url, new Response(body, { headers }));
  await Promise.all(also.map((other) => cache.put(other, Response.redirect(url))));
}

/** A file's address never changes meaning, so any version of any guide will do. */
async function alreadyKept(cache, url) {
  const kept = await cache.match(url);
  if (kept || !new URL(url, location).pathname.startsWith(MEDIA)) return kept;
  const elsewhere = await caches.match(url);
  return elsewhere?.ok ? elsewhere : undefined;
}

/** What a page names of style sheets, scripts, fonts, icons and logo. */
function looksOf(html) {
  const named = new DOMParser().parseFromString(html, "text/html");
  const found = named.querySelectorAll(`link[href], script[src], use[href], [data-saved-guides], ${OWN_LOOK}`);
  const elements = [...found].map((each) => {
    const address = each.getAttribute("href") ?? each.getAttribute("src") ?? each.dataset.savedGuides;
    return { address: new URL(address, location).href.split("#")[0], isOwn: each.matches(OWN_LOOK) };
  });
  return elements.filter(({ address, isOwn }) => isOwn || address.startsWith(LOOKS)).map(({ address }) => address);
}

function counted(stream, count) {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      count(value.byteLength);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** Which words tell why it stopped. */
function reasonOf(error) {
  if (error instanceof Stopped) return error.message;
  return error.name === "QuotaExceededError" ? "full" : "line";
}

// --- What is new ------------------------------------------------------------------------------------------------------

/** The record with what the server says of it: "", "changed" or "withdrawn"; as it was when there is no answer. */
async function refreshed(record) {
  try {
    const { title, call, version, parts } = await fetchParcel(record.list);
    Object.assign(record, { title, call, news: version === record.version ? "" : "changed" });
    await keepUpToDate(record, parts);
  } catch (error) {
    if (error.message !== "gone") return record;
    record.news = "withdrawn";
    await keepUpToDate(record, []);
  }
  return record;
}

/**
 * Films and pictures that the guide no longer shows may be gone for the sake of somebody in them: they don't stay on phones.
 * What was deleted while the net was asked doesn't come back.
 */
async function keepUpToDate(record, parts) {
  const name = nameOf(record);
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name);
  const shown = new Set(parts.flatMap(({ url, also = [] }) => [url, ...also]));
  const kept = record.parts.flatMap(({ url, also = [] }) => [url, ...also]);
  const gone = kept.filter((url) => url.startsWith(MEDIA) && !shown.has(url));
  await Promise.all(gone.map((url) => cache.delete(url)));
  await write(record);
}

// --- What the reader sees -----------------------------------------------------------------------------------------------

/** Shows one guide's state in `root`, and does what its buttons say. */
class Keeper {
  constructor(root, list, record) {
    Object.assign(this, { root, list });
    this.remember(record);
    root.addEventListener("click", (event) => {
      const action = event.target.closest("[data-do]")?.dataset.do;
      if (action) this[action]();
    });
    this.show(this.resting);
  }

  remember(record) {
    this.record = record;
    if (record) fill(this.root, record);
  }

  /** What is known of the guide while nothing happens. */
  get resting() {
    if (!this.record) return "new";
    return this.record.savedAt ? this.record.news || "saved" : "stopped";
  }

  show(state, message = "unfinished") {
    this.state = state;
    const hadFocus = this.root.contains(document.activeElement);
    const parts = [...this.root.querySelectorAll("[data-in]")];
    for (const part of parts) part.hidden = !part.dataset.in.split(" ").includes(state);
    for (const each of this.root.querySelectorAll("[data-message]")) each.hidden = each.dataset.message !== message;
    this.root.hidden = parts.every((part) => part.hidden);
    if (hadFocus) parts.find((part) => part.matches("[tabindex]:not([hidden])"))?.focus(); // the pressed button is gone
  }

  /** Show what is new, unless the reader is doing something just now. */
  showNews(record) {
    this.remember(record);
    if (["new", "saved", "changed", "withdrawn", ""].includes(this.state)) this.show(this.resting);
  }

  save() {
    if (this.root.querySelector("[data-in=ask]")) this.show("ask");
    else this.start();
  }

  async start() {
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.cancelled = false;
    this.progress(0, 1);
    this.show("loading");
    let parcel = null;
    try {
      parcel = await fetchParcel(this.list);
      this.remember(await save(parcel, this.abort, (bytes) => this.progress(bytes, parcel.bytes)));
      const isRenewal = this.root.querySelector("[data-in=renewed]");
      this.show(isRenewal ? "renewed" : "saved");
      if (!isRenewal) this.root.dispatchEvent(new Event("saved", { bubbles: true }));
    } catch (error) {
      const reason = reasonOf(error);
      if (parcel && (this.cancelled || reason === "full")) await forget([nameOf(parcel)]);
      if (this.cancelled) this.show(this.resting);
      else this.show("stopped", reason);
    }
  }

  progress(bytes, all) {
    const bar = this.root.querySelector("progress");
    const write = (name, amount) => (this.root.querySelector(`[data-fill=${name}]`).textContent = megabytes(amount));
    bar.max = all;
    bar.value = Math.min(bytes, all);
    write("done", bar.value);
    write("all", all);
  }

  cancel() {
    this.cancelled = true;
    this.abort.abort();
  }

  remove() {
    this.show("sure");
  }

  back() {
    this.show(this.resting);
  }

  async really() {
    await forget(await cacheNames(this.record?.uuid ?? this.list.match(/[0-9a-f-]{36}/)[0]));
    this.forgetRecord();
    this.root.dispatchEvent(new Event("forgotten", { bubbles: true }));
  }

  forgetRecord() {
    this.record = null;
    this.show("new");
  }
}

/** Deletes everything. */
class WholeShelf extends Keeper {
  async really() {
    await forget(await cacheNames());
    this.show("new");
    this.root.dispatchEvent(new Event("forgotten", { bubbles: true }));
  }
}

function fill(root, record) {
  const words = { title: record.title, size: record.size, when: record.savedAt && inWords(new Date(record.savedAt)) };
  for (const each of root.querySelectorAll("[data-fill]")) each.textContent = words[each.dataset.fill] ?? "";
  for (const each of root.querySelectorAll("[data-call]")) {
    each.href = record.call.href;
    each.querySelector("span").textContent = record.call.text;
  }
}

function inWords(moment) {
  const day = moment.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const time = moment.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
  return page.dataset.when.replace("{day}", day.replace(" den ", " ")).replace("{time}", time);
}

function megabytes(bytes) {
  return (bytes / MEGABYTE).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function showNotices(root, kept) {
  const { saved } = document.documentElement.dataset;
  const copy = root.querySelector("[data-saved-copy]");
  if (saved && copy) {
    fill(copy, { ...kept, savedAt: saved });
    copy.hidden = false;
  }
  const keeper = new Keeper(root.querySelector("[data-keeper]"), kept.list, kept);
  refreshed(kept).then((record) => keeper.showNews(record));
  return keeper;
}

function showShelf(root, all) {
  const list = root.querySelector("[data-list]");
  const template = root.querySelector("template");
  for (const record of all) {
    const item = template.content.cloneNode(true).firstElementChild;
    item.querySelector("[data-link]").href = record.url;
    list.append(item);
    const keeper = new Keeper(item, record.list, record);
    if (record.savedAt) refreshed(record).then((news) => keeper.showNews(news));
  }
  const count = () => {
    root.querySelector("[data-none]").hidden = list.children.length > 0;
    root.querySelector("[data-all]").hidden = list.children.length < 2;
  };
  root.addEventListener("forgotten", (event) => {
    if (event.target.matches("li")) event.target.remove();
    else list.replaceChildren();
    count();
    root.querySelector("h1").focus();
  });
  new WholeShelf(root.querySelector("[data-all]"));
  root.querySelector("[data-ready]").hidden = false;
  root.querySelector("[data-cannot]").hidden = true;
  count();
}

/**
 * Whoever has saved nothing is asked nothing: the device is read only where a guide was saved, or on the shelf.
 * Until `leaving` is aborted, when the page shows something else.
 */
export async function show(leaving) {
  const shelf = document.querySelector("[data-shelf]");
  const all = shelf || navigator.serviceWorker.controller ? await records() : [];
  if (leaving.aborted) return;
  if (shelf) showShelf(shelf, all);
  const kept = all.find(belongs);
  const keepers = [];
  const keep = document.querySelector("[data-keep]");
  if (keep) keepers.push(new Keeper(keep, keep.dataset.keep, kept));
  const notices = document.querySelector("[data-notices]");
  if (notices && kept?.savedAt) keepers.push(showNotices(notices, kept));
  // Wherever on the page it was deleted, all of the page knows.
  document.addEventListener("forgotten", () => keepers.forEach((keeper) => keeper.forgetRecord()), { signal: leaving });
  leaving.addEventListener("abort", () => keepers.forEach((keeper) => keeper.abort?.abort()));
}
