# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A small illustrator: flat-coloured rooms and streets in true perspective, drawn with Pillow and filmed with PyAV.

Films and pictures of the demo are made here at load time, so the repository carries no media of unknown origin.
Lengths are metres (x right, y ahead, z up), angles degrees, times seconds.
"""
