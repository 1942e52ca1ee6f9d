"""The log that may leave the kiosk: what the program did and where, never with whom.

Of a record stand here its fixed text, numbers, the kinds of its errors and their places in the
program. Texts and the words of errors, which may hold what somebody typed, are left out; only whoever
sits at a terminal reads those, the system's journal does not.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from typing_extensions import override

NAME = "kiosk.log"
_OURS = ("forms", "kiosk", "printing", "sync")
_MOST_BYTES = 256 * 2**10
_MOST_PLACES = 12
_MOST_CAUSES = 4
_log = logging.getLogger(__name__)


@contextmanager
def program_log(folder: Path) -> Iterator[None]:
    """Keep the log in `folder`, two files at most; what nobody foresaw stands there, too.

    A folder that cannot be written to is no reason not to run: then there is no log.
    """
    told = logging.StreamHandler()
    handlers = [told if sys.stderr.isatty() else _spare(told), *_file_in(folder)]
    for handler in handlers:
        handler.setLevel(logging.WARNING)
        logging.getLogger().addHandler(handler)
    before, sys.excepthook = sys.excepthook, _note_unforeseen
    yield  # what ends the program leaves all this in place for its last words
    sys.excepthook = before
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
        handler.close()


class SpareFormatter(logging.Formatter):
    """Writes what is known to hold nothing of anybody."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        error = record.exc_info[1] if record.exc_info else None
        words = (at, record.levelname, record.name, _fixed(record), _kinds(error))
        return " ".join(filter(None, words))


class _File(RotatingFileHandler):
    """The log on the disk; where that takes nothing more, nobody is told what it was to take."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        pass


def _file_in(folder: Path) -> tuple[logging.Handler, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _File(
            folder / NAME, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return ()
    return (_spare(file),)


def _spare(handler: logging.Handler) -> logging.Handler:
    """Have a handler keep of our own records what holds nothing of anybody."""
    handler.addFilter(lambda record: record.name.partition(".")[0] in _OURS)
    handler.setFormatter(SpareFormatter())
    return handler


def _fixed(record: logging.LogRecord) -> str:
    """Return the text as the program has it, with numbers and kinds filled in."""
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    args = record.args if isinstance(record.args, tuple) else (record.args,)
    return record.msg % tuple(map(_spared, args)) if record.args else record.msg


def _spared(value: object) -> str | int | float:
    match value:
        case int() | float():
            return value
        case str():
            return "…"
    return type(value).__name__


def _kinds(error: BaseException | None) -> str:
    """Say of which kind an error was, and its causes, each with its way through the program."""
    kinds: list[str] = []
    while error is not None and len(kinds) < _MOST_CAUSES:
        places = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
        way = " < ".join(f"{Path(at.filename).name}:{at.lineno}" for at in reversed(places))
        kinds.append(f"| {type(error).__name__} {way}".rstrip())
        error = error.__cause__ or error.__context__
    return " ".join(kinds)


def _note_unforeseen(
    kind: type[BaseException], error: BaseException, way: TracebackType | None
) -> None:
    _log.critical("not foreseen", exc_info=(kind, error, way))
