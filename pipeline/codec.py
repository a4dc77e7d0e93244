"""Frozen values to JSON and back, so that what a stage made is a file a person can open."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Value = TypeVar("Value")
_PLAIN = (Any, object, str, int)


def encode(value: Any) -> Any:
    """The value as JSON types; what equals its default is left out.

    >>> from pipeline.model import Span
    >>> encode((Span(1, 2), Decimal("0.5")))
    [{'start': 1, 'end': 2}, '0.5']
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            part.name: encode(getattr(value, part.name))
            for part in fields(value)
            if getattr(value, part.name) != part.default
        }
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return value


def decode(kind: type[Value], data: Any) -> Value:
    """The value of a dataclass that `encode` made JSON of."""
    made: Value = _decode(kind, data)
    return made


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, data: Any) -> Any:
    if data is None or kind in _PLAIN:
        return data
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return tuple(_decode(parts[0], item) for item in data)
    if origin in (typing.Union, types.UnionType):
        return _decode(next(part for part in parts if part is not types.NoneType), data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _decode(parts[1], item) for key, item in data.items()}
    if kind is Decimal:
        return Decimal(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], item) for name, item in data.items()})
    return data
