"""The checker finds what must not be: each history here has one thing wrong with it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.wire.codec import encode
from sync.wire.envelope import CHAIN_START
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, Signed, key_id, sign
from tests.faults.black_box.checker import Held, Judgement, judge
from tests.faults.black_box.filings import make_filing
from tests.faults.black_box.history import History, Slip

KEY = Ed25519PrivateKey.generate()
PUBLIC = KEY.public_key().public_bytes_raw()
INSTANCE = UUID(int=1)
FILINGS = [make_filing(1, 0, number, is_big=False) for number in range(4)]
DIGESTS = [bytes([number]) * 32 for number in range(4)]


def told(place: int, key: Ed25519PrivateKey = KEY, case: str = "") -> Signed:
    case = case or f"case-{place}"
    receipt = Receipt(1, "complete", FILINGS[place].id, DIGESTS[place], case, 1, place, 0)
    return sign(key, RECEIPT, encode(receipt))


def what_was_promised() -> History:
    """Three filings with slips, the fourth begun only."""
    return History(
        begun={one.id: one for one in FILINGS},
        slips=[
            Slip(0, place, f"slip-{place}", FILINGS[place].id, place + 1, DIGESTS[place])
            for place in range(3)
        ],
        receipts=[told(place) for place in range(3)],
    )


def what_stands() -> list[Held]:
    return [
        Held(
            id=FILINGS[place].id,
            device="0001",
            instance=INSTANCE,
            seq=place + 1,
            prev=DIGESTS[place - 1] if place else CHAIN_START,
            digest=DIGESTS[place],
            case_number=f"case-{place}",
            content=FILINGS[place].content,
            files=FILINGS[place].contents,
            is_complete=True,
        )
        for place in range(3)
    ]


def verdict(history: History, held: list[Held]) -> Judgement:
    return judge(history, held, {key_id(PUBLIC): PUBLIC})


def test_what_was_promised_and_stands_is_as_it_should_be() -> None:
    assert verdict(what_was_promised(), what_stands()) == Judgement(0, 0, 0, ())


def test_what_was_begun_without_a_slip_may_stand_once() -> None:
    held = what_stands()
    held.append(
        replace(
            held[2],
            id=FILINGS[3].id,
            seq=4,
            prev=DIGESTS[2],
            digest=DIGESTS[3],
            case_number="case-3",
            content=FILINGS[3].content,
            files=FILINGS[3].contents,
        )
    )

    assert not verdict(what_was_promised(), held).findings


def lose(history: History, held: list[Held]) -> None:
    del held[2]


def lose_the_case(history: History, held: list[Held]) -> None:
    held[2] = replace(held[2], case_number="")


def lose_a_file(history: History, held: list[Held]) -> None:
    held[2] = replace(held[2], is_complete=False, files=())


def put_another_in_its_place(history: History, held: list[Held]) -> None:
    held[2] = replace(held[2], digest=bytes(32))


@pytest.mark.parametrize("harm", [lose, lose_the_case, lose_a_file, put_another_in_its_place])
def test_a_lost_filing_is_found(harm: Callable[[History, list[Held]], None]) -> None:
    history, held = what_was_promised(), what_stands()
    harm(history, held)

    assert verdict(history, held).lost == 1


def double(history: History, held: list[Held]) -> None:
    held.append(replace(held[2], id=UUID(int=9), seq=4, prev=DIGESTS[2], case_number="case-9"))


def repeat_a_slip_number(history: History, held: list[Held]) -> None:
    history.slips[2] = replace(history.slips[2], slip="slip-1")


def repeat_a_case_number(history: History, held: list[Held]) -> None:
    held[2] = replace(held[2], case_number="case-1")


@pytest.mark.parametrize("harm", [double, repeat_a_slip_number, repeat_a_case_number])
def test_a_doubled_filing_or_number_is_found(harm: Callable[[History, list[Held]], None]) -> None:
    history, held = what_was_promised(), what_stands()
    harm(history, held)

    assert verdict(history, held).doubled == 1


def alter_the_content(history: History, held: list[Held]) -> None:
    held[0] = replace(held[0], content=bytes(32))


def close_it_for_good(history: History, held: list[Held]) -> None:
    held[0] = replace(held[0], content=None)


def alter_a_file(history: History, held: list[Held]) -> None:
    held[0] = replace(held[0], files=(None, *held[0].files[1:]))


@pytest.mark.parametrize("harm", [alter_the_content, close_it_for_good, alter_a_file])
def test_a_corrupted_filing_is_found(harm: Callable[[History, list[Held]], None]) -> None:
    history, held = what_was_promised(), what_stands()
    harm(history, held)

    assert verdict(history, held).corrupted == 1


def bring_a_stranger(history: History, held: list[Held]) -> None:
    del history.begun[FILINGS[1].id]


def swap_the_order(history: History, held: list[Held]) -> None:
    history.slips[0], history.slips[1] = history.slips[1], history.slips[0]


def renumber(history: History, held: list[Held]) -> None:
    history.slips[2] = replace(history.slips[2], seq=7)


def fork(history: History, held: list[Held]) -> None:
    held[2] = replace(held[2], seq=2, prev=DIGESTS[0])


def leave_a_gap(history: History, held: list[Held]) -> None:
    history.slips[2] = replace(history.slips[2], seq=5)
    held[2] = replace(held[2], seq=5)


def break_the_chain(history: History, held: list[Held]) -> None:
    held[2] = replace(held[2], prev=bytes(32))


def forge_a_receipt(history: History, held: list[Held]) -> None:
    history.receipts[0] = told(0, Ed25519PrivateKey.generate())


def break_the_word_of_a_receipt(history: History, held: list[Held]) -> None:
    history.receipts[0] = told(0, case="case-7")


@pytest.mark.parametrize(
    ("harm", "word"),
    [
        (bring_a_stranger, "foreign"),
        (swap_the_order, "out of order"),
        (renumber, "out of order"),
        (fork, "forked"),
        (leave_a_gap, "gap"),
        (break_the_chain, "out of chain"),
        (forge_a_receipt, "receipt"),
        (break_the_word_of_a_receipt, "receipt"),
    ],
)
def test_what_else_must_not_be_is_found(
    harm: Callable[[History, list[Held]], None], word: str
) -> None:
    history, held = what_was_promised(), what_stands()
    harm(history, held)

    assert any(one.startswith(word) for one in verdict(history, held).findings)


def test_a_case_number_that_changed_after_a_restore_is_found() -> None:
    history, held = what_was_promised(), what_stands()
    held[0] = replace(held[0], case_number="case-8")
    history.deleted.add("0001")

    assert [one.split(":")[0] for one in verdict(history, held).findings] == ["receipt"]


def test_a_receipt_for_what_does_not_stand_is_found() -> None:
    history = what_was_promised()
    history.receipts.append(told(3))

    assert [one.split(":")[0] for one in verdict(history, what_stands()).findings] == ["receipt"]
