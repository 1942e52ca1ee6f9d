"""Drafts in the store: closed for code and card alone, found by them, gone after their time."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from sync.clock import ManualClock, milliseconds
from sync.errors import CannotOpenError
from sync.store import Store, StoreFullError
from sync.store.draft_seal import (
    CODE_SIGNS,
    DraftSeal,
    SealedDraft,
    Secret,
    close,
    file_name,
    grouped_code,
    new_code,
    new_seal,
    of_card,
    of_code,
    open_draft,
    read_code,
    unlock,
)
from tests.support.aged import age
from tests.support.filings import START, open_store
from tests.support.small_disk import fill, small_disk

CODE = Secret(b"c" * 16, b"k" * 32)
CARD = Secret(b"d" * 16, b"q" * 32)
OTHER = Secret(b"e" * 16, b"k" * 32)
ANSWERS = "<data><name>示范居民</name></data>".encode()
PHOTO = b"\xff\xd8" + b"photo of a paper" * 100
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def sealed(
    seal: DraftSeal,
    *photos: bytes,
    answers: bytes = ANSWERS,
    stored: frozenset[bytes] = frozenset(),
) -> SealedDraft:
    return close(seal, answers, {file_name(seal, one): one for one in photos}, stored)


def save(store: Store, seal: DraftSeal, *photos: bytes, keep: bool = False) -> None:
    store.drafts.save(sealed(seal, *photos), START, keep=keep)


def read(store: Store, secret: Secret, at: datetime = START) -> tuple[bytes, set[bytes]] | None:
    """What a code or a card opens, None where nothing is found."""
    found = store.drafts.by_code(secret.tag, at) or store.drafts.by_card(secret.tag, at)
    if found is None:
        return None
    content, files = open_draft(unlock(found, secret), found)
    return content, set(files.values())


def trust(store: Store, at: datetime) -> None:
    store.replica.trust(milliseconds(at))


def test_the_code_opens_what_was_saved_with_its_photos(store: Store) -> None:
    save(store, new_seal(CODE, None), PHOTO, b"another")

    assert read(store, CODE) == (ANSWERS, {PHOTO, b"another"})


def test_a_later_version_takes_the_place_of_the_earlier_and_drops_its_photos(store: Store) -> None:
    seal = new_seal(CODE, None)
    save(store, seal, PHOTO, b"dropped")
    had = frozenset({file_name(seal, PHOTO)})
    store.drafts.save(sealed(seal, PHOTO, answers=b"later", stored=had), START, keep=False)

    assert read(store, CODE) == (b"later", {PHOTO})


def test_an_open_visit_is_found_by_its_card_too_and_a_kept_one_is_not(store: Store) -> None:
    seal = new_seal(CODE, CARD)
    save(store, seal)
    by_card = read(store, CARD)
    save(store, seal, keep=True)

    assert by_card == (ANSWERS, set())
    assert (read(store, CARD), read(store, CODE)) == (None, (ANSWERS, set()))


def test_another_code_finds_nothing_and_opens_nothing(store: Store) -> None:
    save(store, new_seal(CODE, CARD))
    found = store.drafts.by_code(CODE.tag, START)

    assert store.drafts.by_code(OTHER.tag, START) is None
    assert found is not None
    with pytest.raises(CannotOpenError):
        unlock(found, OTHER)
    with pytest.raises(CannotOpenError):
        unlock(found, Secret(CODE.tag, b"w" * 32))


def test_content_of_one_draft_does_not_pass_for_that_of_another() -> None:
    key = new_seal(CODE, None)
    moved = DraftSeal(key.key, new_seal(OTHER, None).code, None)

    with pytest.raises(CannotOpenError):
        open_draft(moved, sealed(key))


@pytest.mark.parametrize(
    ("after", "is_there"), [(15 * MINUTE - MINUTE / 60, True), (15 * MINUTE, False)]
)
def test_a_visit_that_broke_off_is_offered_for_a_quarter_of_an_hour(
    store: Store, after: timedelta, *, is_there: bool
) -> None:
    save(store, new_seal(CODE, CARD))

    assert (read(store, CODE, START + after) is not None) is is_there
    assert (read(store, CARD, START + after) is not None) is is_there
    assert store.drafts.has_open(START + after) is is_there
    assert store.drafts.prune(START + after) == (0 if is_there else 1)


@pytest.mark.parametrize(("after", "is_there"), [(7 * DAY - MINUTE, True), (7 * DAY, False)])
def test_what_was_put_off_is_kept_for_seven_days(
    store: Store, after: timedelta, *, is_there: bool
) -> None:
    trust(store, START)
    save(store, new_seal(CODE, None), PHOTO, keep=True)
    trust(store, START + after)

    assert (read(store, CODE, START + after) is not None) is is_there
    assert store.drafts.prune(START + after) == (0 if is_there else 1)
    with store._database.read() as connection:
        photos = connection.execute(text("SELECT count(*) FROM draft_file")).scalar_one()
    assert photos == int(is_there)


def test_a_wrong_clock_alone_takes_no_kept_draft_away(store: Store) -> None:
    trust(store, START)
    save(store, new_seal(CODE, None), keep=True)

    assert store.drafts.prune(START + 1000 * DAY) == 0
    assert read(store, CODE, START + 1000 * DAY) is not None


def test_a_clock_that_fell_behind_does_not_lengthen_the_quarter_of_an_hour(store: Store) -> None:
    trust(store, START)
    store.drafts.save(sealed(new_seal(CODE, None)), START - 9000 * DAY, keep=False)
    trust(store, START + 15 * MINUTE)

    assert read(store, CODE, START - 9000 * DAY) is None


def test_what_was_saved_under_a_clock_years_ahead_begins_its_life_when_that_is_noticed(
    store: Store,
) -> None:
    trust(store, START)
    store.drafts.save(sealed(new_seal(CODE, None)), START + 9000 * DAY, keep=True)
    store.drafts.prune(START + DAY)
    trust(store, START + 9 * DAY)

    assert store.drafts.prune(START + 9 * DAY) == 1


def test_what_was_put_off_stays_so_while_it_is_gone_on_with(store: Store) -> None:
    trust(store, START)
    seal = new_seal(CODE, None)
    save(store, seal, keep=True)
    store.drafts.save(sealed(seal, answers=b"gone on"), START + DAY, keep=False)

    assert read(store, CODE, START + 2 * DAY) == (b"gone on", set())
    store.drafts.forget_open()
    assert read(store, CODE, START + 2 * DAY) == (b"gone on", set())


def test_another_takes_its_place_in_one_step(store: Store) -> None:
    save(store, new_seal(CODE, CARD), PHOTO)
    store.drafts.save(sealed(new_seal(OTHER, None)), START, keep=False, instead=CODE.tag)

    assert (read(store, CODE), read(store, OTHER)) == (None, (ANSWERS, set()))


def test_what_is_forgotten_is_gone_with_its_photos(store: Store) -> None:
    save(store, new_seal(CODE, CARD), PHOTO)
    store.drafts.forget(CODE.tag)
    store.drafts.forget(CODE.tag)

    assert read(store, CODE) is None
    with store._database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM draft_file")).scalar_one() == 0


def test_a_full_disk_refuses_the_draft_and_keeps_its_earlier_version(
    tmp_path: Path, clock: ManualClock
) -> None:
    with small_disk(tmp_path / "disk", "64m") as disk:
        store = open_store(disk / "store", clock, ballast=2 * 2**20)
        assert store.restore_ballast()
        seal = new_seal(CODE, None)
        save(store, seal)
        fill(disk / "filler")
        with pytest.raises(StoreFullError):
            store.drafts.save(sealed(seal, PHOTO, answers=b"later"), START, keep=True)
        assert (disk / "store" / "ballast").exists()
        (disk / "filler").unlink()
        assert read(store, CODE) == (ANSWERS, set())
        store.close()


def test_nothing_of_a_draft_stands_in_clear_even_to_whoever_has_the_stores_key(
    store: Store, folder: Path
) -> None:
    save(store, new_seal(CODE, CARD), PHOTO, keep=False)
    with store._database.read() as connection:
        rows = connection.execute(text("SELECT * FROM draft, draft_file")).all()

    assert rows
    everything = repr([tuple(row) for row in rows]).encode() + b"".join(
        value for row in rows for value in row if isinstance(value, bytes)
    )
    for secret in (ANSWERS, "示范居民".encode(), PHOTO[:40], CODE.key, CARD.key):
        assert secret not in everything


def test_a_store_of_the_first_schema_gets_its_drafts_when_it_is_opened(
    folder: Path, clock: ManualClock
) -> None:
    store = open_store(folder, clock)
    with store._database.write() as connection:
        age(connection, "0001")
    store.close()
    store = open_store(folder, clock)

    save(store, new_seal(CODE, None), PHOTO)
    assert read(store, CODE) == (ANSWERS, {PHOTO})
    store.close()


def test_the_salt_is_the_devices_own_and_lasts(folder: Path, clock: ManualClock) -> None:
    store = open_store(folder, clock)
    salt = store.drafts.salt()
    store.close()
    other = open_store(folder.with_name("other"), clock)
    again = open_store(folder, clock)

    assert again.drafts.salt() == salt != other.drafts.salt()
    assert len(salt) == 16
    for one in (again, other):
        one.close()


def test_codes_and_cards_of_the_same_words_are_different_secrets() -> None:
    code = of_code("ABCD2345", b"s" * 16)

    assert code == of_code("ABCD2345", b"s" * 16)
    assert code.key not in (of_card(b"ABCD2345", b"s" * 16).key, of_code("ABCD2345", b"t" * 16).key)


@given(st.text(CODE_SIGNS, min_size=8, max_size=8))
def test_a_code_is_read_as_it_is_shown_typed_or_scanned(code: str) -> None:
    assert read_code(code) == code
    assert read_code(grouped_code(code).lower()) == code
    assert read_code(f"示范镇便民服务中心 {grouped_code(code)}") == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("oil0-1234", "01101234"), ("ABCD 2345", "ABCD2345"), ("ABCD234", None), ("ABCDU345", None)],
)
def test_what_looks_alike_is_forgiven_and_what_is_no_code_is_refused(
    typed: str, code: str | None
) -> None:
    assert read_code(typed) == code


def test_new_codes_differ_and_can_be_read() -> None:
    codes = {new_code() for _ in range(50)}

    assert len(codes) == 50
    assert all(read_code(code) == code for code in codes)
