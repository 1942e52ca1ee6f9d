"""How the cases of a hall stand, as kiosks pull it; nothing of their contents."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from sync.wire.codec import Bound, Count, Digest, Millis, Size, Words
from sync.wire.envelope import PaperName
from sync.wire.sign import Signed

MAX_CHANGES = 500
MAX_RESULT_BYTES = 4 * 2**20 + 2**12

MAX_WANTED = 16

CaseStatus = Literal[
    "received", "accepted", "supplement", "returned", "decided", "closed", "withdrawn"
]


@dataclass(frozen=True, slots=True)
class Result:
    """A result document as it is fetched: the SHA-256 of its sealed bytes, and their number."""

    digest: Digest
    size: Annotated[int, Bound(1, MAX_RESULT_BYTES)]


@dataclass(frozen=True, slots=True)
class Change:
    """A case as it now stands. Says nothing of its contents.

    `result`: the document that came with its decision; told only to who asks for results.
    `wanted`, `due`: papers that a supplement is to bring, each the code of a material or its name in
    words, and the last moment for it; the status `supplement` is told only to who asks for it.
    """

    position: Count
    id: UUID
    slip_number: Annotated[str, Size(0, 64)]
    item: Annotated[str, Size(0, 64)]
    case_number: Annotated[str, Size(0, 64)]
    status: CaseStatus
    note: Words
    at: Millis
    result: Result | None = None
    wanted: Annotated[tuple[PaperName, ...], Size(0, MAX_WANTED)] = ()
    due: Millis | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed for a hall after a cursor; travels as `Signed` (purpose `changes`)."""

    v: Literal[1]
    mark: Signed
    cursor: Count
    more: bool
    at: Millis
    changes: Annotated[tuple[Change, ...], Size(0, MAX_CHANGES)]
