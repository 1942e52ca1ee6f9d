"""What must be true when all has converged: pure, over a history and what the platform holds."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sync.errors import BadSignatureError
from sync.wire.codec import decode
from sync.wire.envelope import CHAIN_START
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, Signed, verify
from tests.faults.black_box.filings import Filing
from tests.faults.black_box.history import History, Slip


@dataclass(frozen=True)
class Held:
    """An envelope that stands at the platform, opened.

    `content` and `files` are digests in clear; None for what cannot be opened or is not there.
    `case_number` is "" where no case came of it.
    """

    id: UUID
    device: str
    instance: UUID
    seq: int
    prev: bytes
    digest: bytes
    case_number: str
    content: bytes | None
    files: tuple[bytes | None, ...]
    is_complete: bool


@dataclass(frozen=True)
class Judgement:
    """What was found; `findings` names each thing that must not be."""

    lost: int
    doubled: int
    corrupted: int
    findings: tuple[str, ...]


def judge(history: History, held: Sequence[Held], keys: Mapping[bytes, bytes]) -> Judgement:
    """Hold what stands at a platform against what was promised; `keys` sign its receipts."""
    standing = {one.id: one for one in held}
    lost = list(_lost(history.slips, standing))
    doubled = [*_doubled(held), *_repeated_slips(history.slips), *_repeated_cases(held)]
    corrupted = list(_corrupted(history.begun, standing))
    others = [
        *_foreign(history, held),
        *_out_of_order(history.slips, standing),
        *_broken_chains(held, history.deleted),
        *_bad_receipts(history.receipts, standing, keys),
    ]
    findings = (*lost, *doubled, *corrupted, *others)
    return Judgement(len(lost), len(doubled), len(corrupted), findings)


def _lost(slips: Iterable[Slip], standing: Mapping[UUID, Held]) -> Iterator[str]:
    for slip in {one.id: one for one in slips}.values():
        one = standing.get(slip.id)
        if one is None:
            yield f"lost: {slip.slip} of kiosk {slip.kiosk} does not stand at the platform"
        elif not one.case_number:
            yield f"lost: {slip.slip} has no case"
        elif one.digest != slip.digest:
            yield f"lost: under the id of {slip.slip} stands another envelope"
        elif not one.is_complete:
            yield f"lost: {slip.slip} has no receipt for all its files"


def _doubled(held: Iterable[Held]) -> Iterator[str]:
    for content, count in Counter(one.content for one in held if one.content).items():
        if count > 1:
            yield f"doubled: the content {content.hex()[:16]} stands {count} times"


def _repeated_slips(slips: Iterable[Slip]) -> Iterator[str]:
    for number, ids in _by_number((one.slip, one.id) for one in slips):
        yield f"doubled: slip number {number} was given to {len(ids)} filings"


def _repeated_cases(held: Iterable[Held]) -> Iterator[str]:
    for number, ids in _by_number((one.case_number, one.id) for one in held if one.case_number):
        yield f"doubled: case number {number} was given to {len(ids)} filings"


def _by_number(pairs: Iterable[tuple[str, UUID]]) -> Iterator[tuple[str, set[UUID]]]:
    """Yield the numbers that more than one id has."""
    owners: dict[str, set[UUID]] = defaultdict(set)
    for number, owner in pairs:
        owners[number].add(owner)
    return ((number, ids) for number, ids in owners.items() if len(ids) > 1)


def _corrupted(begun: Mapping[UUID, Filing], standing: Mapping[UUID, Held]) -> Iterator[str]:
    for id_, one in standing.items():
        filing = begun.get(id_)
        if filing is None:
            continue
        if one.content != filing.content:
            yield f"corrupted: {id_} does not hold what was filed"
        if one.is_complete and one.files != filing.contents:
            yield f"corrupted: the files of {id_} are not those that were filed"


def _foreign(history: History, held: Iterable[Held]) -> Iterator[str]:
    for one in held:
        if one.id not in history.begun:
            yield f"foreign: {one.id} of device {one.device} was never filed"


def _out_of_order(slips: Iterable[Slip], standing: Mapping[UUID, Held]) -> Iterator[str]:
    """Within an instance the numbers rise in the order in which people got their slips."""
    last: dict[UUID, tuple[int, set[UUID]]] = {}
    for slip in slips:
        one = standing.get(slip.id)
        if one is None:
            continue
        seq, known = last.get(one.instance, (0, set()))
        if slip.seq != one.seq or (slip.id not in known and slip.seq <= seq):
            yield f"out of order: {slip.slip} is number {one.seq} after {seq}"
        last[one.instance] = (max(seq, slip.seq), known | {slip.id})


def _broken_chains(held: Iterable[Held], deleted: Collection[str]) -> Iterator[str]:
    """What was begun on a disk that is gone, and never promised, may leave a gap."""
    chains: dict[tuple[str, UUID], dict[int, Held]] = defaultdict(dict)
    for one in held:
        chain = chains[one.device, one.instance]
        if one.seq in chain:
            yield f"forked: two envelopes are number {one.seq} of instance {one.instance}"
        chain[one.seq] = one
    for (device, instance), chain in chains.items():
        for seq, one in chain.items():
            before = chain.get(seq - 1)
            if seq > 1 and before is None:
                if device not in deleted:
                    yield f"gap: nothing stands before number {seq} of instance {instance}"
            elif one.prev != (CHAIN_START if before is None else before.digest):
                yield f"out of chain: number {seq} of instance {instance}"


def _bad_receipts(
    receipts: Iterable[Signed], standing: Mapping[UUID, Held], keys: Mapping[bytes, bytes]
) -> Iterator[str]:
    """A receipt that was ever told still holds: signed, for these bytes, with this case number."""
    for signed in receipts:
        try:
            receipt = decode(Receipt, verify(keys, RECEIPT, signed))
        except BadSignatureError:
            yield "receipt: a kiosk holds one that the platform did not sign"
            continue
        one = standing.get(receipt.id)
        if one is None or one.digest != receipt.digest:
            yield f"receipt: what it speaks of does not stand: {receipt.id}"
        elif one.case_number != receipt.case_number:
            yield f"receipt: {receipt.id} was told {receipt.case_number}, is {one.case_number}"
