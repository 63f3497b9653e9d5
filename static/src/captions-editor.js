// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Captions written beside their film, in the admin.
 *
 * The form's text field holds the captions as WebVTT and is what is sent; the list of captions is another view of it.
 * Without this script there is the text field alone. The server checks whatever comes, so this reads it leniently and
 * loses nothing: what it doesn't understand stays as it was written.
 */

import { parse } from "./moments.js";

const TIMING = /^(.*?)-->[ \t]*(\S*)[ \t]*(.*)$/;
const MARKS = /<[^<>]*>/g;
const NEW_CAPTION_MS = 3_000;

// --- WebVTT ----------------------------------------------------------------------------------------------------------

/** The blocks of a file, the header first: captions with their parts, and what else there is as it is. */
export function read(vtt) {
  const blocks = vtt.replace(/\r\n?/g, "\n").split(/\n(?:[ \t\f]*\n)+/).map((block) => block.replace(/^\n+|\n+$/g, ""));
  return blocks.filter(Boolean).map((block, index) => (index === 0 && block.startsWith("WEBVTT") ? { other: block } : readBlock(block)));
}

function readBlock(block) {
  const lines = block.split("\n");
  const number = lines.slice(0, 2).findIndex((line) => line.includes("-->"));
  if (number < 0) return /^NOTE(\s|$)/.test(block) ? { other: block } : { name: "", start: "", end: "", settings: "", text: block };
  const [, start, end, settings] = TIMING.exec(lines[number]);
  return { name: lines.slice(0, number).join(), start: start.trim(), end, settings, text: lines.slice(number + 1).join("\n") };
}

export function write(blocks) {
  const hasHeader = blocks[0]?.other?.startsWith("WEBVTT");
  return [...(hasHeader ? [] : ["WEBVTT"]), ...blocks.map(writeBlock)].join("\n\n") + "\n";
}

function writeBlock({ other, name, start, end, settings, text }) {
  if (other !== undefined) return other;
  const words = text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
  return `${name ? `${name}\n` : ""}${`${fileTime(start)} --> ${fileTime(end)} ${settings}`.trim()}\n${words}`;
}

function fileTime(written) {
  const ms = parse(written);
  return ms === null ? written.trim() : timestamp(ms);
}

/** As WebVTT has it; hours only where there are some. */
function timestamp(ms) {
  const [hours, minutes, seconds] = [3_600_000, 60_000, 1_000].map((unit) => Math.floor(ms / unit));
  const parts = [minutes % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  if (hours) parts.unshift(String(hours).padStart(2, "0"));
  return `${parts.join(":")}.${String(ms % 1000).padStart(3, "0")}`;
}

/** The lines that are seen of a text. */
function plainLines(text) {
  const plain = (line) => new DOMParser().parseFromString(line.replace(MARKS, ""), "text/html").body.textContent.trim();
  return text.split("\n").map(plain).filter(Boolean);
}

// --- Advice: as in media_pipeline/captions/reading.py ----------------------------------------------------------------

export function hints({ startMs, endMs, lines }, nextStartMs, rules) {
  const found = [];
  const tell = (kind, value = 0, limit = 0) => found.push({ kind, value, limit });
  const lastsMs = endMs - startMs;
  const words = lines.join(" ").split(/\s+/).filter(Boolean).length;
  const wordsPerMinute = Math.ceil((words * 60_000) / lastsMs);
  const widest = Math.max(0, ...lines.map((line) => [...line].length));
  if (wordsPerMinute > rules.words_per_minute) tell("fast", wordsPerMinute, rules.words_per_minute);
  if (widest > rules.line_characters) tell("wide", widest, rules.line_characters);
  if (lines.length > rules.lines) tell("tall", lines.length, rules.lines);
  if (lastsMs < rules.shortest_ms) tell("short");
  if (lastsMs > rules.longest_ms) tell("long", 0, Math.floor(rules.longest_ms / 1000));
  if (nextStartMs !== undefined && nextStartMs < endMs) tell("overlaps");
  return found;
}

/** As Python's "%(name)s" % values. */
function fill(text, values) {
  return text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "");
}

// --- The editor ------------------------------------------------------------------------------------------------------

class Editor {
  constructor(place) {
    this.place = place;
    this.field = document.getElementById(place.dataset.field);
    this.list = place.querySelector("[data-captions]");
    this.template = place.querySelector("template");
    this.status = place.querySelector("[role=status]");
    this.film = place.querySelector("video");
    this.track = this.film?.addTextTrack("captions", "", place.dataset.language);
    Object.assign(this, JSON.parse(document.getElementById("captions-rules").textContent));
    this.listen();
    this.show();
    place.hidden = false;
    document.querySelector("[data-captions-advice]")?.remove();
    const source = this.field.closest("details");
    source.open = source.querySelector(".error-message") !== null;
  }

  get rows() {
    return [...this.list.children];
  }

  get now() {
    return Math.round((this.film?.currentTime ?? 0) * 1000);
  }

  listen() {
    this.list.addEventListener("focusin", (event) => (this.current = event.target.closest("li")));
    this.list.addEventListener("input", () => this.changed());
    this.list.addEventListener("change", (event) => event.target.matches("input") && this.timeWritten(event.target));
    this.place.addEventListener("click", (event) => this.clicked(event));
    this.place.addEventListener("keydown", (event) => this.pressed(event));
    this.field.addEventListener("change", () => this.field.value !== this.written && this.show());
    this.track?.addEventListener("cuechange", () => this.markShown());
    if (this.track) this.track.mode = "showing";
  }

  // What stands in the text field, as rows; and back.

  show() {
    this.list.replaceChildren();
    this.current = null;
    let before = [];
    for (const block of read(this.field.value)) {
      if (block.other === undefined) {
        this.list.append(this.row(block, before));
        before = [];
      } else {
        before.push(block);
      }
    }
    this.last = before;
    this.written = this.field.value;
    this.refresh();
  }

  changed() {
    this.written = write([...this.rows.flatMap((row) => [...row.before, this.block(row)]), ...this.last]);
    this.field.value = this.written;
    this.field.dispatchEvent(new Event("change", { bubbles: true })); // the page warns before unsaved work is left
    this.refresh();
  }

  row(block, before = []) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    const [start, end] = row.querySelectorAll("input");
    [start.value, end.value, row.querySelector("textarea").value] = [block.start, block.end, block.text];
    Object.assign(row, { before, name: block.name, settings: block.settings, start, end });
    return row;
  }

  block(row) {
    const text = row.querySelector("textarea").value;
    return { name: row.name, start: row.start.value, end: row.end.value, settings: row.settings, text };
  }

  // What follows from the rows: their numbers, the advice, and how the film shows them.

  refresh() {
    const cues = this.rows.map((row) => this.cue(row));
    this.rows.forEach((row, index) => this.refreshRow(row, index, cues));
    this.place.querySelector("[data-captions-none]").hidden = cues.length > 0;
    this.preview(cues);
  }

  refreshRow(row, index, cues) {
    const cue = cues[index];
    row.querySelector("[role=group]").setAttribute("aria-label", fill(this.words.caption, { value: index + 1 }));
    for (const input of [row.start, row.end]) input.setAttribute("aria-invalid", parse(input.value) === null);
    const found = cue.isComplete ? hints(cue, cues[index + 1]?.startMs, this.rules).map((hint) => fill(this.hints[hint.kind], hint)) : [];
    const told = cue.isBackwards ? [this.words.backwards] : found;
    const list = row.querySelector("[data-hints]");
    if (list.textContent === told.join("")) return;
    list.replaceChildren(...told.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  }

  cue(row) {
    const [startMs, endMs] = [row.start, row.end].map((input) => parse(input.value));
    const lines = plainLines(row.querySelector("textarea").value);
    const hasTimes = startMs !== null && endMs !== null;
    return { row, startMs, endMs, lines, isBackwards: hasTimes && endMs <= startMs, isComplete: hasTimes && endMs > startMs && lines.length > 0 };
  }

  preview(cues) {
    if (!this.track) return;
    for (const old of [...this.track.cues]) this.track.removeCue(old);
    for (const cue of cues.filter(({ isComplete }) => isComplete)) {
      const shown = new VTTCue(cue.startMs / 1000, cue.endMs / 1000, cue.row.querySelector("textarea").value);
      this.track.addCue(Object.assign(shown, { row: cue.row }));
    }
    this.markShown();
  }

  markShown() {
    const shown = new Set([...(this.track.activeCues ?? [])].map((cue) => cue.row));
    for (const row of this.rows) row.classList.toggle("is-shown", shown.has(row));
  }

  // What people do.

  clicked(event) {
    const button = event.target.closest("button[data-do]");
    if (button) this[button.dataset.do](button.closest("[data-captions] > li") ?? this.current);
  }

  pressed(event) {
    const action = { " ": "playOrStop", Enter: "add", ",": "setStart", ".": "setEnd" }[event.key];
    const isMeant = event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (isMeant && action) {
      event.preventDefault();
      if (!event.repeat) this[action](this.current, true);
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault(); // the form is sent by its button only
      this.timeWritten(event.target);
    }
  }

  playOrStop() {
    if (this.film?.paused) this.film.play();
    else this.film?.pause();
  }

  playFrom(row) {
    const start = parse(row.start.value);
    if (!this.film || start === null) return;
    this.film.currentTime = start / 1000;
    this.film.play();
  }

  setStart(row) {
    if (row) this.setTime(row, row.start, this.words.start);
  }

  /** By key, one goes on to the next caption: so a whole film is timed in one go. */
  setEnd(row, byKey = false) {
    if (!row) return;
    this.setTime(row, row.end, this.words.end);
    if (byKey) row.nextElementSibling?.querySelector("textarea").focus();
  }

  setTime(row, input, words) {
    input.value = timestamp(this.now);
    this.say(fill(words, { value: input.value }));
    this.sort(row);
    this.changed();
  }

  timeWritten(input) {
    const ms = parse(input.value);
    if (ms !== null) input.value = timestamp(ms);
    this.sort(input.closest("li"));
    this.changed();
  }

  /** A new caption where the film is; one that is on the screen gives way to it. */
  add() {
    const now = this.now;
    const row = this.row({ name: "", start: timestamp(now), end: timestamp(now + NEW_CAPTION_MS), settings: "", text: "" });
    const place = this.after(now);
    const previous = place ? place.previousElementSibling : this.list.lastElementChild;
    if (previous && parse(previous.start.value) < now && parse(previous.end.value) > now) {
      previous.end.value = timestamp(now);
    }
    if (place) row.end.value = timestamp(Math.min(now + NEW_CAPTION_MS, parse(place.start.value)));
    this.list.insertBefore(row, place);
    this.changed();
    this.say(fill(this.words.added, { value: row.start.value }));
    row.querySelector("textarea").focus();
  }

  remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (next) next.before = [...row.before, ...next.before];
    else this.last = [...row.before, ...this.last];
    row.remove();
    this.current = null;
    this.changed();
    this.say(this.words.removed);
    (next?.querySelector("textarea") ?? this.place.querySelector("[data-do=add]")).focus();
  }

  /** Put the row where its start belongs. The focus stays where it is. */
  sort(row) {
    const start = parse(row.start.value);
    const isPlaced = [row.previousElementSibling, row.nextElementSibling].every((other, index) => {
      const otherStart = other ? parse(other.start.value) : null;
      return start === null || otherStart === null || (index === 0 ? otherStart <= start : otherStart >= start);
    });
    if (isPlaced) return;
    const focused = document.activeElement;
    this.list.insertBefore(row, this.after(start, row));
    if (row.contains(focused)) focused.focus();
  }

  after(ms, except = null) {
    return this.rows.find((row) => row !== except && parse(row.start.value) > ms) ?? null;
  }

  say(words) {
    this.status.textContent = words;
  }
}

if (typeof document !== "undefined") {
  for (const place of document.querySelectorAll("[data-captions-editor]")) new Editor(place);
}
