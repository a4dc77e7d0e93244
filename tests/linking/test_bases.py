"""Plans that want a target, acts that demand it, acts that a plan carries out."""

import pytest

from pipeline.entities.instrument.value import Instrument
from pipeline.entities.reference.value import Reference
from pipeline.entities.target.value import Target
from pipeline.linking.bases import ties_of_bases
from tests.linking.examples import document, linked, mention

PLAN = "Waterplan 2030"
ACT = "decreet van 8 mei 2009"
TARGET = "tegen 2030 30% minder verbruik"

FOUND = [
    (f"Het {PLAN} wil {TARGET}.", [("pursues", "target.plan-wants")]),
    (f"Het ‘{PLAN}’ (WP) stelt voorop dat we {TARGET} halen.", [("pursues", "target.plan-wants")]),
    (f"Volgens het {PLAN} moet het hotel {TARGET} halen.", [("pursues", "target.according-to")]),
    (f"De hotels halen {TARGET}, zoals bepaald in het {PLAN}.", [("pursues", "target.stated-in")]),
    (f"In uitvoering van het {ACT} halen we {TARGET}.", [("legal-basis", "target.according-to")]),
    (f"Het {ACT} legt op dat hotels {TARGET} halen.", [("legal-basis", "target.plan-wants")]),
    (f"We halen {TARGET}, in uitvoering van artikel 5 van het {ACT}.",
     [("legal-basis", "target.stated-in")]),
    (f"Het {PLAN}, opgesteld in uitvoering van het {ACT}, is klaar.",
     [("based-on", "instrument.carries-out")]),
]  # fmt: skip
NOT_FOUND = [
    f"Het {PLAN} is geëvalueerd. De sector haalt {TARGET}.",
    f"Het {PLAN} wil niet dat {TARGET} volstaat.",
    f"In overleg over het {PLAN} wil de gemeente {TARGET} halen.",
    f"Na het {PLAN} willen de hotels {TARGET} halen.",
    f"Het {PLAN} en {TARGET} staan op de agenda.",
    f"De hotels halen {TARGET}. Het {PLAN} is klaar.",
    f"Het {PLAN} en het {ACT} worden herzien.",
]


def ties(text: str) -> list[tuple[str, str]]:
    of = document("d", text)
    values = {
        PLAN: ("instrument", Instrument(name=PLAN, kind="strategy")),
        ACT: ("reference", Reference(kind="legal", act="decree", date="2009-05-08")),
        TARGET: ("target", Target(indicator="verbruik")),
    }
    found = sorted((text.index(words), words) for words in values if words in text)
    one = linked(of, *(mention(of, values[words][0], words, values[words][1], at)
                       for at, words in found))  # fmt: skip
    return [(tie.predicate, tie.rule) for tie in ties_of_bases([one])]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_sentence_says_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert ties(text) == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_the_sentence_does_not_say_it(text: str) -> None:
    assert ties(text) == []
