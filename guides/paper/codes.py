# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""QR codes. The one place that draws them."""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

import segno

SVG = "image/svg+xml"
PNG = "image/png"
PDF = "application/pdf"

_FORMS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        SVG: {"kind": "svg", "scale": 8, "xmldecl": False, "omitsize": False},
        PNG: {"kind": "png", "scale": 24},  # about 6 cm in print
        PDF: {"kind": "pdf", "scale": 6},
    }
)


def drawn(url: str, form: str) -> bytes:
    """The address as a QR code with its quiet zone, black on white also where a page is dark. `form`: a media type."""
    file = BytesIO()
    segno.make_qr(url, error="m").save(file, light="#fff", **_FORMS[form])
    return file.getvalue()


def svg(url: str) -> bytes:
    return drawn(url, SVG)
