# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The geometry of the charts."""

import pytest

from cms.statistics.charts import LABELS, BarChart, HeatMap, Pair, tick_step
from guides.statistics.disclosure import Disclosed


def bars(*pairs: Pair) -> BarChart:
    return BarChart.of(pairs, title="Uge for uge", value="Visninger", part="Heraf set igen")


@pytest.mark.parametrize(
    ("largest", "step"), [(0, 5), (20, 5), (21, 10), (45, 20), (81, 50), (201, 100), (2_001, 1_000)]
)
def test_chart_has_round_ticks(largest: int, step: int) -> None:
    assert tick_step(largest) == step


def test_bars_are_as_high_as_the_figures_say() -> None:
    chart = bars(Pair("Uge 46", 40, 10, ""), Pair("Uge 47", None, None, ""))
    full = chart.base - chart.ticks[-1].y
    assert [(bar.value_height, bar.part_height) for bar in chart.bars] == [(full, full // 4), (0, 0)]
    assert [tick.value for tick in chart.ticks] == [0, 10, 20, 30, 40]


def test_many_bars_have_labels_that_do_not_touch() -> None:
    labels = [bar.label for bar in bars(*(Pair(str(number), 1, None, "") for number in range(63))).bars]
    assert len([label for label in labels if label]) <= LABELS
    assert labels[0] == "0"


def test_hours_that_show_nothing_are_left_out_at_both_ends() -> None:
    chart = HeatMap.of({"0-20": Disclosed(40), "6-18": Disclosed(10)}, {(1, 16)}, ["Ma", "Ti", *"OTFLS"])
    assert [hour for hour, _squares in chart.rows] == ["16–17", "17–18", "18–19", "19–20", "20–21"]
    strengths = {(hour, day): square.strength for hour, row in chart.rows for day, square in enumerate(row)}
    assert strengths["20–21", 0] == 5
    assert strengths["18–19", 6] == 2
    assert chart.rows[0][1][1].is_open
    assert str(chart.rows[0][1][1].figure) == str(Disclosed(None))


def test_nothing_known_is_an_empty_chart() -> None:
    assert HeatMap.of({}, set(), ["Ma"]).rows == []
