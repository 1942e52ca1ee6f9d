"""The marks that this kiosk holds: what makes sure that no restore of the platform goes unnoticed.

Every answer says where the platform's log stood. What the kiosk believes of an answer, a receipt
above all, holds as long as the platform has that very place in its log. So the kiosk hands in the
mark of each answer until the platform has said that it lies in the log which a later mark is of.
One mark may not simply take the place of another: a platform that was put back, and has grown past
the old place since, gives a higher mark of another log.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Select, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from sync.store import receipts
from sync.store.outcomes import ProvedMark, Standing
from sync.store.schema import attachment, case_status, link, mark, outbox, receipt
from sync.wire.codec import decode, encode
from sync.wire.messages import MAX_MARKS
from sync.wire.sign import Signed


def held(connection: Connection) -> tuple[Signed, ...]:
    """Return the marks of which the platform is to say whether they lie in its log."""
    rows = connection.scalars(select(mark.c.signed).order_by(mark.c.tag))
    return tuple(decode(Signed, data) for data in rows)


def observe(connection: Connection, standing: Standing) -> bool:
    """Take note of how the platform's log stands; return whether the answer may be believed.

    A new epoch means that it was restored from a backup: everything it took after that backup is
    offered again, and all changes are pulled from the start. Answers may come late, by courier:
    within an epoch nothing goes back. What can no longer be lost counts only when no other mark is
    held: then all receipts that are believed are of this log, those of earlier epochs too that it
    has told again.

    Nothing is noted of an answer for an epoch that is over, or when there are as many marks as can
    be handed in at once: it is to be asked for again.
    """
    given = standing.mark
    before = connection.execute(select(link)).one()
    if given.epoch < before.epoch:
        return False
    if given.epoch > before.epoch:
        _begin_epoch(connection, before.durable_through, given.epoch)
    connection.execute(delete(mark).where(mark.c.tag.in_(standing.seen)))
    others = connection.execute(_count_others(given)).scalar_one()
    if others >= MAX_MARKS:
        return False
    connection.execute(
        insert(mark)
        .values(tag=given.tag, signed=encode(given.signed))
        .on_conflict_do_update(index_elements=["tag"], set_={"signed": encode(given.signed)})
    )
    here = connection.execute(select(link.c.position, link.c.durable_through)).one()
    durable_through = here.durable_through
    if not others:
        durable_through = max(durable_through, standing.durable_through)
        receipts.note_durable(connection, durable_through)
    position = max(here.position, given.position)
    values = {"epoch": given.epoch, "position": position, "durable_through": durable_through}
    connection.execute(update(link).values(values))
    return True


def believe_only(connection: Connection, keys: Collection[bytes]) -> None:
    """Forget the marks of a key that is believed no more, as the platform does.

    What they stood for is asked for again, as if it had been lost.
    """
    rows = connection.execute(select(mark)).all()
    others = [row.tag for row in rows if decode(Signed, row.signed).key not in keys]
    if others:
        connection.execute(delete(mark).where(mark.c.tag.in_(others)))
        doubt(connection)


def doubt(connection: Connection) -> None:
    """Ask again for all that the platform could still lose, as marks that stood for it are gone."""
    _give_up(connection, ~receipt.c.durable & ~receipt.c.lost)


def _count_others(given: ProvedMark) -> Select[int]:
    return select(func.count()).select_from(mark).where(mark.c.tag != given.tag)


def _begin_epoch(connection: Connection, durable_through: int, epoch: int) -> None:
    """Give up what the platform may have forgotten: all above `durable_through` of the epoch before.

    And what never counted as durable, for it may be of another log than that. Its envelopes are
    offered again, its receipts only prove their case numbers, its case states count no more, and
    files of filings that have no `complete` receipt are looked after again.
    """
    connection.execute(delete(mark))
    connection.execute(update(link).values(epoch=epoch, position=0, cursor=0, durable_through=0))
    unproven = or_(~receipt.c.durable, receipt.c.position > durable_through)
    _give_up(connection, (receipt.c.epoch < epoch) & unproven & ~receipt.c.lost)
    connection.execute(
        delete(case_status).where(
            case_status.c.epoch < epoch, case_status.c.position > durable_through
        )
    )


def _give_up(connection: Connection, lost: ColumnElement[bool]) -> None:
    """Offer again what these receipts are for, and all files that no receipt then speaks of."""
    offer_again(connection, lost)
    whole = select(receipt.c.submission).where(receipt.c.kind == "complete", ~receipt.c.lost)
    connection.execute(
        update(attachment)
        .where(attachment.c.submission.not_in(whole))
        .values(state="waiting", next_at=0)
    )


def offer_again(connection: Connection, lost: ColumnElement[bool]) -> None:
    """Believe these receipts no more, and offer the envelopes again that they are for."""
    connection.execute(
        update(outbox)
        .where(
            outbox.c.submission.in_(select(receipt.c.submission).where(lost)),
            outbox.c.state == "acknowledged",
        )
        .values(state="waiting", attempts=0, next_at=0)
    )
    connection.execute(update(receipt).where(lost).values(lost=True))
