"""Text decoded in the wrong encoding ("BelgiÃ«") made right; ftfy lives here."""

import re
from collections.abc import Iterator

import ftfy

from pipeline.text_map import Piece

_CONTINUED = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_BROKEN = re.compile(f"(?:[ÃÂÅ][{_CONTINUED}]|â(?:€|‚|„|‰|†|\x80|\x82)[{_CONTINUED}])+")


def mended(piece: Piece) -> Iterator[Piece]:
    """The piece, with sequences that only a wrong decoding makes put right.

    >>> "".join(one.text for one in mended(Piece("BelgiÃ« â€“ één", 0)))
    'België – één'
    """
    if piece.origin is None or not _BROKEN.search(piece.text):
        yield piece
        return
    at = 0
    for broken in _BROKEN.finditer(piece.text):
        fixed = ftfy.fix_encoding(broken[0])
        if len(fixed) < len(broken[0]):
            yield Piece(piece.text[at : broken.start()], piece.origin + at, piece.where)
            yield Piece(fixed[:1], piece.origin + broken.start(), piece.where)
            yield Piece(fixed[1:])
            at = broken.end()
    yield Piece(piece.text[at:], piece.origin + at, piece.where)
