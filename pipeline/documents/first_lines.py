"""The first lines of a text, cleaned for reading what the document says of itself."""

import re

_LINES = 60
_HEAD = 8000
_SAMPLE = 30_000
_MARKS = re.compile(
    r"^[#>\s]+|[*`]{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|\[\^\w+\]|[¹²³⁰⁴-⁹]"
)
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_SPACED = re.compile(r"(?<!\w)\w(?: \w){3,}(?!\w)")
_PAGE = re.compile(r"\s{3,}\d{1,4}$")
_CAPITALS = 4


def first_lines(text: str) -> tuple[str, ...]:
    r"""The first lines that hold text: without mark-up, capitals over two lines in one.

    >>> first_lines("# P L A N   B\n\nBELEIDSNOTA\nECONOMIE\n\nTekst.")
    ('PLAN B', 'BELEIDSNOTA ECONOMIE', 'Tekst.')
    """
    lines: list[str] = []
    joined = False  # the line before is in capitals and nothing stands between
    for raw in text[:_HEAD].splitlines():
        line = _cleaned(raw)
        capitals = sum(char.isalpha() for char in line) >= _CAPITALS and line.isupper()
        if line and capitals and joined and not line.endswith(":"):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
        joined = capitals and bool(line) and not _MARKS.match(raw)
        if len(lines) >= _LINES:
            break
    return tuple(lines)


def _cleaned(raw: str) -> str:
    """A line without mark-up, running page number, and spaces between single letters."""
    line = _PAGE.sub("", _LINK.sub(r"\1", raw.rstrip()))
    line = _MARKS.sub("", line)
    spaced = _SPACED.sub(lambda match: match[0].replace(" ", ""), line)
    if spaced != line:
        return " ".join(spaced.split())
    return re.sub(r"[\s\u00a0\u200b\ufeff]+", " ", line).strip()


def without_capitals(name: str, text: str) -> str:
    """The same words as the text has them elsewhere, if it has them not all in capitals."""
    if not name.isupper():
        return name
    words = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(words, text[:_SAMPLE], re.IGNORECASE):
        if not match[0].isupper():
            found = " ".join(match[0].split())
            return found[:1].upper() + found[1:]
    return name
