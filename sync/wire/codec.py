"""Deterministic CBOR to and from frozen dataclasses, checked on both ends.

A message is a frozen dataclass; on the wire it is a map from field name to value (RFC 8949,
section 4.2.1: core deterministic encoding). Allowed field types: int, str, bytes, bool, UUID,
Literal, another message, tuple[T, ...], T | None, and Annotated[..., Size | Bound].
"""

import dataclasses
import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import cbor2

from sync.errors import MalformedMessageError

MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Size:
    """Bounds of a length: of bytes, of characters, or of entries."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Bound:
    """Bounds of a whole number, both included."""

    least: int
    most: int


Digest = Annotated[bytes, Size(32, 32)]
KeyId = Annotated[bytes, Size(8, 8)]
Name = Annotated[str, Size(1, 200)]
Words = Annotated[str, Size(0, 4000)]
Count = Annotated[int, Bound(0, 2**63 - 1)]
Millis = Annotated[int, Bound(0, 2**53)]

_M = TypeVar("_M")


def encode(message: object) -> bytes:
    """Write a message as deterministic CBOR.

    Raises:
        MalformedMessageError: a field's value is not of its declared type.
    """
    return cbor2.dumps(_pack(type(message), message, type(message).__name__), canonical=True)


def decode(kind: type[_M], data: bytes) -> _M:
    """Read a message of `kind`; only the one deterministic encoding is taken.

    Raises:
        MalformedMessageError: not CBOR, not deterministic, or not of this form.
    """
    try:
        raw = cbor2.loads(
            data,
            max_depth=MAX_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
        again = cbor2.dumps(raw, canonical=True)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError) as error:
        raise MalformedMessageError(f"{kind.__name__}: not CBOR: {error}") from error
    if again != data:
        raise MalformedMessageError(f"{kind.__name__}: not deterministic CBOR")
    message: _M = _unpack(kind, raw, kind.__name__)
    return message


@cache
def _fields(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _pack(kind: Any, value: Any, place: str) -> Any:
    if dataclasses.is_dataclass(kind):
        if type(value) is not kind:
            raise MalformedMessageError(f"{place}: not a {kind}")
        return {
            name: _pack(hint, getattr(value, name), f"{place}.{name}")
            for name, hint in _fields(kind).items()  # type: ignore[arg-type]  # a class here
        }
    inner = _unwrap(kind)
    if get_origin(inner) is tuple:
        _check(kind, value, tuple, place)
        return [_pack(get_args(inner)[0], entry, place) for entry in value]
    if inner is UUID:
        _check(kind, value, UUID, place)
        return value.bytes
    if _optional(inner) is not None:
        return None if value is None else _pack(_optional(inner), value, place)
    return _unpack(kind, value, place)


def _unpack(kind: Any, raw: Any, place: str) -> Any:
    if dataclasses.is_dataclass(kind):
        return _message(kind, raw, place)
    inner = _unwrap(kind)
    if get_origin(inner) is tuple:
        _check(kind, raw, list, place)
        return tuple(_unpack(get_args(inner)[0], entry, place) for entry in raw)
    if inner is UUID:
        _check(Annotated[bytes, Size(16, 16)], raw, bytes, place)
        return UUID(bytes=raw)
    if _optional(inner) is not None:
        return None if raw is None else _unpack(_optional(inner), raw, place)
    if get_origin(inner) is Literal:
        if not any(type(raw) is type(one) and raw == one for one in get_args(inner)):
            raise MalformedMessageError(f"{place}: not one of {get_args(inner)}")
        return raw
    _check(kind, raw, inner, place)
    return raw


def _message(kind: Any, raw: Any, place: str) -> Any:
    fields = _fields(kind)
    if not isinstance(raw, dict) or raw.keys() != fields.keys():
        raise MalformedMessageError(f"{place}: not exactly the fields {sorted(fields)}")
    return kind(
        **{name: _unpack(hint, raw[name], f"{place}.{name}") for name, hint in fields.items()}
    )


def _check(kind: Any, value: Any, base: type[Any], place: str) -> None:
    if type(value) is not base:
        raise MalformedMessageError(f"{place}: not {base.__name__}")
    for limit in getattr(kind, "__metadata__", ()):
        measure = value if isinstance(limit, Bound) else len(value)
        if not limit.least <= measure <= limit.most:
            raise MalformedMessageError(f"{place}: outside {limit}")


def _unwrap(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _optional(kind: Any) -> Any:
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    return next(arm for arm in get_args(kind) if arm is not types.NoneType)
