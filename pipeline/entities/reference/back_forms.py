"""Short forms that point back to a work cited before: "Ibidem, p. 41", "op. cit.", "supra noot 5".

Which work that is needs the whole document: `antecedents.py` says it, and drops what stays unclear.
Not found: "de idem-procedure", "noot van de redactie", "zie hoger" without a work.
"""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.value import Reference
from pipeline.model import Span

_ANCHORS = ("bid", "Idem", "idem", "Id.", "cit.", "a.w.", "o.c.", "l.c.", "noot ", "eciteerd")
_SAME = r"(?<!\w)[Ii]bid(?:em\b|\.|(?=[,;)]))|(?:^|(?<=[.;:(] ))[Ii](?:dem(?=[.,;)]|$)|d\.(?=,| p))"
_WORK = (
    r"(?<!\w)(?:[Oo]p|[Aa]rt|[Ll]oc)\.? ?cit\.|(?<![\w.])(?:[Aa]\.w\.|[OoLl]\.c\.)"
    r"|(?<!\w)(?:hoger|reeds) geciteerd(?!\w)"
)
_NOTE = (
    r"(?:[Ss]upra,? |[Zz]ie (?:ook )?(?:supra,? )?)(?:voet)?noot (?:nr\. ?)?(?P<note>\d{1,3})(?!\d)"
)
_PLACE = (
    r"(?:(?:, ?| )(?P<place>(?:(?:pp?|blz|art|nrs?)\.|§§?|randnr\.?|overw\.|punt) ?"
    r"\d+(?: ?[-–] ?\d+)?(?! ?[-–]?\w))|, (?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?=[.;)]|$))?"
)
_FORM = re.compile(rf"(?:(?P<same>{_SAME})|(?P<work>{_WORK})|{_NOTE}){_PLACE}", re.MULTILINE)


def find(passage: Passage) -> Iterator[Found]:
    """The short forms of a passage; their antecedent is "same", "work" or the number of a note."""
    text = passage.text
    if not any(anchor in text for anchor in _ANCHORS):
        return
    for form in _FORM.finditer(text):
        kind = "same" if form["same"] else "work" if form["work"] else f"note {form['note']}"
        page = f"p. {form['page']}" if form["page"] else None
        value = Reference(kind="bibliographic", antecedent=kind, locator=form["place"] or page)
        yield Found(span=Span(*form.span()), value=value, rule="reference.back-form")
