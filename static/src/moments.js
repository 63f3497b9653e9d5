// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/** Moments of a film, as people write them; as media_pipeline/moments.py reads and writes them. */

const MOMENT = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/;

/** Milliseconds, or null for what is no moment: 0:07, 1:02,5, 1:02.500, 62,5 and 1:00:02 are some. */
export function parse(written) {
  const match = MOMENT.exec(written.trim());
  if (!match) return null;
  const [, hours, minutes, seconds, part] = match;
  if (minutes !== undefined && Number(seconds) >= 60) return null;
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1000 + Number((part ?? "").padEnd(3, "0"));
}

/** With as many decimals as it takes: 0:07, 1:02,5, 1:02,533. */
export function text(ms) {
  const whole = Math.round(ms);
  const [seconds, part] = [Math.floor(whole / 1000), whole % 1000];
  const decimals = part ? `,${String(part).padStart(3, "0").replace(/0+$/, "")}` : "";
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}${decimals}`;
}
