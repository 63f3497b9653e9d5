// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

// What Wagtail's pages say in English whatever the language (see cms/editor/untranslated.py).

// The date picker brings a button "Save Selected", which Wagtail never shows: it is taken away as soon as it is there.
function takeAway(inside) {
  for (const button of inside.querySelectorAll(".xdsoft_save_selected")) button.remove();
}

takeAway(document);
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const added of change.addedNodes) if (added instanceof Element) takeAway(added);
  }
}).observe(document.body, { childList: true, subtree: true });

// The button beside fields for searching is not seen, but read aloud.
for (const button of document.querySelectorAll('input[type="submit"][value="Search"]')) button.value = gettext("Search");
