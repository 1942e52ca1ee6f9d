"""Deterministic CBOR to and from frozen dataclasses, checked on both ends.

A message is a frozen dataclass; on the wire it is a map from field name to value (RFC 8949,
section 4.2.1: core deterministic encoding). Allowed field types: int, str, bytes, bool, UUID,
Literal, another message, tuple[T, ...], T | None, and Annotated[..., Size | Bound].
A field with a default is left out while it holds it: so a message may gain fields.
"""

import dataclasses
import types
from collections.abc import Callable, Hashable, Iterable
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
    form: Any = type(message)
    return cbor2.dumps(_writer(form, form.__name__)(message))


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
        # Keys come in the order they had; that this is the right one is seen message by message.
        again = cbor2.dumps(raw)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError) as error:
        raise MalformedMessageError(f"{kind.__name__}: not CBOR: {error}") from error
    if again != data:
        raise MalformedMessageError(f"{kind.__name__}: not deterministic CBOR")
    form: Any = kind
    message: _M = _reader(form, kind.__name__)(raw)
    return message


_Convert = Callable[[Any], Any]


@cache
def _writer(kind: Hashable, place: str) -> _Convert:
    """Return what checks a value of `kind` and gives what CBOR is to hold of it."""
    inner = _unwrap(kind)
    optional = _optional(inner)
    if dataclasses.is_dataclass(kind):
        return _message_writer(kind, place)
    if get_origin(inner) is tuple:
        checked, write_entry = _checker(kind, tuple, place), _writer(get_args(inner)[0], place)
        return lambda value: [write_entry(entry) for entry in checked(value)]
    if inner is UUID:
        checked = _checker(kind, UUID, place)
        return lambda value: checked(value).bytes
    if optional is not None:
        write = _writer(optional, place)
        return lambda value: None if value is None else write(value)
    return _reader(kind, place)


@cache
def _reader(kind: Hashable, place: str) -> _Convert:
    """Return what checks a value that CBOR held and gives the one of `kind`."""
    inner = _unwrap(kind)
    optional = _optional(inner)
    if dataclasses.is_dataclass(kind):
        return _message_reader(kind, place)
    if get_origin(inner) is tuple:
        checked, read_entry = _checker(kind, list, place), _reader(get_args(inner)[0], place)
        return lambda raw: tuple([read_entry(entry) for entry in checked(raw)])
    if inner is UUID:
        checked = _checker(Annotated[bytes, Size(16, 16)], bytes, place)
        return lambda raw: UUID(bytes=checked(raw))
    if optional is not None:
        read = _reader(optional, place)
        return lambda raw: None if raw is None else read(raw)
    if get_origin(inner) is Literal:
        return _choice(get_args(inner), place)
    return _checker(kind, inner, place)


def _message_writer(kind: Any, place: str) -> _Convert:
    fields, defaults = _fields(kind), _defaults(kind)
    writers = [(name, _writer(fields[name], f"{place}.{name}")) for name in _in_order(fields)]

    def write(value: Any) -> Any:
        if type(value) is not kind:
            raise MalformedMessageError(f"{place}: not a {kind}")
        return {name: write_field(getattr(value, name)) for name, write_field in writers}

    def write_but_defaults(value: Any) -> Any:
        written = write(value)
        for name, default in defaults.items():
            if getattr(value, name) == default:
                del written[name]
        return written

    return write_but_defaults if defaults else write


def _message_reader(kind: Any, place: str) -> _Convert:
    fields, defaults = _fields(kind), _defaults(kind)
    readers = [(name, _reader(hint, f"{place}.{name}")) for name, hint in fields.items()]
    order = _in_order(fields)

    def read(raw: Any) -> Any:
        if type(raw) is not dict or [*raw] != order:
            raise MalformedMessageError(f"{place}: not the deterministic order of fields {order}")
        return kind(*[read_field(raw[name]) for name, read_field in readers])

    def read_and_default(raw: Any) -> Any:
        if type(raw) is not dict:
            raise MalformedMessageError(f"{place}: not a {kind}")
        left_out = defaults.keys() - raw
        if [*raw] != [name for name in order if name not in left_out]:
            raise MalformedMessageError(f"{place}: not the deterministic order of fields {order}")
        told = {name: read_field(raw[name]) for name, read_field in readers if name in raw}
        if any(name in told and told[name] == default for name, default in defaults.items()):
            raise MalformedMessageError(f"{place}: a default is left out")
        return kind(**told)

    return read_and_default if defaults else read


def _choice(choices: tuple[Any, ...], place: str) -> _Convert:
    known = {(type(one), one) for one in choices}
    kinds = {type(one) for one in choices}

    def choose(value: Any) -> Any:
        kind = type(value)
        if kind not in kinds or (kind, value) not in known:
            raise MalformedMessageError(f"{place}: not one of {choices}")
        return value

    return choose


def _checker(kind: Any, base: type[Any], place: str) -> _Convert:
    """Return what checks type and limit; there is at most one limit."""
    (limit,) = getattr(kind, "__metadata__", ()) or (None,)

    def check(value: Any) -> Any:
        if type(value) is not base:
            raise MalformedMessageError(f"{place}: not {base.__name__}")
        return value

    if limit is None:
        return check
    least, most = limit.least, limit.most

    def check_bound(value: Any) -> Any:
        if type(value) is not base or not least <= value <= most:
            raise MalformedMessageError(f"{place}: not {base.__name__} within {limit}")
        return value

    def check_size(value: Any) -> Any:
        if type(value) is not base or not least <= len(value) <= most:
            raise MalformedMessageError(f"{place}: not {base.__name__} within {limit}")
        return value

    return check_bound if isinstance(limit, Bound) else check_size


def _in_order(names: Iterable[str]) -> list[str]:
    """Return names as the keys of a map have to be sorted: by their encoded bytes."""
    return sorted(names, key=cbor2.dumps)


def _fields(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _defaults(kind: type[Any]) -> dict[str, Any]:
    return {
        field.name: field.default
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING
    }


def _unwrap(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _optional(kind: Any) -> Any:
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    return next(arm for arm in get_args(kind) if arm is not types.NoneType)
