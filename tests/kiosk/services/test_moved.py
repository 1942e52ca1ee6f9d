"""Two work on one case: who comes second hears what the first did, and nothing is filed unawares."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.services.moved import CaseMovedError, unless_moved
from sync.store import CaseSeen, Filed, Store
from sync.wire.changes import CaseStatus
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell

NOTE = "请补门牌号。"
STAFF = UUID(int=7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path, a_clock(), PlatformModel())) as store:
        yield store


def returned(store: Store, status: CaseStatus = "returned") -> tuple[Filed, CaseSeen]:
    filed = store.file(a_submission(), recipients=["platform", "slip"])
    tell(store, filed, status, NOTE)
    return filed, store.cases.seen(filed.envelope_id)


def follow(store: Store, seen: CaseSeen, kind: str = "correction") -> Filed:
    given = replace(a_submission(), kind=kind, about=seen.case)
    return store.commit(store.prepare(given, recipients=["platform", "slip"]), unless_moved(seen))


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        ("correction", "returned", "就在刚才，已经有人改好交上了一份。"),
        ("supplement", "supplement", "就在刚才，已经有人把材料补上了。"),
    ],
)
def test_of_two_that_follow_one_case_the_second_is_told_of_the_first(
    store: Store, kind: str, status: CaseStatus, said: str
) -> None:
    _, seen = returned(store, status)
    follow(store, seen, kind)
    before = store.waiting().count

    with pytest.raises(CaseMovedError) as refused:
        follow(store, seen, kind)

    assert refused.value.words("zh_CN") == said
    assert refused.value.may_go_on
    assert store.waiting().count == before
    follow(store, refused.value.now, kind)
    assert store.waiting().count == before + 1


@pytest.mark.parametrize(
    ("status", "said", "may_go_on"),
    [
        ("received", "别的机器已经交上了一份，县里收到了", True),
        ("returned", "办理单位退回来了。说的是：还缺一张照片。", True),
        ("accepted", "办理单位已经受理了", False),
        ("decided", "已经办好了", False),
        ("withdrawn", "已经撤回了", False),
    ],
)
def test_what_the_county_told_meanwhile_is_said_and_whether_anybody_may_go_on(
    store: Store, status: CaseStatus, said: str, *, may_go_on: bool
) -> None:
    filed, seen = returned(store)
    note = "还缺一张照片。" if status == "returned" else ""
    tell(store, filed, status, note, position=2)

    with pytest.raises(CaseMovedError, match=status) as refused:
        follow(store, seen)

    assert said in refused.value.words("zh_CN")
    assert refused.value.words("en").startswith("Just now ")
    assert refused.value.may_go_on is may_go_on


def test_what_only_went_its_way_is_not_laid_to_another_kiosk(store: Store) -> None:
    filed = store.file(a_submission(), recipients=["platform", "slip"])
    waiting = store.cases.seen(filed.envelope_id)
    tell(store, filed, "received")

    error = CaseMovedError(waiting, store.cases.seen(filed.envelope_id))

    assert error.words("zh_CN") == "就在刚才，县里收到了。"


def test_a_case_that_was_withdrawn_here_takes_nothing_more(store: Store) -> None:
    _, seen = returned(store)
    withdrawal = replace(a_submission(), kind="withdrawal", about=seen.case, form=None, xml=b"")
    store.commit(store.prepare(withdrawal, recipients=["platform"]))

    with pytest.raises(CaseMovedError, match="returned") as refused:
        follow(store, seen)

    assert "替本人撤回" in refused.value.words("zh_CN")
    assert not refused.value.may_go_on


def test_what_was_filed_already_is_not_refused_when_it_is_tried_again(store: Store) -> None:
    _, seen = returned(store)
    given = replace(a_submission(), kind="correction", about=seen.case)
    prepared = store.prepare(given, recipients=["platform", "slip"])

    first, again = (store.commit(prepared, unless_moved(seen)) for _ in range(2))

    assert first.slip_number == again.slip_number


def test_a_result_is_handed_over_by_one_unless_the_other_knows(store: Store) -> None:
    filed, seen = returned(store, "decided")
    hand_over = store.handed.note
    hand_over(filed.envelope_id, STAFF, "seen", unless_moved(seen))

    with pytest.raises(CaseMovedError, match="decided") as refused:
        hand_over(filed.envelope_id, STAFF, "known", unless_moved(seen))

    assert "结果已经交给本人了" in refused.value.words("zh_CN")
    assert len(store.handed.of(filed.envelope_id)) == 1
    hand_over(filed.envelope_id, STAFF, "known", unless_moved(refused.value.now))
