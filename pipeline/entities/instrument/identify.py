"""Says which policy instrument a mention means: one we know, or one by its normalised name."""

import re
from functools import lru_cache

from pipeline import uris
from pipeline.authorities import instruments, organisations
from pipeline.authorities.instruments import InstrumentRow, folded, inflected, squeezed
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.instrument.terms import agreement_of, year_of
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.setting import realm_of
from pipeline.model import Candidate, Judgement, Link, Mention, Role

_ARTICLE = re.compile(r"^(?:de|het|een|the|la|le|les) ", re.IGNORECASE)
_PERIOD = re.compile(r"[ -]?(?:voor )?(?:19|20)\d\d(?: ?[-–/‐‑] ?(?:19|20)?\d\d)?$")
_ORDINAL = re.compile(r"^(?:\w+de|\w+ste|\d+(?:e|de|ste)) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+\+?")
_QUOTES = re.compile(r"[‘’‟“”„\"]")
_ENDINGS = ("en", "s", "n", "e")
_OWNER = re.compile(r"^(?:vlaams|europees|belgisch|nationaal|federaal)(?=.{9})")
_FLEMISH_AGREEMENT, _FEDERAL_AGREEMENT = "vlaams-regeerakkoord", "federaal-regeerakkoord"
_SHORTEST = 6  # letters of a name that may lose an ending


def identify(mention: Mention, context: LinkContext) -> Link:
    """The link of a mention.

    "NIS2", "NIS 2-richtlijn" and "de NIS2-richtlijnen" are one; a short form means what the
    document says it stands for; a name that no table knows gets an IRI from its words, without
    article, inflection and plural, and with the period only where the document always states it.
    """
    long = _definition(mention, context)
    short = _short_form(mention, context)
    for name, reason in (
        (long, "the document defines it as "),
        (mention.reading, "named "),
        (short, "the document shortens it to "),
        (_expanded(mention.reading, context), "with its short form written out "),
    ):
        row = _row(name) if name else None
        if row and not _is_foreign(row, mention, context):
            return _linked(mention, context, row, f"{reason}“{name}”")
    return _unresolved(mention, context, long or mention.reading)


def _definition(mention: Mention, context: LinkContext) -> str | None:
    value = mention.value
    if isinstance(value, Instrument) and value.definition:
        return value.definition
    return context.definitions.get(mention.reading)


def _short_form(mention: Mention, context: LinkContext) -> str | None:
    word = squeezed(mention.reading)
    shortened = (short for short, long in context.definitions.items() if squeezed(long) == word)
    return next(shortened, None)


def _expanded(name: str, context: LinkContext) -> str:
    """A name with the document's short forms in it written out: "witboek NIB"."""
    return " ".join(context.definitions.get(word, word) for word in name.split())


def _row(name: str) -> InstrumentRow | None:
    """The row of the table that bears a name, whatever its inflection and its period."""
    keys, rows = instruments.keys_by_name(), instruments.load()
    plain = _ARTICLE.sub("", _QUOTES.sub("", name.strip()))
    for form in dict.fromkeys((plain, _PERIOD.sub("", plain), _ORDINAL.sub("", plain))):
        word = squeezed(form)
        key = next((keys[stem] for stem in _stems(word) if stem in keys), None)
        if key:
            return rows[key]
    return None


def _stems(word: str) -> tuple[str, ...]:
    """A squeezed name and what it may be the plural of."""
    cut = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return (word, *(stem for stem in cut if len(stem) >= _SHORTEST))


def _linked(mention: Mention, context: LinkContext, row: InstrumentRow, reason: str) -> Link:
    row = _of_its_government(row, mention, context)
    key, label = row.key, row.label
    if key == _FLEMISH_AGREEMENT:
        term = agreement_of(mention.reading, year_of(context.document))
        key, label = (f"{key}-{term}", f"{label} {term}") if term else (key, label)
    uri = str(uris.thing(context.base, "instrument", key))
    candidate = Candidate(uri=uri, key=key, label=label, score=1.0, reason=reason)
    return Link(
        mention=mention.id,
        uri=uri,
        key=key,
        label=label,
        judgement=Judgement.LINKED,
        score=candidate.score,
        reason=reason,
        candidates=(candidate,),
        roles=_owner(row, context),
    )


def _of_its_government(row: InstrumentRow, mention: Mention, context: LinkContext) -> InstrumentRow:
    """The federal agreement where a federal document says only "het regeerakkoord"."""
    if _is_bare(row, mention) and realm_of(context.document) == "belgium":
        return instruments.load()[_FEDERAL_AGREEMENT]
    return row


def _is_foreign(row: InstrumentRow, mention: Mention, context: LinkContext) -> bool:
    """Whether "het regeerakkoord" is that of a Dutch government, which the table does not have."""
    return _is_bare(row, mention) and realm_of(context.document) == "netherlands"


def _is_bare(row: InstrumentRow, mention: Mention) -> bool:
    plain = squeezed(_ARTICLE.sub("", _PERIOD.sub("", mention.reading)))
    return row.key == _FLEMISH_AGREEMENT and plain == "regeerakkoord"


def _owner(row: InstrumentRow, context: LinkContext) -> tuple[Role, ...]:
    known = organisations.load().get(row.owner)
    if known is None:
        return ()
    uri = str(uris.thing(context.base, "organisation", known.key))
    return (Role(name="owner", label=known.label, uri=uri, key=known.key),)


def _unresolved(mention: Mention, context: LinkContext, name: str) -> Link:
    fullest = _fullest(_expanded(name, context), context)
    return Link(
        mention=mention.id,
        uri=str(uris.thing(context.base, "instrument", uris.slug(_words(fullest) or fullest))),
        key=None,
        label=_ARTICLE.sub("", _QUOTES.sub("", fullest)).strip() or fullest,
        judgement=Judgement.UNRESOLVED,
        score=0.0,
        reason="no table knows the name",
        reason_nl="geen tabel kent deze naam",
    )


def _fullest(name: str, context: LinkContext) -> str:
    """The fullest form of a name in its document: with owner and period, if only one is stated."""
    core, word = _core(name), squeezed(name)
    forms = {name} | {
        other.reading
        for other in context.mentions
        if other.type == "instrument" and _core(other.reading) == core
    }
    longest = max(len(squeezed(form)) for form in forms)
    fullest = {squeezed(form) for form in forms if len(squeezed(form)) == longest}
    if len(fullest) != 1 or not _within(word, *fullest):
        return name
    return min(
        (form for form in forms if squeezed(form) in fullest),
        key=lambda form: (_words(form).count(" "), _words(form), form),
    )


def _within(word: str, longer: str) -> bool:
    """Whether the longer form adds only an owner or a period."""
    return word in longer or _OWNER.sub("", word) in longer


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """A squeezed name without owner, period and plural.

    >>> _core("Vlaamse beleidsplan spoor") == _core("Vlaams Beleidsplan Spoor 2024-2028")
    True
    """
    return _OWNER.sub("", squeezed(_PERIOD.sub("", _ARTICLE.sub("", name)))).removesuffix("en")


def _words(name: str) -> str:
    bare = _ARTICLE.sub("", _QUOTES.sub("", name))
    return " ".join(inflected(folded(word)) for word in _WORD.findall(bare))
