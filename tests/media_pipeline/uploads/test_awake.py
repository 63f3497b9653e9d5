# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A phone stays awake while it sends, and may sleep again afterwards."""

import json

import pytest
from django.conf import settings

from cms.assets import find_node

STAGE = """
const locks = [];
class Lock extends EventTarget {
  constructor() { super(); this.isHeld = true; locks.push(this); }
  async release() { this.isHeld = false; this.dispatchEvent(new Event("release")); }
}
const wait = () => new Promise((done) => setTimeout(done));
let FilmUpload;
globalThis.HTMLElement = class {};
globalThis.customElements = { define: (_name, made) => (FilmUpload = made) };
const wakeLock = { request: async () => { await wait(); return new Lock(); } };
Object.defineProperty(globalThis, "navigator", { value: { wakeLock } });
await import(%s);
const upload = new FilmUpload();
const held = () => locks.filter((lock) => lock.isHeld).length;
const send = () => (upload.films = [{ state: "sending" }], upload.keepAwake());
const stop = () => (upload.films = [], upload.keepAwake());
const seen = [];
send(); send(); await wait(); await wait(); seen.push(held());
stop(); await wait(); seen.push(held());
send(); stop(); await wait(); await wait(); seen.push(held());
send(); await wait(); await wait(); locks.at(-1).release(); send(); await wait(); await wait(); seen.push(held());
console.log(JSON.stringify(seen));
"""
"""Held when asked twice, when done, when done before the answer came, and when the phone took it back meanwhile."""


@pytest.mark.usefixtures("assets")
def test_a_phone_is_kept_awake_once() -> None:
    script = settings.BASE_DIR / "static" / "build" / "upload.js"
    program = STAGE % json.dumps(script.as_uri())
    assert json.loads(find_node().run("--input-type=module", "--eval", program)) == [1, 0, 0, 1]
