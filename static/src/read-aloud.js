// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/**
 * Reads the page aloud with the device's own voice, paragraph by paragraph, and marks the one that is spoken.
 *
 * Only voices that speak on the device itself: others send the text to whoever made the browser, and the text tells what
 * the reader is in need of. Where there is no such voice for the page's language, the button stays hidden.
 *
 *   <button data-read-aloud hidden>
 *   <div class="reading" hidden> <button data-pause="Pause" data-continue="Go on"> <button data-stop> </div>
 */

const BLOCK = "h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption, summary, div, section, article, aside, main";
const SILENT = "nav, form, button:not(.film-jump), .film-controls, .paper-only, script, style, video, svg, [hidden], [aria-hidden=true]";
const speech = window.speechSynthesis;

/** What is read: [{ block, text }] in the order of the page; the text in closed <details> too, and of what pictures show. */
function paragraphs(root) {
  const found = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (!data.trim() || parentElement.closest(SILENT)) continue;
    const block = parentElement.closest(BLOCK);
    if (found.at(-1)?.block === block) found.at(-1).text += data;
    else found.push({ block, text: data });
  }
  return found.map(({ block, text }) => ({ block, text: text.replace(/\s+/g, " ").trim() }));
}

/** Any voice of the language: for easy Danish (da-simple) a Danish one. */
function voiceFor(tag) {
  const [language] = tag.split("-");
  const fits = ({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language;
  return speech.getVoices().find(fits);
}

class Reading {
  constructor(button, bar) {
    this.button = button;
    this.bar = bar;
    this.pauseButton = bar.querySelector("[data-pause]");
    this.paragraphs = [];
    this.index = 0;
    button.addEventListener("click", () => this.start());
    this.pauseButton.addEventListener("click", () => (this.isPaused ? this.speak() : this.pause()));
    bar.querySelector("[data-stop]").addEventListener("click", () => this.stop());
    window.addEventListener("pagehide", () => this.stop());
    document.addEventListener("page:shown", () => this.stop());
    speech.addEventListener?.("voiceschanged", () => this.offer());
    speech.cancel(); // the page before, in browsers that go on
    this.offer();
  }

  offer() {
    this.button.hidden = !voiceFor(document.documentElement.lang);
  }

  get isPaused() {
    return this.utterance === null;
  }

  start() {
    this.paragraphs = paragraphs(document.querySelector("main"));
    this.index = 0;
    this.button.closest("details").open = false;
    this.bar.hidden = false;
    this.speak();
    this.pauseButton.focus();
  }

  /** From the beginning of the present paragraph; then the next one. */
  speak() {
    speech.cancel();
    const { block, text } = this.paragraphs[this.index] ?? {};
    if (!block) return this.stop();
    this.mark(block);
    const language = block.closest("[lang]").lang;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voiceFor(language) ?? voiceFor(document.documentElement.lang);
    utterance.lang = utterance.voice?.lang ?? language;
    utterance.onend = utterance.onerror = () => {
      if (this.utterance !== utterance) return; // cancelled
      this.index += 1;
      this.speak();
    };
    this.utterance = utterance; // also keeps it from being collected while it speaks
    this.pauseButton.textContent = this.pauseButton.dataset.pause;
    speech.speak(utterance);
  }

  /** Android has no pause: the paragraph begins again. */
  pause() {
    this.utterance = null;
    speech.cancel();
    this.pauseButton.textContent = this.pauseButton.dataset.continue;
  }

  stop() {
    const hadFocus = this.bar.contains(document.activeElement);
    this.utterance = null;
    speech.cancel();
    this.mark(null);
    this.bar.hidden = true;
    if (hadFocus) this.button.closest("details").querySelector("summary").focus();
  }

  mark(block) {
    document.querySelector(".is-spoken")?.classList.remove("is-spoken");
    if (!block) return;
    for (let each = block.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    block.classList.add("is-spoken");
    block.scrollIntoView({ block: "nearest" });
  }
}

const button = document.querySelector("[data-read-aloud]");
const bar = document.querySelector(".reading");
if (speech && button && bar) new Reading(button, bar);
