"""A case in clear: its newest version and what was added, in the desk's language, also without its form."""

from dataclasses import replace
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from forms import Form
from forms.catalogue import Material, ServiceItem, Text
from kiosk.services.desk.opened import Reading, contents_of
from kiosk.services.filling import Filling
from kiosk.services.reopening import About
from kiosk.services.versions import Version, with_files
from kiosk.services.wanted import form_for, wanted_papers
from sync.wire.codec import encode
from sync.wire.envelope import CHAIN_START, Envelope, FormName, Kind, Withdrawal
from sync.wire.identity import Identity
from sync.wire.seal import Contents, PlainFile, Recipient, Subject, open_envelope, seal
from tests.support.visits import NOW, ZONE, an_item, form_of

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | bind::kiosk:same |
| | text | name | 叫什么？ | Your name? | person.name |
| | text | phone | 手机号码？ | Mobile? | person.phone |
""")
DEMO = FormName("demo", "1")
RECORD = (
    b'<data id="demo" version="1"><name>\xe7\xa4\xba\xe8\x8c\x83\xe5\xb1\x85\xe6\xb0\x91</name>'
    b"<phone>13800000000</phone></data>"
)
PAPER = Material(
    code="register",
    name=Text("户口簿", "Household register"),
    form=Text(),
    copies=1,
    note=Text(),
    required=True,
    symbol="",
    question="a b",
)
ITEM = replace(an_item(), materials=(PAPER,))
ABOUT = About(UUID(int=1), "0001000371234562", "", "请补门牌号。")
REGISTER = PlainFile("b.jpg", "image/jpeg", b"no jpeg", "register:1")
SIGNATURE = PlainFile("signature.png", "image/png", b"png")


def version(
    kind: Kind,
    number: int,
    content: bytes = RECORD,
    *,
    files: tuple[PlainFile, ...] = (),
    form: FormName | None = DEMO,
) -> Version:
    """Seal an envelope of the case, and open it."""
    key = X25519PrivateKey.generate()
    subject = Subject(UUID(int=number), "0001", form)
    sealed = seal(
        Contents(
            "application/xml" if form else "application/cbor",
            content,
            Identity("typed", "resident-id-card", "1", 5),
            "zh_CN",
            files,
        ),
        subject,
        [Recipient("platform", key.public_key().public_bytes_raw())],
    )
    envelope = Envelope(
        v=1,
        id=subject.id,
        kind=kind,
        device="0001",
        instance=UUID(int=99),
        seq=number,
        prev=CHAIN_START,
        made_at=number * 1000,
        item="demo",
        form=form,
        about=None if kind == "filing" else ABOUT.case,
        suite="intl",
        wraps=sealed.wraps,
        body=sealed.body,
        files=sealed.files,
    )
    bytes_of = dict(zip((one.digest for one in sealed.files), sealed.file_bytes, strict=True))
    opened = Version(envelope, open_envelope(envelope, key))
    return with_files(opened, lambda file: bytes_of[file.digest])


def reading(language: str = "zh_CN", *, has_form: bool = True) -> Reading:
    def filed_with(*_: str) -> tuple[ServiceItem, Form] | None:
        return (ITEM, FORM) if has_form else None

    return Reading(filed_with, lambda _: ITEM, language, ZONE)


def test_the_newest_version_counts_with_what_was_added_and_the_earlier_does_not() -> None:
    added = version("withdrawal", 3, encode(Withdrawal("不办了")), form=None)
    versions = [version("correction", 4), added, version("filing", 1)]
    contents = contents_of(ABOUT, versions, None, reading())

    assert [sheet.kind for sheet in contents.sheets] == ["correction", "withdrawal"]
    assert [row.answer for row in contents.sheets[1].rows] == ["不办了"]
    assert contents.phones == ("13800000000",)
    assert contents.filings[0].is_correction
    assert contents.sheets[0].made_at.tzinfo is NOW.tzinfo


def test_the_desk_reads_in_its_own_language_and_the_form_stays_in_that_of_the_filing() -> None:
    contents = contents_of(ABOUT, [version("filing", 1)], None, reading("en"))

    (sheet,) = contents.sheets
    assert [(row.label, row.answer) for row in sheet.rows] == [
        ("Your name?", "示范居民"),
        ("Mobile?", "13800000000"),
    ]
    assert sheet.title == "Sample item"
    assert sheet.filing.filling is not None
    assert sheet.filing.filling.session.language == "zh_CN"


def test_without_its_form_the_record_itself_is_shown() -> None:
    contents = contents_of(ABOUT, [version("filing", 1)], None, reading(has_form=False))

    (row,) = contents.sheets[0].rows
    assert "13800000000" in row.answer
    assert contents.phones == ()


def test_papers_are_called_by_their_names_and_told_when_they_are_not_here() -> None:
    filed = version("filing", 1, files=(REGISTER, SIGNATURE))
    (sheet,) = contents_of(ABOUT, [filed], None, reading()).sheets
    (later,) = contents_of(ABOUT, [replace(filed, files=())], None, reading()).sheets

    assert [(one.label, one.is_here) for one in sheet.papers] == [
        ("户口簿 2", True),
        ("签名", True),
    ]
    assert not any(one.is_here for one in later.papers)


def test_a_paper_that_a_clerk_named_in_words_is_called_so() -> None:
    form = form_for(wanted_papers(None, ["居住证明"]))
    record = Filling(
        form, None, now=lambda: NOW, new_id=lambda: "1", language="zh_CN"
    ).session.snapshot()
    record = record.replace(b"<wanted_1_page_1/>", b"<wanted_1_page_1>b.jpg</wanted_1_page_1>")
    file = replace(REGISTER, paper="wanted-1:0")
    added = version("supplement", 2, record, files=(file,), form=FormName("supplement", "1"))
    _, sheet = contents_of(ABOUT, [added, version("filing", 1)], None, reading()).sheets

    assert sheet.kind == "supplement"
    assert [one.label for one in sheet.papers] == ["居住证明，第 1 页"]


def test_what_is_corrected_keeps_note_number_and_masked_name_also_of_another_kiosks_filing() -> (
    None
):
    reopened = contents_of(ABOUT, [version("filing", 1)], None, reading()).reopened

    assert reopened is not None
    told = reopened.correction
    assert (told.about, told.number, told.note) == (ABOUT.case, ABOUT.number, ABOUT.note)
    assert (told.masked_name, told.secret) == ("示**民", None)
