# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Times of films as people read and write them."""

from django import template

from media_pipeline.moments import text

register = template.Library()


@register.filter
def moment(ms: int) -> str:
    """1:02,5"""
    return text(ms)


@register.filter
def second(ms: int) -> str:
    """In whole seconds, as players count: 1:02"""
    return text(ms // 1000 * 1000)


@register.filter
def duration(ms: int) -> str:
    """In minutes and whole seconds, and never nothing: 1:02"""
    return text(max(1000, round(ms, -3)))
