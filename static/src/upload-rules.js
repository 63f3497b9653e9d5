// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/** What can be told of a film before a byte of it is sent. The server looks again: media_pipeline/uploads/limits.py. */

const SECONDS_TO_LOOK = 5;

/** The code of the reason why the file is not taken, or nothing. */
export async function refusal(file, limits) {
  const name = file.name.toLowerCase();
  const type = file.type.split(";")[0].trim();
  const isFilm = limits.extensions.some((extension) => name.endsWith(extension)) || limits.types.includes(type);
  if (!isFilm || file.size === 0) return "not-a-film";
  if (file.size > limits.bytes) return "too-large";
  return (await duration(file)) > limits.seconds ? "too-long" : null;
}

/** The film's length in seconds as the browser reads it; 0 where it can't: not every browser reads every film. */
function duration(file) {
  const video = document.createElement("video");
  const address = URL.createObjectURL(file);
  return new Promise((resolve) => {
    video.onloadedmetadata = () => resolve(Number.isFinite(video.duration) ? video.duration : 0);
    video.onerror = () => resolve(0);
    setTimeout(resolve, SECONDS_TO_LOOK * 1000, 0);
    video.preload = "metadata";
    video.src = address;
  }).finally(() => {
    video.removeAttribute("src");
    URL.revokeObjectURL(address);
  });
}

/** The text with its {names} filled in. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
}

/** "31,5 MB", as the page's language writes it. */
export function readableSize(bytes) {
  const [unit, size] = UNITS.find(([, size]) => bytes >= size) ?? UNITS.at(-1);
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang || undefined, format).format(bytes / size);
}

const UNITS = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
];
