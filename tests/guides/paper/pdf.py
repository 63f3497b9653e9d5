# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""PDF files as a screen reader meets them."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes


@dataclass(frozen=True)
class Tag:
    """One element of the structure, in reading order; `title` is a heading's own text."""

    role: str
    alt: str
    title: str


def open_pdf(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All words, with single spaces between them."""
    pages = (page.extract_text() for page in open_pdf(pdf).pages)
    return " ".join(" ".join(pages).replace("\N{ZERO WIDTH SPACE}", "").split())


def tags_of(pdf: bytes) -> list[Tag]:
    root: Any = open_pdf(pdf).trailer["/Root"]
    return list(_walk(root["/StructTreeRoot"]))


def _walk(node: Any) -> Iterator[Tag]:
    node = node.get_object()
    if not isinstance(node, DictionaryObject):
        return
    if "/S" in node:
        yield Tag(str(node["/S"]).removeprefix("/"), str(node.get("/Alt", "")), str(node.get("/T", "")))
    children: Any = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if not isinstance(child, int):
            yield from _walk(child)


def codes_on(pdf: bytes) -> list[str]:
    """What a camera reads from the printed pages, one after the other."""
    pages = PdfDocument(pdf)
    return [read.text for page in pages for read in read_barcodes(page.render(scale=200 / 72).to_pil())]


def fonts_of(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Each font's name, and whether it is in the file."""
    for page in open_pdf(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            yield str(font.get_object()["/BaseFont"]), bool({"/FontFile2", "/FontFile3"} & set(descriptor))
