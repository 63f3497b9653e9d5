# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Making a version's files, and storing them under keys that nothing points to yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from media_pipeline import conf, keys, storage
from media_pipeline.encoding import ffmpeg, playlists, posters, profiles, sound, storyboards
from media_pipeline.encoding.lease import Lease
from media_pipeline.models import VideoRendition, VideoVersion

Codec = VideoRendition.Codec

_SHARE_OF_ENCODING = 0.97
"""Of the progress that people see; what comes after it takes about as long as the rest."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an attempt has written to the storage, before anybody can see it."""

    plan: profiles.Plan
    poster: str
    colour: str
    storyboard: str
    playlist: str
    renditions: Sequence[VideoRendition]
    bytes: int
    """Of all files together."""


def make(version: VideoVersion, lease: Lease, original: int, plan: profiles.Plan, workspace: Path) -> Made:
    """Encode the film behind the file descriptor `original`. Raises MediaFailure and LeaseLost."""
    return _Making(version, lease, original, plan, workspace).make()


@dataclass
class _Making:
    version: VideoVersion
    lease: Lease
    original: int
    plan: profiles.Plan
    workspace: Path
    renditions: list[VideoRendition] = field(default_factory=list)
    bytes: int = 0

    def make(self) -> Made:
        files = ffmpeg.Files(
            outputs=[self.workspace / f"{output.short_side}.mp4" for output in self.plan.outputs],
            tiles=self.workspace / "tiles",
            av1=self.workspace / "av1.mp4" if conf.makes_av1() else None,
        )
        files.tiles.mkdir()
        even = self._measure()
        ffmpeg.encode(self.original, self.plan, even, files, self._tell)
        tiles = storyboards.read_tiles(files.tiles)
        board, poster = self.workspace / "storyboard.jpg", self.workspace / "poster.webp"
        storyboards.put_together(tiles, self.plan.storyboard).save(board, quality=80, optimize=True)
        posters.write_poster(files.outputs[0], tiles, self.plan.storyboard.interval_ms, poster)
        self._store_films(files)
        self._add_described_sound(files.outputs)
        return Made(
            plan=self.plan,
            poster=self._store(poster),
            colour=posters.average_colour(poster),
            storyboard=self._store(board),
            playlist=self._store_segments(files.outputs) if self.plan.is_long else "",
            renditions=self.renditions,
            bytes=self.bytes,
        )

    def _measure(self) -> sound.Sound | None:
        """How to even out the sound; None for a film without any."""
        if self.plan.audio_index is None:
            return None
        found = ffmpeg.measure_sound(self.original, f"0:{self.plan.audio_index}", self._span, self.lease.renew)
        return sound.weigh(found) if found else sound.Sound(sound.Take.BOTH, 0.0)

    @property
    def _span(self) -> ffmpeg.Span:
        return ffmpeg.Span(self.plan.start_ms, self.plan.duration_ms)

    def _tell(self, percent: int) -> None:
        self.lease.renew(int(percent * _SHARE_OF_ENCODING))

    def _store_films(self, files: ffmpeg.Files) -> None:
        has_sound = self.plan.audio_index is not None
        for output, path in zip(self.plan.outputs, files.outputs, strict=True):
            self._store_film(output, path, Codec.H264, has_sound)
        if files.av1:
            self._store_film(self.plan.outputs[0], files.av1, Codec.AV1, has_sound)

    def _add_described_sound(self, films: Sequence[Path]) -> None:
        """Each film once more, with the sound track that somebody uploaded to it."""
        if not self.version.described_sound:
            return
        with storage.local_file(self.version.described_sound, self.lease.renew) as described:
            found = ffmpeg.measure_sound(described, "0:a:0", self._span, self.lease.renew)
            even = sound.weigh(found) if found else sound.Sound(sound.Take.BOTH, 0.0)
            for output, path in zip(self.plan.outputs, films, strict=True):
                target = path.with_name(f"{path.stem}-described.mp4")
                with path.open("rb") as film:
                    ffmpeg.add_described_sound(film.fileno(), described, even, self._span, target, self.lease.renew)
                self._store_film(output, target, Codec.H264, has_sound=True, is_described=True)

    def _store_film(
        self, output: profiles.Output, path: Path, codec: Codec, has_sound: bool, *, is_described: bool = False
    ) -> None:
        self.renditions.append(
            VideoRendition(
                version=self.version,
                codec=codec,
                mime_codecs=playlists.mime_codecs(codec, has_sound=has_sound),
                is_described=is_described,
                short_side=output.short_side,
                key=self._store(path),
                width=output.width,
                height=output.height,
                bytes=path.stat().st_size,
            )
        )

    def _store_segments(self, films: Sequence[Path]) -> str:
        """The films once more, for streaming in segments; the key of the playlist that lists them all."""
        folder = self.workspace / keys.SEGMENTS
        folder.mkdir()
        streams = []
        for output, path in zip(self.plan.outputs, films, strict=True):
            playlist = folder / f"{output.short_side}.m3u8"
            with path.open("rb") as film:
                ffmpeg.cut_into_segments(film.fileno(), playlist, self.lease.renew)
            streams.append(playlists.Stream(output, playlist.name, has_sound=self.plan.audio_index is not None))
            self._store(playlist)
            self._store(playlist.with_suffix(".mp4"))
        master = folder / "all.m3u8"
        master.write_text(playlists.master(streams))
        return self._store(master)

    def _store(self, path: Path) -> str:
        """Under the name that the file has in the workspace."""
        name = path.relative_to(self.workspace).as_posix()
        key = keys.video_file(self.version.video.uuid, self.version.uuid, self.lease.token, name)
        storage.save_path(key, path, self.lease.renew)
        self.bytes += path.stat().st_size
        return key
