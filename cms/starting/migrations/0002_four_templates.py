# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The templates that every municipality begins with. What an administrator deletes stays away."""

import json
from uuid import uuid4

from django.db import migrations


def block(kind, value):
    return {"type": kind, "value": value, "id": str(uuid4())}


def step(title, text, *content, kind="required"):
    return block("step", {"title": title, "text": text, "kind": kind, "content": list(content)})


def text(html):
    return block("text", html)


def checklist(title, *items):
    return block("checklist", {"title": title, "items": [block("item", item) for item in items]})


def good_to_know(html):
    return block("callout", {"kind": "info", "text": html})


def question(asked, answer):
    return block("question", {"question": asked, "answer": f"<p>{answer}</p>", "film": None})


FIND_THE_WAY = {
    "title": "Find vej til …",
    "purpose": "Når borgeren skal finde frem til et bestemt sted: fra gaden til den rigtige dør.",
    "summary": "Her kan du se hele vejen til [stedet], fra gaden til den dør, du skal ind ad.",
    "audiences": ["citizen", "relative", "companion"],
    "why": "<p>Du skal besøge os på [stedet]. Det kan være svært at finde rundt i et hus, man ikke kender. Derfor viser vi vejen her.</p>",
    "duration": "Ca. [antal] minutter fra [stoppested eller parkeringsplads]",
    "steps": [
        step(
            "Gør dig klar hjemmefra",
            "Se, hvor du skal hen, og hvornår du skal være der. Tag af sted i god tid.",
            checklist("Tag med", "Brevet eller beskeden fra os", "Din telefon", "[andet, man skal bruge]"),
        ),
        step(
            "Kom til [gaden]",
            "Du kan tage bussen, cyklen eller bilen.",
            text(
                "<ul><li><b>Bus:</b> Tag linje [nummer], og stå af ved [stoppested].</li>"
                "<li><b>Cykel:</b> Du kan stille cyklen [hvor].</li>"
                "<li><b>Bil:</b> Du kan parkere [hvor]. Det er [gratis eller pris].</li></ul>"
            ),
        ),
        step(
            "Find den rigtige indgang", "Gå efter [noget, man kan se: en farve, et skilt, et træ]. Indgangen er [hvor]."
        ),
        step(
            "Meld dig, når du er inde",
            "Gå til [skranken eller skærmen], og sig, hvem du skal tale med.",
            good_to_know("<p>Du behøver ikke at sige, hvad det handler om, hvis andre kan høre det.</p>"),
        ),
        step("Gå til lokalet", "Tag [elevatoren eller trappen] til [etage]. Døren er [farve, nummer eller skilt]."),
        step("Sæt dig, og vent", "Der er stole [hvor]. Vi kommer og henter dig."),
    ],
    "what_happens_next": "<p>Vi henter dig, når det er din tur. Er du i tvivl om noget, så ring til os.</p>",
    "questions": [
        question(
            "Hvad gør jeg, hvis jeg kommer for sent?",
            "Ring til os, så snart du ved det. Så finder vi ud af det sammen.",
        ),
        question(
            "Kan jeg komme frem med kørestol, rollator eller barnevogn?",
            "[Ja, der er elevator og dørene er brede. Indgangen uden trin er …]",
        ),
        question("Må jeg tage nogen med?", "Ja. Du må gerne tage en, du er tryg ved, med."),
        question(
            "Hvad gør jeg, hvis jeg ikke kan finde det?",
            "Ring til os. Sig, hvad du kan se, så guider vi dig det sidste stykke.",
        ),
    ],
    "cancellation": "[Hvornår og hvordan man melder afbud]",
    "home_visit": "",
}

FIRST_TALK = {
    "title": "Din første samtale",
    "purpose": "Når borgeren skal til samtale for første gang og vil vide, hvad der venter.",
    "summary": "Du skal til din første samtale hos os. Her kan du se, hvad der sker før, under og efter.",
    "audiences": ["citizen", "relative", "supporter"],
    "why": "<p>Samtalen er din. Vi vil gerne høre, hvordan du har det, og hvad du har brug for. Du bestemmer selv, hvad du vil fortælle.</p>",
    "duration": "Ca. [antal] minutter",
    "steps": [
        step(
            "Læs, hvad samtalen handler om",
            "I beskeden fra os står, hvornår du skal komme, og hvem du skal tale med. Vi taler om [emnerne].",
        ),
        step(
            "Tænk over, hvad du vil sige",
            "Det er en hjælp at have skrevet et par ord ned. Det behøver ikke være pænt.",
            checklist(
                "Du kan skrive ned",
                "Hvad er svært lige nu?",
                "Hvad går godt?",
                "Hvad håber du, at vi kan hjælpe med?",
                "Hvad vil du gerne spørge om?",
            ),
            kind="optional",
        ),
        step(
            "Find ud af, om du vil have nogen med",
            "Du må tage en, du er tryg ved, med: en ven, en pårørende eller en støtteperson.",
            good_to_know("<p>Har du brug for tolk, så sig det til os i god tid.</p>"),
            kind="optional",
        ),
        step(
            "Kom til samtalen",
            "Gå til [stedet], og meld dig [hvor]. Kom gerne fem minutter før.",
            checklist("Tag med", "Beskeden fra os", "Dine noter, hvis du har nogen", "[andet, man skal bruge]"),
        ),
        step(
            "Vi taler sammen",
            "Du møder [hvem]. Vi begynder med at fortælle, hvem vi er. Du kan altid bede om en pause.",
        ),
        step(
            "Vi aftaler, hvad der nu skal ske",
            "Til sidst siger vi højt, hvad vi har aftalt. Du kan få det skrevet ned.",
        ),
    ],
    "what_happens_next": "<p>Du hører fra os inden [hvornår]. Kommer du i tanke om mere, kan du ringe eller skrive til os.</p>",
    "questions": [
        question(
            "Skal jeg fortælle det hele?",
            "Nej. Du fortæller det, du har lyst til. Vi spørger kun om det, vi har brug for at vide.",
        ),
        question("Hvem får at vide, hvad jeg siger?", "[Skriv, hvem der får det at vide, og at I har tavshedspligt.]"),
        question(
            "Hvad gør jeg, hvis jeg bliver nervøs eller ked af det?",
            "Det er helt i orden. Sig det til os, så tager vi det roligt.",
        ),
        question("Kan jeg få en anden tid?", "Ja. Ring til os, så finder vi en tid, der passer bedre."),
    ],
    "cancellation": "[Hvornår og hvordan man melder afbud]",
    "home_visit": "[Kan I komme hjem til borgeren, eller kan samtalen være i telefonen?]",
}

COURSE = {
    "title": "Forløb uge 1–20",
    "purpose": "Når borgeren går til noget over mange uger og vil vide, hvad der sker hvornår.",
    "summary": "Du er begyndt på [forløbet]. Her kan du se, hvad der sker fra den første uge til den sidste.",
    "audiences": ["citizen", "relative"],
    "why": "<p>Forløbet varer 20 uger. Målet er, at du [hvad borgeren skal kunne eller have det, når det er slut]. Det går op og ned undervejs, og det er helt almindeligt.</p>",
    "duration": "20 uger, [antal] gange om ugen",
    "steps": [
        step(
            "Uge 1: Du begynder",
            "Du møder [hvem]. I lærer hinanden at kende, og du får en plan.",
            checklist("Tag med den første gang", "Din kalender", "[andet, man skal bruge]"),
        ),
        step(
            "Uge 2–4: Du finder rytmen",
            "Du kommer [hvor tit]. Vi øver [hvad]. Det er de uger, hvor det kan føles mest nyt.",
        ),
        step("Uge 5–9: Vi bygger på", "Nu kender du det. Vi gør det lidt sværere, eller vi prøver noget nyt: [hvad]."),
        step(
            "Uge 10: Vi ser på, hvordan det går",
            "Halvvejs taler vi om, hvad der virker, og hvad der skal laves om.",
            good_to_know("<p>Du må altid sige, hvis noget ikke virker. Du behøver ikke vente til uge 10.</p>"),
        ),
        step("Uge 11–15: Du gør mere selv", "Du øver dig mere hjemme. Vi hjælper med [hvad]."),
        step(
            "Uge 16–19: Vi gør klar til slutningen", "Vi aftaler, hvad du kan fortsætte med, og hvem du kan ringe til."
        ),
        step("Uge 20: Du slutter", "Vi taler om, hvordan det er gået, og hvad der nu skal ske."),
    ],
    "what_happens_next": "<p>Når de 20 uger er gået, kan du [hvad]. Får du brug for os igen, så ring.</p>",
    "questions": [
        question(
            "Hvad gør jeg, hvis jeg bliver syg?",
            "Meld afbud, så snart du kan. [Skriv, hvad der sker, når man har været syg.]",
        ),
        question("Kan jeg holde ferie undervejs?", "[Ja. Sig til i god tid, så lægger vi planen om.]"),
        question(
            "Kan jeg stoppe, før de 20 uger er gået?",
            "[Tal med os først. Så finder vi ud af, hvad der er bedst for dig.]",
        ),
        question("Må min familie være med?", "[Ja. Fortæl os, hvem du gerne vil have med.]"),
    ],
    "cancellation": "[Hvornår og hvordan man melder afbud]",
    "home_visit": "",
}

HOW_TO_GET = {
    "title": "Sådan får du …",
    "purpose": "Når borgeren vil søge om noget: hjælp, støtte, et kort, en plads.",
    "summary": "Her kan du se, hvordan du får [det, borgeren søger om], og hvad der sker, når du har søgt.",
    "audiences": ["citizen", "relative", "guardian"],
    "why": "<p>[Det, borgeren søger om] kan hjælpe dig med [hvad]. Du bestemmer selv, om du vil søge.</p>",
    "duration": "Det tager ca. [antal] minutter at søge",
    "steps": [
        step(
            "Se, om det er noget for dig",
            "Du kan søge, hvis du [hvem der kan søge, i en eller to korte sætninger].",
            good_to_know("<p>Er du i tvivl? Ring til os, før du søger. Det koster ikke noget at spørge.</p>"),
        ),
        step(
            "Find det, du skal bruge",
            "Det går hurtigere, når du har det hele klar.",
            checklist("Du skal bruge", "MitID", "[papirer eller oplysninger]"),
        ),
        step("Søg på nettet", "Gå til [adressen], og log på med MitID. Svar på spørgsmålene, og send det ind."),
        step("Eller få hjælp til at søge", "Ring til os, eller kom forbi. Så søger vi sammen.", kind="alternative"),
        step(
            "Vi ser på det, du har sendt",
            "Du får besked om, at vi har fået det. Mangler vi noget, så skriver eller ringer vi.",
        ),
        step(
            "Du får svar",
            "Svaret kommer i din Digital Post inden [hvornår]. Har du ikke Digital Post, kommer det som brev.",
        ),
        step("Kom i gang", "Får du ja, så [hvad der sker nu, og hvornår]."),
    ],
    "what_happens_next": "<p>I svaret står, hvad der nu skal ske. Der står også, hvad du kan gøre, hvis du er uenig.</p>",
    "questions": [
        question(
            "Hvor lang tid tager det?", "[Skriv, hvor lang tid det plejer at tage, fra man søger, til man får svar.]"
        ),
        question("Koster det noget?", "[Skriv, hvad det koster, eller at det er gratis.]"),
        question("Kan en anden søge for mig?", "[Skriv, om en pårørende eller en værge kan søge, og hvad det kræver.]"),
        question(
            "Hvad gør jeg, hvis jeg får nej?",
            "I svaret står hvorfor, og hvad du kan gøre. Ring til os, hvis noget er svært at forstå.",
        ),
    ],
    "cancellation": "",
    "home_visit": "",
}

TEMPLATES = (FIND_THE_WAY, FIRST_TALK, COURSE, HOW_TO_GET)


def add_templates(apps, schema_editor):
    model = apps.get_model("starting", "GuideTemplate")
    for position, template in enumerate(TEMPLATES, start=1):
        streams = {name: json.dumps(template[name]) for name in ("steps", "questions")}
        model.objects.create(**{**template, **streams, "position": position * 10})


class Migration(migrations.Migration):
    dependencies = [("starting", "0001_guide_templates")]

    operations = [migrations.RunPython(add_templates, migrations.RunPython.noop, elidable=False)]
