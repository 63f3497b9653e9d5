# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The passive is found, and what only looks like it is left alone."""

import pytest

from guides.readability.passive import passives
from guides.readability.sentences import sentences


def found(text: str) -> list[str]:
    return [" ".join(word.text for word in words) for sentence in sentences(text) for words in passives(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skemaet sendes til kommunen.", ["sendes"]),
        ("Ansøgningen skal udfyldes og afleveres i skranken.", ["udfyldes", "afleveres"]),
        ("Du indkaldes til et møde.", ["indkaldes"]),
        ("Beløbet udbetales den 1. i måneden.", ["udbetales"]),
        ("Der kræves MitID.", ["kræves"]),
        ("Sagen behandledes i går, og brevet sendtes straks.", ["behandledes", "sendtes"]),
        ("Du bliver kontaktet af os.", ["bliver kontaktet"]),
        ("Så bliver du ringet op.", ["bliver du ringet"]),
        ("Sagen er blevet afgjort.", ["blevet afgjort"]),
        ("Brevet blev skrevet i går.", ["blev skrevet"]),
        ("Pjecen kan fås i receptionen.", ["fås"]),
        ("Reglerne følges altid.", ["følges"]),
        ("Afgørelsen træffes af kommunen.", ["træffes"]),
        ("Forbindingen skiftes hver dag.", ["skiftes"]),
        ("Skemaet skal digitaliseres.", ["digitaliseres"]),
        ("Det bør ikke forhastes.", ["forhastes"]),
        ("Prøven tages på 2. sal.", ["tages"]),
    ],
)
def test_passives_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der findes en elevator. Toilettet findes på 1. sal og kan findes til venstre.",
        "Jeg synes, det lykkes. Det skal nok lykkes.",
        "Vi mødes kl. 9. Vi skal mødes ved døren. I mødtes i går.",
        "Børn trives her. De skal trives.",
        "I kan følges ad. Vi følges ad hjem. Kan I følges? Du kan følges med en ven.",
        "I kan hjælpes ad, og I kan skiftes til at læse højt.",
        "Vi ses i morgen. Vi tales ved. Vi høres ved.",
        "Vi enes, vi mindes, de skændes og omgås hinanden.",
        "Karin træffes på tlf. 00 12 34 10. Hun træffes kl. 9–12.",
        "Din læges navn. En uges tid. To ugers ferie. Årets første dag. Din prøves resultat.",
        "Kommunens og borgernes hus. De ansattes og de pårørendes stole. Kommunes og hotels.",
        "Husk dit pas, din adgangskode og dine briller. Tag bussens bagerste plads. Spis is til dessert.",
        "Deres, vores, jeres, hendes, fælles, alles, andres, begges og de unges.",
        "Du bliver glad, syg, træt, gammel, færdig eller gift. Det bliver lavt, stort og sent.",
        "Bliv ved. Det bliver ved. Du bliver her, og du bliver nødt til det.",
        "Gratis plads, adresse, proces, kursus, status, hus, lys, pris og gas.",
        "Du skal til lægens hus. Du kan borgernes navne. Du skal kende naboernes sprog.",
        "Du har sendt et brev. Døren er lukket.",
        "Bliver du syg, har du sendt et brev for ingenting.",
    ],
)
def test_what_only_looks_passive_is_left_alone(text: str) -> None:
    assert found(text) == []
