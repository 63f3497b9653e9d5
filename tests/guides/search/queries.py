# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What people type, and the guides of the demo that they mean: written before the search was tuned.

The search was tuned on every other query of each list, beginning with the first; the rest is held out. A query may mean
several guides; it has found its guide when one of them is among the first three hits.
"""

type Query = tuple[str, tuple[str, ...]]
"""What is typed, and the slugs of the guides that answer it."""


def _meaning(slug: str, *queries: str) -> list[Query]:
    return [(query, (slug,)) for query in queries]


INFLECTED: list[Query] = [
    *_meaning("din-foerste-samtale", "samtalerne", "behandlere", "henvisninger", "rusmiddelbehandling", "anonyme"),
    *_meaning("din-foerste-samtale", "tavshedspligten", "lægerne", "chefer"),
    *_meaning("find-vej", "elevatorer", "cykelskuret", "kørestole", "skranker", "hundene", "servicehund"),
    *_meaning("find-vej", "stoppesteder", "handicapparkeringsplads", "busser", "felter"),
    *_meaning("faa-mitid", "kodevisere", "kørekortet", "smartphones", "dimser", "scanning", "koderne"),
    *_meaning("faa-mitid", "mistede"),
    *_meaning("soeg-om-botilbud", "botilbuddet", "rådgivere", "bisiddere", "klager", "huslejen", "skemaer"),
    *_meaning("soeg-om-botilbud", "boligen", "økonomien"),
    *_meaning("efter-hospitalet", "hospitaler", "øvelserne", "trapper", "brillerne", "genoptræningsplaner", "taxaer"),
    *_meaning("efter-hospitalet", "træningerne", "opkaldet"),
    *_meaning("dit-forloeb-uge-1-20", "gåture", "klubber", "diagnoser", "målene", "madholdet", "coachen"),
    *_meaning("dit-forloeb-uge-1-20", "frivillige"),
    *_meaning("digital-post", "højttalere", "afsenderne", "frister", "mapper", "svindelmails", "datoer"),
    *_meaning("digital-post", "læseadgangen", "døtre"),
    *_meaning("giv-fuldmagt", "fuldmagterne", "hjælpere", "værger", "demente", "vennerne"),
]
"""Forms of words that the guide itself does not have."""

MISSPELT: list[Query] = [
    *_meaning("din-foerste-samtale", "rusmidel", "rusmiddelbehanling", "annonym", "henvisnig", "behanler", "ædro"),
    *_meaning("din-foerste-samtale", "tavsheds pligt"),
    *_meaning("find-vej", "elevater", "cykelskurr", "kørestohl", "handikapparkering", "skrange", "lærkevei"),
    *_meaning("find-vej", "borgersenter handikap", "elavator"),
    *_meaning("faa-mitid", "mitit", "mit id", "kodevisser", "kørkort", "smartfone", "mitd", "korekort"),
    *_meaning(
        "soeg-om-botilbud", "bottilbud", "bo tilbud", "radgiver", "bisider", "husleie", "økonomy", "klave over svar"
    ),
    *_meaning(
        "efter-hospitalet", "genoptrening", "hospittalet", "genoptræninsplan", "øvelsser", "ovelser", "medisinliste"
    ),
    *_meaning("dit-forloeb-uge-1-20", "forlob", "diagnosse", "frivilig", "gotur", "din indgan", "kotch"),
    *_meaning("digital-post", "digtal post", "digitalpost", "svindelmeil", "højtaler", "læsedgang", "digital pots"),
    *_meaning("giv-fuldmagt", "fuldmakt", "fulmagt", "fuldmgat", "værje", "parørende fuldmagt", "hjelper"),
]
"""Slips of the finger and of the ear, a keyboard without Danish letters, words joined and parted."""

IN_TWO_GUIDES: dict[str, tuple[str, ...]] = {
    "lægerne": ("din-foerste-samtale", "efter-hospitalet"),
    "vennerne": ("giv-fuldmagt", "soeg-om-botilbud"),
    "medisinliste": ("efter-hospitalet", "din-foerste-samtale", "soeg-om-botilbud"),
    "værger": ("giv-fuldmagt", "soeg-om-botilbud"),
    "koderne": ("faa-mitid", "digital-post", "giv-fuldmagt"),
}


def tuned_on(queries: list[Query]) -> list[Query]:
    return _with_all_meanings(queries[::2])


def held_out(queries: list[Query]) -> list[Query]:
    return _with_all_meanings(queries[1::2])


def _with_all_meanings(queries: list[Query]) -> list[Query]:
    return [(query, IN_TWO_GUIDES.get(query, meant)) for query, meant in queries]
