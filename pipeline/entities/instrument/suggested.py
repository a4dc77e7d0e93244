"""What a trained component takes for a policy instrument, and when it is followed.

A proposal counts where neither a rule nor an organisation holds the place, when it is nearly sure
and reads like a name. Followed: "het Fietsfonds" at 0.95. Not followed: at 0.80; "het fonds".
"""

from collections.abc import Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.instrument.kinds import kind_of
from pipeline.entities.instrument.value import Instrument
from pipeline.model import overlaps

RULE = "instrument.model"
_LEAST = 0.9  # chosen on the documents that the rules were written with
_LABEL = "INSTRUMENT"


def suggested(passage: Passage, named: tuple[Found, ...]) -> Iterator[Found]:
    """The proposals of a trained component that are followed, where nothing else was found."""
    taken = [item.span for item in (*named, *passage.found.get("organisation", ()))]
    for proposal in passage.suggestions:
        words = passage.text[proposal.span.start : proposal.span.end]
        if (
            proposal.label == _LABEL
            and proposal.score >= _LEAST
            and any(map(str.isupper, words))
            and "\n" not in words
            and "\t" not in words
            and not any(overlaps(proposal.span, span) for span in taken)
        ):
            yield Found(
                span=proposal.span,
                value=Instrument(name=words, kind=kind_of(words) or "programme"),
                rule=RULE,
                signals=("suggested",),
            )
