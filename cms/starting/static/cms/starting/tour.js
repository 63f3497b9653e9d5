// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// The tour on the front page: one stop at a time. Closing it is remembered, as Wagtail remembers such things.

const tour = document.querySelector("[data-tour]");
const again = document.querySelector("[data-tour-again]");
const stops = [...tour.querySelectorAll("[data-stop]")];
const button = (name) => tour.querySelector(`[data-${name}]`);
const next = button("next");
const previous = button("previous");
const close = button("close");
let current = 0;

function show(index, { focus = true } = {}) {
  current = index;
  stops.forEach((stop, place) => { stop.hidden = place !== index; });
  const isLast = index === stops.length - 1;
  next.hidden = isLast;
  previous.hidden = index === 0;
  close.textContent = isLast ? close.dataset.done : close.dataset.skip;
  if (focus) stops[index].querySelector("h3").focus();
}

function open(isOpen) {
  tour.hidden = !isOpen;
  again.setAttribute("aria-expanded", String(isOpen));
}

function remember() {
  const config = JSON.parse(document.getElementById("wagtail-config").textContent);
  fetch(config.ADMIN_URLS.DISMISSIBLES, {
    method: "PATCH",
    keepalive: true,
    headers: { "Content-Type": "application/json", [config.CSRF_HEADER_NAME]: config.CSRF_TOKEN },
    body: JSON.stringify({ [tour.dataset.tour]: true }),
  }).catch(() => {}); // without net it is shown once more
}

next.addEventListener("click", () => show(current + 1));
previous.addEventListener("click", () => show(current - 1));
close.addEventListener("click", () => {
  open(false);
  remember();
  again.focus();
});
tour.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close.click();
});
again.addEventListener("click", () => {
  open(true);
  show(0);
});
show(0, { focus: false });
