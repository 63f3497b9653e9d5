// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0
// What the server tells the scripts of the editor: where to ask and to log in, and all that people read.

const given = JSON.parse(document.getElementById("desk-words").textContent);

export const { here, login, words } = given;
