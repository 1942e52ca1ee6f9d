"""Papers that the platform holds already: asked for by a person's card, told without contents."""

from dataclasses import dataclass
from typing import Annotated, Literal

from sync.wire.codec import Bound, Digest, Millis, Name, Size
from sync.wire.envelope import MAX_FILE_BYTES, MAX_FILES, CaseNumber, PaperName
from sync.wire.person import Person

MAX_HELD = 32
NONCE_BYTES = 16


@dataclass(frozen=True, slots=True)
class HeldQuestion:
    """Asks what a person has filed before; travels as `Signed` (purpose `held-question`).

    `person` is the digest of the ID number on the `document`, which was read from its chip just
    now; `consent` and `consent_at`: the version of the notice that the person ticked, and when.
    `nonce` makes each question another one: it is answered once.
    """

    v: Literal[1]
    device: Annotated[str, Size(4, 12)]
    document: Annotated[str, Size(1, 40)]
    person: Person
    consent: Annotated[str, Size(1, 40)]
    consent_at: Millis
    at: Millis
    nonce: Annotated[bytes, Size(NONCE_BYTES, NONCE_BYTES)]


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """One page of a paper that was filed: `digest` is the SHA-256 of the file in clear."""

    paper: PaperName
    digest: Digest
    media_type: Name
    size: Annotated[int, Bound(0, MAX_FILE_BYTES)]


@dataclass(frozen=True, slots=True)
class Held:
    """The papers of one case of the person that was decided in their favour."""

    case: CaseNumber
    item: Annotated[str, Size(0, 64)]
    filed_at: Millis
    papers: Annotated[tuple[HeldPaper, ...], Size(1, MAX_FILES)]


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """What is held, the newest case first; travels as `Signed` (purpose `held`).

    `question` is the SHA-256 of the question's payload: no answer serves for another one.
    """

    v: Literal[1]
    question: Digest
    at: Millis
    held: Annotated[tuple[Held, ...], Size(0, MAX_HELD)]
