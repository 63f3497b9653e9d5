// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// What was typed and has not been saved yet, in this window's own storage: it outlives a reload, and is gone when the
// window closes or somebody logs out.

const PREFIX = "vis-vej:kept:";

export function keep(path, value) {
  try {
    sessionStorage.setItem(PREFIX + path, JSON.stringify(value));
  } catch {
    // Full, or switched off: the text is still in the page.
  }
}

/** What was kept for the page, by this user; another user's is thrown away. */
export function recall(path, user) {
  try {
    const value = JSON.parse(sessionStorage.getItem(PREFIX + path));
    if (value && value.user === user) return value;
    forget(path);
  } catch {
    // Nothing to be had.
  }
  return null;
}

export function forget(path) {
  try {
    sessionStorage.removeItem(PREFIX + path);
  } catch {
    // Nothing is there.
  }
}

export function forgetAll() {
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Nothing is there.
  }
}
