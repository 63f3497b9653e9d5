# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""QR codes. The one place that draws them."""

from io import BytesIO

import segno

SVG = "image/svg+xml"


def svg(url: str) -> bytes:
    """The address as a QR code with its quiet zone, black on white also where a page is dark."""
    drawn = BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", light="#fff", scale=8, xmldecl=False, omitsize=False)
    return drawn.getvalue()
