"""The reliability curve as a small SVG."""

from collections.abc import Iterator

from pipeline.evaluation.reliability import Bin, Reliability

_SIZE, _EDGE = 300, 40
_STYLE = 'font-family="sans-serif" font-size="11" role="img"'


def svg(curve: Reliability) -> str:
    """A dot for each bin with the interval of its share right; on the diagonal it is calibrated."""
    side = _SIZE + 2 * _EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" {_STYLE}>',
        "<title>Reliability: share right against confidence, held-out documents</title>",
        f'<rect width="{side}" height="{side}" fill="white"/>',
        *_axes(),
        *(line for one in curve.bins for line in _dot(one)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _axes() -> Iterator[str]:
    yield _line(0, 0, 1, 1, 'stroke="#999" stroke-dasharray="4"')
    yield _line(0, 0, 1, 0, 'stroke="#333"')
    yield _line(0, 0, 0, 1, 'stroke="#333"')
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield f'<text x="{_x(tick):.1f}" y="{_y(0) + 15:.1f}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{_x(0) - 6:.1f}" y="{_y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>'
    yield (
        f'<text x="{_x(0.5):.1f}" y="{_y(0) + 32:.1f}" text-anchor="middle">mean confidence</text>'
    )
    yield f'<text x="{_x(0) - 30:.1f}" y="{_y(1) - 12:.1f}">share right</text>'


def _dot(one: Bin) -> Iterator[str]:
    x = one.predicted
    yield _line(x, one.observed_low, x, one.observed_high, 'stroke="#246"')
    yield (
        f'<circle cx="{_x(x):.1f}" cy="{_y(one.observed):.1f}" r="4" fill="#246">'
        f"<title>{one.count} finds: {one.predicted:.3f}, {one.observed:.3f} right</title></circle>"
    )


def _line(x: float, y: float, to_x: float, to_y: float, style: str) -> str:
    return (
        f'<line x1="{_x(x):.1f}" y1="{_y(y):.1f}" x2="{_x(to_x):.1f}" y2="{_y(to_y):.1f}" {style}/>'
    )


def _x(value: float) -> float:
    return _EDGE + value * _SIZE


def _y(value: float) -> float:
    return _EDGE + (1 - value) * _SIZE
