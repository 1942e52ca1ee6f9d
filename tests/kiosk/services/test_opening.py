"""One filing, opened with its slip and without a network; and closed to everybody else."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from forms import Form, Session
from kiosk.services.opening import (
    ForeignSlipError,
    NotASlipError,
    NotFiledHereError,
    OpenedFiling,
    SecondCopyError,
    open_filings,
)
from sync.store import Filed, Store, Submission, SubmissionFile, schema
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.seal import open_envelope
from sync.wire.slip import Slip, new_secret, slip_key, slip_text
from tests.support.filings import a_clock, open_store
from tests.support.platform_model import PlatformModel
from tests.support.visits import NOW, form_of

ADDRESS = "https://platform.example"
PHOTO = b"a photo" * 999
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | text | name | 姓名 | Name |
| | date | born | 出生日期 | Born |
| | select_one yn | local | 住本地吗 | Local |
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) |
| | yn | y | 是 | Yes |
""")


@pytest.fixture(name="store")
def enrolled_store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as store:
        yield store


def file(store: Store, *, recipients: tuple[str, ...] = ("platform", "escrow", "slip")) -> Filed:
    number = iter(range(1, 9))
    session = Session(FORM, now=lambda: NOW, new_id=lambda: str(UUID(int=next(number))))
    session.answer("/data/name", "示范居民")
    session.answer("/data/born", "1949-12-31")
    session.answer("/data/local", "y")
    given = Submission(
        "filing",
        "demo",
        FORM.ref,
        session.submission(),
        (SubmissionFile("a.jpg", "image/jpeg", PHOTO),),
    )
    return store.file(given, recipients=recipients)  # type: ignore[arg-type]  # names of recipients


def code(filed: Filed, *, secret: bytes | None = None) -> str:
    return slip_text(ADDRESS, Slip(filed.slip_number, secret or filed.slip_secret))


def opened(store: Store, text: str, form: Form | None = FORM) -> OpenedFiling:
    return open_filings(store, lambda *_: form, text)[0]


def test_the_slip_opens_its_filing_with_answers_in_words_and_the_files(store: Store) -> None:
    filing = opened(store, code(file(store)))

    assert filing.answers == (
        ("姓名", "示范居民"),
        ("出生日期", "1949年12月31日"),
        ("住本地吗", "是"),
    )
    assert [(one.name, one.data) for one in filing.files] == [("a.jpg", PHOTO)]


def test_a_form_that_is_not_here_any_more_leaves_the_record_as_it_is(store: Store) -> None:
    filing = opened(store, code(file(store)), form=None)

    assert filing.answers == ()
    assert "<name>示范居民</name>" in filing.content


def test_a_file_that_was_lost_or_altered_does_not_keep_the_answers_closed(store: Store) -> None:
    filed = file(store)
    (sealed,) = decode(Envelope, store.sealed(filed.slip_number) or b"").files
    store.attachments.path(sealed.digest).write_bytes(b"x" * sealed.size)

    filing = opened(store, code(filed))

    assert len(filing.answers) == 3
    assert filing.files[0].data is None


def test_another_slip_opens_nothing(store: Store) -> None:
    one, other = file(store), file(store)

    with pytest.raises(ForeignSlipError):
        opened(store, code(one, secret=other.slip_secret))
    with pytest.raises(ForeignSlipError):
        opened(store, code(one, secret=new_secret()))


def test_a_filing_of_another_kiosk_is_not_here(store: Store, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "other", a_clock(), PlatformModel())) as other:
        filed = file(other)

    with pytest.raises(NotFiledHereError):
        opened(store, code(filed))


def test_a_second_copy_opens_nothing_and_neither_does_nonsense(store: Store) -> None:
    filed = file(store)

    with pytest.raises(SecondCopyError):
        opened(store, slip_text(ADDRESS, Slip(filed.slip_number, None)))
    with pytest.raises(NotASlipError):
        opened(store, "https://platform.example/")


def test_a_workbook_may_leave_the_slip_out(store: Store) -> None:
    filed = file(store, recipients=("platform", "escrow"))

    assert filed.slip_secret is None
    with pytest.raises(ForeignSlipError):
        opened(store, code(filed, secret=new_secret()))


def test_nothing_on_the_disk_opens_it_with_the_store_key_in_hand(store: Store) -> None:
    filed = file(store)
    assert filed.slip_secret is not None
    key = slip_key(filed.slip_secret)
    envelope = decode(Envelope, store.sealed(filed.slip_number) or b"")
    keys = (filed.slip_secret, key.private_bytes_raw(), open_envelope(envelope, key).content_key)
    words = (code(filed).partition("#")[2].encode(), *(one.hex().encode() for one in keys))

    with store._database.read() as connection:
        values = [
            value.encode() if isinstance(value, str) else value
            for table in schema.metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
            if isinstance(value, str | bytes)
        ]
    files = [path.read_bytes() for path in store._folder.rglob("*") if path.is_file()]

    assert envelope.wraps[-1].key in b"".join(values)
    assert not [key for key in (*keys, *words) if any(key in one for one in (*values, *files))]
