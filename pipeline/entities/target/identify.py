"""Says which target a mention means.

The key comes from what is to be reached and by whom: the content words of the indicator, sorted,
and the scope or holder, else the municipality whose plan it is. Value and deadline stay out, so
that "tegen 2030 40% minder CO2-uitstoot" and "55% minder CO2-uitstoot tegen 2035" are statements of
one target, in whatever document; "op ons grondgebied" is another place in each town's plan.
"""

import re

from pipeline import uris
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.target.value import Target
from pipeline.entities.target.words import function_words
from pipeline.model import Judgement, Link, Mention

_WORD = re.compile(r"[^\W_]+(?:[-’'&][^\W_]+)*")
_LOCAL = re.compile(r"(?:stad|gemeente|ocmw|district|provincie|intercommunale)\b", re.IGNORECASE)


def identify(mention: Mention, context: LinkContext) -> Link:
    """The link of a mention: the target with its indicator and scope, wherever stated."""
    value = mention.value
    if not isinstance(value, Target):
        raise TypeError(f"{mention.id}: a target's value, not {value!r}")
    publisher = context.document.publisher or ""
    local = publisher if _LOCAL.match(publisher) else ""
    key = key_of(value, mention.reading, local)
    return Link(
        mention=mention.id,
        uri=str(uris.thing(context.base, "target", key)),
        key=None,
        label=value.indicator or mention.reading,
        judgement=Judgement.UNRESOLVED,
        score=0.0,
        reason="targets have no authority: known by indicator and by scope or holder",
    )


def key_of(value: Target, reading: str, local: str = "") -> str:
    """The stable key of a target; `local` is the municipality that states it.

    >>> key_of(Target(indicator="CO2-uitstoot op hun grondgebied", holder="Stad Geel"), "")
    'co2-uitstoot-grondgebied--stad-geel'
    """
    words = content_words(value.indicator or "")
    content = " ".join(sorted(words)) or value.indicator or reading
    owner = value.scope or value.holder or local
    return uris.slug(content) + (f"--{uris.slug(owner)}" if owner else "")


def content_words(text: str) -> frozenset[str]:
    """The words that say what a target is about, in lower case.

    >>> sorted(content_words("bedraagt het aandeel van spoor in het goederenvervoer"))
    ['goederenvervoer', 'spoor']
    """
    return frozenset(word.casefold() for word in _WORD.findall(text)) - function_words()
