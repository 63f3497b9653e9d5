// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/** Lets readers jump to a film's chapters. Without this script the chapters are a list with times. */

for (const title of document.querySelectorAll(".film [data-chapter]")) {
  const film = title.closest(".film").querySelector("video");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "film-chapters__jump";
  button.append(...title.childNodes);
  button.addEventListener("click", () => {
    film.scrollIntoView({ block: "nearest" }); // or it would play where nobody sees it
    film.currentTime = Number(title.dataset.chapter) / 1000;
    film.play();
  });
  title.append(button);
}
