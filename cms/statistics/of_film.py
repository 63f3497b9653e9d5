# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One film's published figures: which parts of it are seen, which again and again, and how often by the same reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
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
from media_pipeline.models import Video, VideoVersion

CARRIES_PERCENT = 20
"""Of fewer of the views it would say little of the others, how often some readers come back."""
PEAKS, APART = 3, 5
"""So many of the moments that are watched again are told of, at least so many segments apart."""


def film_sections(of: DepartmentFigures, film: Video) -> Iterator[Section]:
    """Its parts, hours and n-th views are told to the department that keeps it alone: they don't say on which page."""
    yield week_section(of, Of.FILM, film.uuid, [film.uuid], discreet=of.subjects.discreet)
    yield _use(of, film)
    if not of.subjects.keeps(film):
        yield _kept_elsewhere()
        return
    version = _most_started(of, film)
    parts = of.breakdowns(film.uuid, *([version.uuid] if version else []))
    yield _segments(of, film, version, parts)
    yield _hours(of, parts)
    yield _again(of, film, parts)


def _kept_elsewhere() -> Section:
    note = _("Which parts of the film are seen, and when, is told to the department that keeps it.")
    return Section("segments", _("Which parts are seen, and which again"), Table(_("From"), ()), notes=[note])


def _most_started(of: DepartmentFigures, film: Video) -> VideoVersion | None:
    """Of the film's versions the one that was started most in the span; of those without a figure, the current one."""
    versions = {version.uuid: version for version in film.versions.all()}
    starts = {
        uuid: of.figures.shown(Of.VERSION, uuid, "starts", of.span.periods).value or 0
        for uuid, version in versions.items()
        if version.is_ready
    }
    most = max(starts, key=starts.__getitem__, default=None)
    return versions[most] if most and starts[most] else film.current_version


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
        definitions=define("view", "rewatch", "completed", "start"),
    )


def _segments(of: DepartmentFigures, film: Video, version: VideoVersion | None, parts: Breakdowns) -> Section:
    notes, starts = [], Disclosed(None)
    if of.span.periods[0].kind is Kind.WEEK:
        notes.append(_("The curve is published for months, not for weeks. Choose a month to see it."))
    elif version:
        starts = of.figures.shown(Of.VERSION, version.uuid, "starts", of.span.periods)
        if starts.value is None:
            notes.append(_("Too few have started the film for a curve to be shown."))
        elif version.pk != film.current_version_id:
            notes.append(_("The curve is of an earlier version of the film, which was started most in this period."))
    curve = _Curve(version.duration_ms, starts, parts) if version and starts.value else None
    return Section(
        "segments",
        _("Which parts are seen, and which again"),
        Table(_("From"), (_("Seen by"), _("Played")), curve.rows if curve else []),
        notes=notes,
        chart=curve.chart if curve else None,
        moments=[_moment(film, version, curve, peak) for peak in curve.peaks] if curve and version else [],
        definitions=define("segment"),
    )


@dataclass(frozen=True, slots=True)
class _Curve:
    """How many of those who started the film saw each of its parts, and how often these were played."""

    duration_ms: int
    starts: Disclosed
    parts: Breakdowns

    def span(self, segment: int) -> tuple[int, int]:
        """From when until when, in milliseconds."""
        count = segment_count(self.duration_ms)
        return segment * self.duration_ms // count, (segment + 1) * self.duration_ms // count

    def shares(self, segment: int) -> tuple[int | None, int | None]:
        """Seen and played, in percent of the starts."""
        key = str(segment)
        return _percent(self.parts[By.SEEN].get(key), self.starts), _percent(
            self.parts[By.PLAYED].get(key), self.starts
        )

    @property
    def rows(self) -> list[Row]:
        return [
            Row(_clock(self.span(segment)[0]), tuple(map(_in_words, self.shares(segment))))
            for segment in range(segment_count(self.duration_ms))
        ]

    @property
    def chart(self) -> BarChart:
        pairs = []
        for segment, row in enumerate(self.rows):
            share, times = self.shares(segment)
            seen, played = row.values
            says = _("%(time)s: seen by %(share)s, played %(times)s")
            pairs.append(Pair(row.label, times, share, says % {"time": row.label, "share": seen, "times": played}))
        title = _("The film, part by part")
        return BarChart.of(pairs, title=title, value=_("Played"), part=_("Seen by"), unit="%")

    @property
    def peaks(self) -> list[int]:
        """The segments that are played most beyond once, in the film's order."""
        seen, played = self.parts[By.SEEN], self.parts[By.PLAYED]
        again = {
            int(segment): (times.value or 0) - (seen[segment].value or 0)
            for segment, times in played.items()
            if segment in seen
        }
        found: list[int] = []
        for segment in sorted(again, key=lambda segment: (-again[segment], segment)):
            if again[segment] > 0 and len(found) < PEAKS and all(abs(segment - peak) >= APART for peak in found):
                found.append(segment)
        return sorted(found)


def _moment(film: Video, version: VideoVersion, curve: _Curve, segment: int) -> Moment:
    """With what is said and seen there; chapters and captions are of the current version."""
    start_ms, end_ms = curve.span(segment)
    _seen_by, times = curve.shares(segment)
    is_current = version.pk == film.current_version_id
    chapter = next((each for each in reversed(film.chapters.all()) if each.start_ms < end_ms), None)
    words = (_said(film, start_ms, end_ms) or (chapter.title if chapter else "")) if is_current else ""
    played = _("played %(times)d times for each 100 who started the film") % {"times": times or 0}
    return Moment(_clock(start_ms), words, played, _seen(film, version, (start_ms + end_ms) // 2))


def _seen(film: Video, version: VideoVersion, moment_ms: int) -> Picture | None:
    """The small picture of that moment, which was made for seeking in the film."""
    url = version.storyboard_url_in(film)
    if not url:
        return None
    board = storyboard(version.duration_ms, version.width, version.height)
    return Picture(url, board.size, (*board.corner_at(moment_ms), board.tile_width, board.tile_height))


def _said(film: Video, start_ms: int, end_ms: int) -> str:
    """In Danish where there is Danish."""
    for captions in sorted(film.approved_captions, key=lambda each: each.language != settings.LANGUAGE_CODE):
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


def _again(of: DepartmentFigures, film: Video, parts: Breakdowns) -> Section:
    """“Watched at least 1 … 9 times”, of those readers alone who have chosen to be counted again, if they are many.

    What is the tenth and what is later isn't told apart, so the last row is of views and not in the chart.
    """
    title = _("Watched at least so many times")
    shown = of.figures.shown
    views, remembered = (shown(Of.FILM, film.uuid, name, of.span.periods) for name in ("views", "remembered"))
    share = _percent(remembered, views)
    figures = parts[By.NTH] if share is not None and share >= CARRIES_PERCENT else {}
    if not figures:
        note = _("Too few readers have chosen to be counted again for this to be shown.")
        return Section("again", title, Table(_("Times"), ()), notes=[note], definitions=define("nth"))
    nth = [figures.get(str(number), Disclosed(None)) for number in range(1, MAX_NTH + 1)]
    rows = [Row(str(number), (views,)) for number, views in enumerate(nth[:-1], start=1)]
    pairs = [Pair(row.label, views.value, None, f"{row.label}: {views}") for row, views in zip(rows, nth, strict=False)]
    last = Row(_("View number %(number)d or later") % {"number": MAX_NTH}, (nth[-1],))
    return Section(
        "again",
        title,
        Table(_("Times"), (_("Views"),), [*rows, last]),
        notes=[_("It is of %(share)d %% of the views.") % {"share": share}],
        chart=BarChart.of(pairs, title=title, value=_("Views"), part=""),
        definitions=define("nth"),
    )


def _percent(figure: Disclosed | None, of: Disclosed) -> int | None:
    return round(100 * figure.value / of.value) if figure and figure.value is not None and of.value else None


def _in_words(percent: int | None) -> str:
    return _("not shown") if percent is None else f"{number_format(percent, force_grouping=True)} %"


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}.{seconds:02}"
