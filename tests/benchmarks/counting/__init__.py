# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The parts of tests.benchmarks.plays. Each runs in a process of its own, because Django knows one database."""
