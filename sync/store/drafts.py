"""Drafts in the store: visits that are open or were put off, closed for their code and card alone.

Two clocks speak: this machine's, and the floor, the latest time that the platform has told. A visit
that broke off is forgotten as soon as either says that its minutes are over; a draft that was put
off only when both say that its days are, so that a wrong clock takes nobody's work away.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest as hmac_digest

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from sync.clock import milliseconds
from sync.store.database import Database
from sync.store.draft_seal import Lock, SealedDraft
from sync.store.latest import floor, latest
from sync.store.room import Ballast
from sync.store.schema import device, draft, draft_file

KEPT_FOR = timedelta(days=7)
OFFERED_FOR = timedelta(minutes=15)
_SALT = b"township-kiosk/draft/1/salt"
_MILLISECOND = timedelta(milliseconds=1)


class Drafts:
    """The drafts of one store. Any thread may call any method."""

    def __init__(self, database: Database, ballast: Ballast) -> None:
        self._database = database
        self._ballast = ballast

    def salt(self) -> bytes:
        """Return the salt of this device's codes and cards."""
        with self._database.read() as connection:
            key = connection.execute(select(device.c.tail_key)).scalar_one()
        return hmac_digest(key, _SALT, sha256)[:16]

    def save(self, sealed: SealedDraft, now: datetime, *, keep: bool, instead: bytes = b"") -> None:
        """Write a draft, over its earlier version if there is one.

        Args:
            sealed: the draft.
            now: by this machine's clock.
            keep: it is put off: from now on it has its days, and no card opens it any more. A
                draft that was put off before stays so, and keeps the days it has.
            instead: tag of another draft that it takes the place of.

        Raises:
            StoreFullError: no room for it; its earlier version stands.
        """
        self._ballast.require(len(sealed.content) + sum(map(len, sealed.files.values())))
        with self._database.write() as connection:
            connection.execute(delete(draft).where(draft.c.tag == instead))
            _write(connection, sealed, latest(connection, now), keep=keep)
            _write_files(connection, sealed)

    def by_code(self, tag: bytes, now: datetime) -> SealedDraft | None:
        """Return the draft of a resume code, None where there is none that still lives."""
        return self._find(draft.c.tag == tag, now)

    def by_card(self, tag: bytes, now: datetime) -> SealedDraft | None:
        """Return the visit of an ID card that broke off just now, None where there is none."""
        return self._find(draft.c.card_tag == tag, now)

    def has_open(self, now: datetime) -> bool:
        """Tell whether a visit broke off just now; only that, not whose."""
        with self._database.read() as connection:
            lives = ~_past(connection, now)
            query = select(draft.c.tag).where(lives, draft.c.state == "open").limit(1)
            return connection.execute(query).first() is not None

    def count(self, now: datetime) -> int:
        """Return how many may still be gone on with."""
        with self._database.read() as connection:
            left = select(func.count()).select_from(draft).where(~_past(connection, now))
            return int(connection.execute(left).scalar_one())

    def forget(self, tag: bytes) -> None:
        """Delete a draft; that it is not there is no error."""
        with self._database.write() as connection:
            connection.execute(delete(draft).where(draft.c.tag == tag))

    def forget_open(self) -> None:
        """Delete all visits that broke off, and keep what was put off."""
        with self._database.write() as connection:
            connection.execute(delete(draft).where(draft.c.state == "open"))

    def prune(self, now: datetime) -> int:
        """Delete what is past its life; return how many drafts."""
        with self._database.write() as connection:
            at = latest(connection, now)
            # What claims to be of the future was written under a wrong clock: its life begins now.
            connection.execute(update(draft).where(draft.c.at > at).values(at=at))
            return connection.execute(delete(draft).where(_past(connection, now))).rowcount

    def _find(self, which: ColumnElement[bool], now: datetime) -> SealedDraft | None:
        with self._database.read() as connection:
            query = select(draft).where(which, ~_past(connection, now)).order_by(draft.c.at.desc())
            row = connection.execute(query).first()
            if row is None:
                return None
            card = None if row.card_tag is None else Lock(row.card_tag, row.card_lock)
            named = select(draft_file.c.name, draft_file.c.data).where(
                draft_file.c.draft == row.tag
            )
            files = {file.name: file.data for file in connection.execute(named)}
            sealed = SealedDraft(Lock(row.tag, row.lock), card, row.content)
            return replace(sealed, files=files, names=frozenset(files), is_kept=row.state == "kept")


def _write(connection: Connection, sealed: SealedDraft, at: int, *, keep: bool) -> None:
    tag, card = sealed.code.tag, None if keep else sealed.card
    state = connection.execute(select(draft.c.state).where(draft.c.tag == tag)).scalar()
    values: dict[str, object] = {"content": sealed.content}
    if keep or state != "kept":
        values |= {
            "state": "kept" if keep else "open",
            "at": at,
            "card_tag": card and card.tag,
            "card_lock": card and card.closed,
        }
    connection.execute(
        insert(draft).values(tag=tag, lock=sealed.code.closed, **values)
        if state is None
        else update(draft).where(draft.c.tag == tag).values(**values)
    )


def _write_files(connection: Connection, sealed: SealedDraft) -> None:
    tag = sealed.code.tag
    dropped = draft_file.c.name.not_in(sealed.names)
    connection.execute(delete(draft_file).where(draft_file.c.draft == tag, dropped))
    for name, data in sealed.files.items():
        row = insert(draft_file).values(draft=tag, name=name, data=data)
        connection.execute(row.on_conflict_do_nothing())


def _past(connection: Connection, now: datetime) -> ColumnElement[bool]:
    told = floor(connection)
    certain, newest = min(milliseconds(now), told), max(milliseconds(now), told)
    return or_(
        and_(draft.c.state == "open", draft.c.at + OFFERED_FOR // _MILLISECOND <= newest),
        and_(draft.c.state == "kept", draft.c.at + KEPT_FOR // _MILLISECOND <= certain),
    )
