"""Pull: what changed in the hall's cases since the cursor."""

from sync.engine.decide import prove
from sync.engine.line import Line, Tally
from sync.engine.push import MANY_MARKS, Push
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire.changes import Changes
from sync.wire.codec import decode
from sync.wire.sign import CHANGES, Signed, verify

_MOST_PAGES = 200


def pull(line: Line, tally: Tally) -> None:
    """Take in page after page until there is no more.

    Raises:
        TransportError: the platform gave no answer of use.
        BadSignatureError, MalformedMessageError: its answer was not believed.
        PastPlatformError: it answers for an epoch that is over.
    """
    for _ in range(_MOST_PAGES):
        data = line.transport.changes(line.store.replica.link().cursor)
        try:
            changes = decode(Changes, verify(line.keys, CHANGES, decode(Signed, data)))
            mark = prove(changes.mark, line.keys)
        except (BadSignatureError, MalformedMessageError):
            tally.refused += 1
            raise
        tally.believe(changes.at, line.clock)
        tally.pulled += len(changes.changes)
        if not line.store.replica.apply(mark, changes):
            return
        if len(line.store.replica.seen()) > MANY_MARKS:
            Push(line, tally).hand_in_marks()
