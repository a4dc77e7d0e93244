"""The fields of a bibliographic entry: title, date, number, publisher, URL, DOI, ISBN, pages."""

import re

from pipeline.entities.reference.dates import ANY_DATE, DAY_MONTH, MONTH, MONTH_YEAR, iso
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.web import URL, trimmed
from pipeline.entities.reference.words import document_type, plain_types

EU_DOCUMENT = (
    r"(?:(?:COM|SWD|JOIN|SEC|C)\((?:19|20)\d\d\) ?\d+|(?:COM|SWD|JOIN|SEC)/(?:19|20)\d\d/\d+)"
    r"(?: (?:final|definitief(?!\w)|def(?:\.|(?!\w))))?"
)
_NUMBER = re.compile(
    rf"(?:(?P<depot>D/\d{{4}}/[\d./]+\d)|(?P<eu>{EU_DOCUMENT})"
    r"|(?:[Nn]r\.?|[Nn]ummer|[Nn][°º]|[Nn]o\.|[Vv]ol(?:ume)?\.?|[Dd]eel) ?"
    r"(?P<nr>[A-Z]{0,3} ?\d(?:[\w./-]*\w)?(?: - \d{4}/\d+)?)"
    r"|(?:[Rr]apport|[Aa]dvies|[Rr]eport|[Pp]apers?|[Ss]tudie|[Nn]ota|[Dd]ossier|[Ss]tandpunt"
    r"|[Cc]ahier|[Rr]eeks|[Bb]rief(?:ing)?|[Bb]ulletin|[Ss]eries) "
    r"(?!(?:19|20)\d\d(?:[-–](?:19|20)\d\d|(?![-/.]\d)))(?P<kind>\d{1,4}(?:[-/.]\d+){0,2})(?![\w%-])"
    r"|(?P<series>\b\d{4}/[A-Z]+/[\w/]+|\b\d{4} \(\d+\)|\b\d+\(\d+(?:[-/]\d+)?\)|\b\d{4,5}/\d\d\b))"
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;]+[^\s,;.)]")
_ISBN = re.compile(r"ISBN(?:-1[03])?:? ?(\d[\d -]{8,15}[\dXx])")
_PAGES = re.compile(
    r"\b(?:pp?|blz)\. ?(\d+(?: ?[-–] ?\d+)?)"
    r"|, (?!(?:19|20)\d\d[-–](?:19|20))(\d{1,4}[-–]\d{1,4})(?=[.,]? ?$|[,.] (?:https?:|doi))"
)
_QUOTED = re.compile(
    r"(?:‘(?P<a>[^\n]{3,400}?)’|“(?P<b>[^”\n]{3,400})”|„(?P<c>[^”“\n]{3,400}?)[”‟]"
    r"|(?<!\w)'(?P<d>[^\n]{3,400}?)'|\"(?P<e>[^\"\n]{3,400})\"|«\s?(?P<f>[^»\n]{3,400}?)\s?»)"
    r"(?=[,.;:)]|$| \()"
)
_PARTIAL = re.compile(rf"(?:{DAY_MONTH}|{MONTH})(?: |$|[,;.])")
_MONTH_OF = re.compile(MONTH_YEAR)
_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|-\d)")
_ACCESSED = re.compile(
    rf"[.,]? \(?(?:geraadpleegd|laatst geraadpleegd|accessed|retrieved|consulté)(?: op| on| le)? "
    rf"{ANY_DATE.pattern}\)?(?:,? (?:via|op|van|from)(?= ?(?:https?:|www\.)))?",
    re.IGNORECASE,
)
_FOUND_AT = re.compile(
    r",? (?:beschikbaar|raadpleegbaar|te (?:raadplegen|vinden)|available|online)(?: op| via| at)?"
    r":? (?=https?:|www\.)",
    re.IGNORECASE,
)
_NAME = 12  # words of the longest name of a publisher
_CUT = re.compile(
    r", |(?<!\b(?:p|n))(?<!\b(?:pp|nr|jg|ed|vs|dl))(?<!\b(?:blz|vol|red))\. (?=\S)|[?!] (?=[A-Z])",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:Brussel|Brussels|Bruxelles|Gent|Ghent|Leuven|Antwerpen|Hasselt|Parijs|Paris|Den Haag|Geel|"
    r"London|Londen|Luxemburg|Luxembourg|Amsterdam|Utrecht|Mechelen|Kortrijk|Tielt|Turnhout|Genk|"
    r"Genève|Geneva|New York|Brugge|Oostende|Aalst|Roeselare|Luik|Liège|Namen|Namur|Rotterdam|"
    r"Tilburg|Groningen|Delft|Wageningen|Oxford|Cambridge|Berlijn|Berlin|Wenen|Vienna|Rome|Madrid|"
    r"Straatsburg|Strasbourg|Washington(?:,? D\.?C\.?)?|Louvain-la-Neuve)\b"
)
_PLACED = re.compile(
    rf"\(?{_PLACE.pattern}: (?P<publisher>[A-ZÀ-Þ][^:(),]{{2,80}})"
)  # "Gent: Academia"
_WITHIN = re.compile(r"[Ii]n: |In [A-Z]\b")  # the journal or book that an article stands in
_LEADING = re.compile(
    rf"(?:(?:19|20)\d\d[a-z]?[.,:] |nr\.? ?[\d/.-]+(?: van {ANY_DATE.pattern})?"
    r"(?:,? (?:betreffende|over|inzake|met betrekking tot)(?: de| het| een)? |(?=[.,]|$)))"
)
_VOLUME = re.compile(r"\d+ ?\(\d+")
_PARLIAMENT = re.compile(r"(?:Parl|Hand|Stuk|Kamerstuk(?:ken)?)\b")
_JOURNAL = re.compile(r"(?:jg|jrg|vol)\. ?\d", re.IGNORECASE)
_APPOSITION = re.compile(
    r"(?:studie|rapport|onderzoek|nota|publicatie|eindrapport) (?:in opdracht |aan |van )",
    re.IGNORECASE,
)


def entry(rest: str, *, authors: tuple[str, ...], year: str | None) -> Reference:
    """The reference that an entry states; `rest` is what follows the authors and the year."""
    rest = _FOUND_AT.sub(", ", _ACCESSED.sub(",", rest))
    date = _date(rest, year)
    if year is None:
        year = date[:4] if date else _last_year(rest)
    number = _NUMBER.search(rest)
    url = URL.search(rest)
    doi = _DOI.search(rest)
    isbn = _ISBN.search(rest)
    pages = _PAGES.search(rest)
    title, publisher = title_of(rest)
    return Reference(
        kind="bibliographic",
        authors=authors,
        year=year,
        date=date,
        title=title,
        publisher=publisher,
        number=next(part for part in number.groups() if part) if number else None,
        url=trimmed(url[0]) if url else None,
        doi=doi[0] if doi else None,
        isbn=isbn[1] if isbn else None,
        pages=(pages[1] or pages[2]) if pages else None,
    )


def title_of(rest: str) -> tuple[str | None, str | None]:
    """Title and publisher of what follows the authors and the year.

    >>> title_of("Advies 'Open autonomie', 20 maart")
    ('Open autonomie', None)
    >>> title_of("Van start naar stad. Lessen uit tien projecten, Thomas More, Geel")
    ('Van start naar stad. Lessen uit tien projecten', 'Thomas More')
    """
    rest = rest.strip(" ,.:")
    if year := _LEADING.match(rest):
        rest = rest[year.end() :]
    kind = document_type().match(rest)
    after = rest[kind.end() :].lstrip(" ,:") if kind else rest
    if kind and after.startswith("nr") and (numbered := _LEADING.match(after)):
        after = rest = after[numbered.end() :]
    if quoted := _QUOTED.match(after):
        title = next(part for part in quoted.groups() if part)
        return title.strip(" ,."), _publisher(_chunks(rest[rest.find(title) + len(title) + 1 :]))
    chunks = _chunks(after)
    worded = bool(chunks) and re.search(r"[^\W\d]{2}", chunks[0])
    if kind and not (worded and _plain_kind(kind[0], after)):
        after = rest
        chunks = _chunks(after)
    if not chunks or not re.search(r"[^\W\d]{2}", chunks[0]) or URL.match(after):
        return None, None
    size = 1
    while size < len(chunks) and not _ends_title(chunks, size):
        size += 1
    journal = None
    if 1 < size < len(chunks) and _VOLUME.match(chunks[size]) and chunks[size - 2].endswith(". "):
        size -= 1  # "Title. Journal, 12(3)"
        journal = chunks[size].strip(" ,.")
    title = after[: sum(len(chunk) for chunk in chunks[:size])].strip(" ,.")
    if placed := _PLACED.search(title):
        title = title[: placed.start()].strip(" ,.")
    return title or None, placed["publisher"].strip() if placed else journal or _publisher(
        chunks[size:]
    )


def _plain_kind(kind: str, after: str) -> bool:
    """Whether a kind of publication is no part of the title: "Advies …", not "Trendrapport …"."""
    return kind.lower() in plain_types() and not after.startswith("van ")


def _chunks(text: str) -> list[str]:
    """The parts between commas and full stops, each with what closes it."""
    parts: list[str] = []
    at = 0
    for found in _CUT.finditer(text):
        parts.append(text[at : found.end()])
        at = found.end()
    return [*parts, text[at:]] if at < len(text) else parts


def _ends_title(chunks: list[str], at: int) -> bool:
    """Whether the title stops before this chunk: metadata follows, or a name of a publisher."""
    chunk = chunks[at]
    if _is_metadata(chunk):
        return True
    later = chunks[at + 1 :]
    named = chunks[at - 1].endswith(", ") and chunk[:1].isupper() and len(chunk.split()) <= _NAME
    named = named and sum(len(part.split()) for part in chunks[:at]) > 1
    return named and (not later or any(_is_metadata(part) for part in later[:2]))


def _is_metadata(chunk: str) -> bool:
    bare = chunk.strip(" ,.")
    return bool(
        not bare
        or _PLACE.fullmatch(bare)
        or ANY_DATE.match(bare)
        or _PARTIAL.match(f"{bare} ")
        or _YEAR.fullmatch(bare)
        or _NUMBER.match(bare)
        or ((found := _NUMBER.search(bare)) and (found["nr"] or found["depot"] or found["eu"]))
        or URL.match(bare)
        or _PAGES.match(f", {bare}")
        or _PAGES.match(bare)
        or _PARLIAMENT.match(bare)
        or _ISBN.match(bare)
        or _DOI.search(bare)
        or _WITHIN.match(bare)
        or _JOURNAL.match(bare)
        or _PLACED.match(bare)
        or _APPOSITION.match(bare)
        or document_type().fullmatch(bare)
    )


def _publisher(chunks: list[str]) -> str | None:
    if chunks and _WITHIN.match(chunks[0]):  # what follows first is an editor or a book
        chunks = [chunk for chunk in chunks if _PLACED.match(chunk)]
    for chunk in chunks:
        bare = chunk.strip(" ,.")
        if _APPOSITION.match(bare) or _PARLIAMENT.match(bare):
            return None
        if placed := _PLACED.match(bare):
            return placed["publisher"]
        if bare and not _is_metadata(chunk) and bare[:1].isupper() and len(bare) <= 90:
            return bare
    return None


def _date(rest: str, year: str | None) -> str | None:
    if found := ANY_DATE.search(rest):
        return iso(found[0])
    if year is None:
        return iso(found[0]) if (found := _MONTH_OF.search(rest)) else None
    for chunk in reversed(_chunks(rest)):
        bare = chunk.strip(" ,.")
        if re.fullmatch(DAY_MONTH, bare):
            return iso(bare, year)
        if re.fullmatch(rf"{MONTH}(?: {year})?", bare):
            return iso(f"{bare.split()[0]} {year}")
    return None


def _last_year(rest: str) -> str | None:
    found = [match[1] for match in _YEAR.finditer(rest)]
    return found[-1] if found else None
