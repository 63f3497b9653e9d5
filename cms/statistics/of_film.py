# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One film's published figures: which parts of it are seen, which again and again, and how often by the same reader."""

from collections.abc import Iterator, Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cms.statistics.charts import BarChart, Pair
from cms.statistics.definitions import define
from cms.statistics.figures import DepartmentFigures
from cms.statistics.of_department import hour_chart
from cms.statistics.tables import Moment, Picture, Row, Section, Table
from cms.statistics.weeks import week_section
from guides.plays.rules import MAX_NTH, segment_count
from guides.statistics.disclosure import Disclosed
from guides.statistics.models import By, Of
from guides.statistics.periods import Kind
from guides.statistics.queries import Breakdowns
from media_pipeline.captions import CaptionsError, parse
from media_pipeline.encoding.profiles import storyboard
from media_pipeline.models import Video

PEAKS = 3
"""So many of the moments that are watched again are told of."""


def film_sections(of: DepartmentFigures, film: Video) -> Iterator[Section]:
    yield week_section(of, Of.FILM, film.uuid, discreet=of.subjects.discreet)
    yield _use(of, film)
    parts = of.breakdowns(film.uuid, *([film.current_version.uuid] if film.current_version else []))
    yield _segments(of, film, parts)
    yield _hours(of, parts)
    yield _again(parts)


def _use(of: DepartmentFigures, film: Video) -> Section:
    def shown(measure: str) -> tuple[Disclosed, ...]:
        spans = (of.span, of.span.before, of.span.year_before)
        discreet = of.subjects.discreet
        return tuple(of.figures.shown(Of.FILM, film.uuid, measure, span.periods, discreet=discreet) for span in spans)

    rows = [
        Row(_("Views"), shown("views")),
        Row(_("Of these rewatches"), shown("rewatches")),
        Row(_("Watched to the end"), shown("completed")),
        Row(_("Started"), shown("starts")),
    ]
    return Section(
        "use",
        _("The film on your department's pages"),
        Table(_("What"), (of.span.label, _("The period before"), _("The year before")), rows),
        definitions=define("view", "rewatch", "completed", "start", "not a citizen"),
    )


def _segments(of: DepartmentFigures, film: Video, parts: Breakdowns) -> Section:
    notes, starts = [], Disclosed(None)
    if of.span.periods[0].kind is Kind.WEEK:
        notes.append(_("The curve is published for months, not for weeks. Choose a month to see it."))
    elif film.current_version:
        starts = of.figures.shown(Of.VERSION, film.current_version.uuid, "starts", of.span.periods)
        if starts.value is None:
            notes.append(_("Too few have started the film for a curve to be shown."))
    seen, played = parts[By.SEEN], parts[By.PLAYED]
    duration = film.duration_ms
    rows, pairs = [], []
    for segment in range(segment_count(duration) if starts.value else 0):
        time = _clock(segment * duration // segment_count(duration))
        share, times = (_percent(figures.get(str(segment)), starts) for figures in (seen, played))
        rows.append(Row(time, (_in_words(share), _in_words(times))))
        says = _("%(time)s: seen by %(share)s, played %(times)s")
        pairs.append(
            Pair(time, times, share, says % {"time": time, "share": _in_words(share), "times": _in_words(times)})
        )
    return Section(
        "segments",
        _("Which parts are seen, and which again"),
        Table(_("From"), (_("Seen by"), _("Played")), rows),
        notes=notes,
        chart=BarChart.of(pairs, title=_("The film, part by part"), value=_("Played"), part=_("Seen by"), unit="%")
        if pairs
        else None,
        moments=_moments(film, seen, played),
        definitions=define("segment"),
    )


def _moments(film: Video, seen: Mapping[str, Disclosed], played: Mapping[str, Disclosed]) -> list[Moment]:
    """The parts that are played most beyond once, in the film's order, with what is said and seen there."""
    again = {
        int(segment): (times.value or 0) - (seen[segment].value or 0)
        for segment, times in played.items()
        if segment in seen
    }
    peaks: list[int] = []
    for segment in sorted(again, key=lambda segment: (-again[segment], segment)):
        if again[segment] > 0 and len(peaks) < PEAKS and all(abs(segment - peak) > 1 for peak in peaks):
            peaks.append(segment)
    count, duration = segment_count(film.duration_ms), film.duration_ms
    return [_moment(film, peak * duration // count, (peak + 1) * duration // count) for peak in sorted(peaks)]


def _moment(film: Video, start_ms: int, end_ms: int) -> Moment:
    chapter = next((each for each in reversed(film.chapters.all()) if each.start_ms < end_ms), None)
    words = _said(film, start_ms, end_ms) or (chapter.title if chapter else "")
    return Moment(_clock(start_ms), words, _seen(film, (start_ms + end_ms) // 2))


def _seen(film: Video, moment_ms: int) -> Picture | None:
    """The small picture of that moment, which was made for seeking in the film."""
    version = film.current_version
    url = version.storyboard_url_in(film) if version else ""
    if not (version and url):
        return None
    board = storyboard(version.duration_ms, version.width, version.height)
    return Picture(url, board.size, (*board.corner_at(moment_ms), board.tile_width, board.tile_height))


def _said(film: Video, start_ms: int, end_ms: int) -> str:
    for captions in film.approved_captions:
        try:
            cues = parse(captions.vtt)
        except CaptionsError:
            continue
        return " ".join(word for cue in cues if cue.start_ms < end_ms and cue.end_ms > start_ms for word in cue.words)
    return ""


def _hours(of: DepartmentFigures, parts: Breakdowns) -> Section:
    """Where a film has too few for any hour, those of the department are told instead."""
    figures, notes = parts[By.HOUR], []
    if not figures:
        figures = of.breakdowns(of.department.translation_key)[By.HOUR]
        notes.append(_("Too few have seen the film at the same hour. Here are the hours of all your films."))
    return Section(
        "hours",
        _("When it is watched"),
        Table(_("When"), ()),
        notes=notes,
        chart=hour_chart(of, figures),
        definitions=define("hour", "discreet hours"),
    )


def _again(parts: Breakdowns) -> Section:
    """“Watched at least 1 … 10 times”, of those readers alone who have chosen to be counted again."""
    figures = parts[By.NTH]
    nth = [figures.get(str(number), Disclosed(None)) for number in range(1, MAX_NTH + 1)]
    rows = [
        Row(_("%(number)d or more") % {"number": number} if number == MAX_NTH else str(number), (views,))
        for number, views in enumerate(nth, start=1)
    ]
    pairs = [Pair(row.label, views.value, None, f"{row.label}: {views}") for row, views in zip(rows, nth, strict=True)]
    notes = [] if figures else [_("Too few readers have chosen to be counted again for this to be shown.")]
    return Section(
        "again",
        _("Watched at least so many times"),
        Table(_("Times"), (_("Views"),), rows if figures else []),
        notes=notes,
        chart=BarChart.of(pairs, title=_("Watched at least so many times"), value=_("Views"), part="")
        if figures
        else None,
        definitions=define("nth"),
    )


def _percent(figure: Disclosed | None, of: Disclosed) -> int | None:
    return round(100 * figure.value / of.value) if figure and figure.value is not None and of.value else None


def _in_words(percent: int | None) -> str:
    return _("too few to be shown") if percent is None else f"{number_format(percent, force_grouping=True)} %"


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}.{seconds:02}"
