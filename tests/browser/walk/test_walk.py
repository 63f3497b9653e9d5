# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The whole way, once: an editor's guide and films, a reviewer's approval, a citizen's phone, a manager's figures.

Everything is real: the demo as `manage.py demo` starts it, its worker processes, films from phones, and Chromium.
"""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.walk.conftest import Demo, LogIn
from tests.browser.walk.desk import (
    MINUTE,
    StepText,
    choose_action,
    describe_film,
    upload_film,
    wait_until_ready,
    write_guide,
)

pytestmark = [pytest.mark.browser, pytest.mark.walk, pytest.mark.xdist_group("walk")]

DEPARTMENT = "borgercenter-handicap"
NEIGHBOUR = "rusmiddelcentret"
CONTACT = "Skranken"
TITLE = "Find vej til hjælpemidlerne"
FILMS = {"Fra porten til døren": "mei_Issue_515__java_.mp4", "Ind ad døren": "sample_portrait.mp4"}
PHONE = ViewportSize(width=390, height=844)
STEPS = [
    StepText("Find porten", "Porten er grøn. Den står altid åben."),
    StepText("Gå til døren", "Se filmen, før du går hjemmefra.", film="Fra porten til døren"),
    StepText("Ring på", "Vi åbner for dig.", film="Ind ad døren"),
]


def test_the_whole_way(demo: Demo, log_in: LogIn, browser: Browser, shared_media: Path) -> None:
    editor = log_in(f"redaktoer-{DEPARTMENT}")
    films = [upload_film(editor, demo.url, shared_media / name, title) for title, name in FILMS.items()]
    for film in films:
        editor.goto(film)
        wait_until_ready(editor)
        describe_film(editor)
    page_id = _write_and_submit(demo, editor)
    _approve(demo, log_in(f"godkender-{DEPARTMENT}"), page_id)
    _watch_twice_as_a_citizen(demo, browser)
    _expect_two_views_of_which_one_again(demo)
    _expect_disclosed_figures(demo, log_in(f"leder-{DEPARTMENT}"))
    _expect_nothing_for_the_neighbour(demo, log_in(f"redaktoer-{NEIGHBOUR}"), page_id, films)


def _write_and_submit(demo: Demo, editor: Page) -> int:
    department = demo.value(
        "SELECT page_ptr_id FROM guides_departmentpage d JOIN wagtailcore_page p"
        " ON p.id = d.page_ptr_id WHERE p.slug = ?",
        DEPARTMENT,
    )
    add_url = f"{demo.url}/admin/pages/add/guides/guidepage/{department}/"
    page_id = write_guide(editor, add_url, TITLE, STEPS, CONTACT)
    choose_action(editor, "[name=action-submit]")
    assert demo.value("SELECT status FROM wagtailcore_workflowstate ORDER BY id DESC LIMIT 1") == "in_progress"
    assert not demo.value("SELECT live FROM wagtailcore_page WHERE id = ?", page_id)
    return page_id


def _approve(demo: Demo, reviewer: Page, page_id: int) -> None:
    reviewer.goto(f"{demo.url}/admin/")
    expect(reviewer.get_by_text(TITLE)).to_be_visible()
    reviewer.goto(f"{demo.url}/admin/pages/{page_id}/edit/")
    choose_action(reviewer, "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    assert demo.value("SELECT live FROM wagtailcore_page WHERE id = ?", page_id) == 1


def _watch_twice_as_a_citizen(demo: Demo, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, locale="da-DK")
    hosts: set[str] = set()
    context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    citizen = context.new_page()
    citizen.goto(f"{demo.url}/{DEPARTMENT}/")
    citizen.get_by_role("link", name=TITLE).click()
    citizen.get_by_role("link", name="Gå til døren").click()
    expect(citizen.get_by_text("Trin 2 af 3").first).to_be_visible()
    film = citizen.locator("video")
    film.evaluate("film => film.play()")
    again = citizen.get_by_role("button", name="Se igen")
    expect(again).to_be_visible(timeout=MINUTE)
    with citizen.expect_response("**/api/v1/plays", timeout=MINUTE):
        again.click()
        expect(film).to_have_js_property("ended", False)
        expect(again).to_be_visible(timeout=MINUTE)
    citizen.goto(f"{demo.url}/")
    assert hosts == {demo.url.removeprefix("http://")}
    assert context.cookies() == []
    context.close()


def _plays(demo: Demo) -> list[Any]:
    return demo.rows(
        "SELECT play.nth, play.distinct_ms * 2 >= play.duration_ms FROM plays_play play JOIN guides_guidepage guide"
        " ON guide.uuid = play.guide JOIN wagtailcore_page page ON page.id = guide.page_ptr_id"
        " WHERE page.title = ? ORDER BY play.nth",
        TITLE,
    )


def _expect_two_views_of_which_one_again(demo: Demo) -> None:
    _until(lambda: len(_plays(demo)) == 2)
    assert _plays(demo) == [(1, 1), (2, 1)]


def _expect_disclosed_figures(demo: Demo, manager: Page) -> None:
    """Figures are of days and months that have ended: move the plays there, and let the night come once more."""
    demo.rows("UPDATE plays_play SET started_hour = datetime(started_hour, '-1 day')")
    for table in ("plays_publication", "figures_publishedperiod", "figures_figure", "figures_breakdown"):
        demo.rows(f"DELETE FROM {table}")
    demo.manage("run_periodic", "--once")
    uuid = demo.value(
        "SELECT uuid FROM guides_guidepage g JOIN wagtailcore_page p ON p.id = g.page_ptr_id WHERE p.title = ?", TITLE
    )
    assert demo.rows("SELECT views, rewatches FROM plays_playday WHERE guide = ?", uuid) == [(2, 1)]

    manager.goto(f"{demo.url}/admin/statistik/")
    expect(manager.locator("main")).to_contain_text("En visning er ikke en borger.")
    manager.get_by_role("link", name="Flere tal").click()
    row = manager.get_by_role("table", name="Guider", exact=True).get_by_role("row").filter(has_text=TITLE)
    expect(row.get_by_role("cell")).to_have_text(["vises ikke"] * 4)
    items = demo.json(f"/{DEPARTMENT}/feed.json")["items"]
    (item,) = [item for item in items if item["title"] == TITLE]
    assert item["_vis_vej"].get("view_count") is None


def _expect_nothing_for_the_neighbour(demo: Demo, neighbour: Page, page_id: int, films: list[str]) -> None:
    addresses = [f"/admin/pages/{page_id}/{what}" for what in ("edit/", "history/", "copy/", "delete/", "usage/", "")]
    addresses += [film.removeprefix(demo.url) + what for film in films for what in ("", "trim/", "usage/", "delete/")]
    addresses += [f"/admin/pages/{page_id}/view_draft/", f"/admin/statistik/{_department(demo)}/"]
    for address in addresses:
        response = neighbour.goto(demo.url + address)
        assert response
        body = neighbour.locator("body").inner_text()
        assert response.status in {403, 404} or neighbour.url != demo.url + address, address
        assert not [title for title in (TITLE, *FILMS) if title in body], address


def _department(demo: Demo) -> int:
    return int(demo.value("SELECT id FROM wagtailcore_page WHERE slug = ?", DEPARTMENT))


def test_a_killed_worker_leaves_nothing_half_published(demo: Demo, log_in: LogIn, shared_media: Path) -> None:
    editor = log_in(f"redaktoer-{DEPARTMENT}")
    upload_film(editor, demo.url, shared_media / "mei_sample_iPod.m4v", "Den lange vej")
    (version,) = demo.rows(
        "SELECT v.id, v.video_id FROM media_pipeline_videoversion v JOIN media_pipeline_video f"
        " ON f.id = v.video_id WHERE f.title = 'Den lange vej'"
    )
    state = "SELECT state FROM media_pipeline_videoversion WHERE id = ?"
    _until(lambda: demo.value(state, version[0]) == "encoding", seconds=120, pause=0.05)
    for worker in demo.media_workers():
        os.kill(worker, signal.SIGKILL)
    assert demo.value(state, version[0]) == "encoding"
    assert demo.value("SELECT current_version_id FROM media_pipeline_video WHERE id = ?", version[1]) is None

    _until(lambda: demo.value(state, version[0]) == "ready", seconds=240)
    assert demo.value("SELECT current_version_id FROM media_pipeline_video WHERE id = ?", version[1]) == version[0]
    files = demo.rows("SELECT key FROM media_pipeline_videorendition WHERE version_id = ?", version[0])
    uuid = demo.value("SELECT uuid FROM media_pipeline_videoversion WHERE id = ?", version[0])
    encoded = [path for path in (demo.data / "media").rglob("*.mp4") if uuid in str(path).replace("-", "")]
    assert len(encoded) == len(files) == len(set(files)) > 0


def _until(is_so: Callable[[], bool], *, seconds: float = 30, pause: float = 0.3) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(pause)
