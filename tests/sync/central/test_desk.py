"""Contents of a case for a member of staff: sealed to their one-time key, noted, and for nobody else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import insert, update
from typing_extensions import override

from sync.central import schema
from sync.central.attending import attend
from sync.central.case_questions import QUESTIONS_A_DAY
from sync.central.cli import main
from sync.central.database import writing
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.question_book import ANSWER_FOR, WAITS_FOR
from sync.clock import SystemClock, milliseconds, new_id
from sync.errors import CannotOpenError
from sync.wire.envelope import Envelope
from sync.wire.seal import PlainFile, open_file
from tests.support.desk_client import CALLED, Attend, DeskClient, answered, problem
from tests.support.wire_client import XML
from tests.sync.central.conftest import Central, rows, run

REGISTER = PlainFile("register.jpg", "image/jpeg", b"register", "household-register:0")


def questions(central: Central, staff: DeskClient) -> Any:
    listed = json.loads(run("desk", "questions", "--json", "--data", str(central.data)))
    return [one for one in listed if one["staff"] == str(staff.id)]


def number_of(central: Central, filing: Envelope) -> str:
    slip = rows(central.data, "SELECT number, id FROM cases")
    (number,) = [one for one, id_ in slip if filing.id.hex in str(id_).replace("-", "")]
    return str(number)


def test_a_member_gets_the_contents_and_files_with_the_one_time_key_alone(
    central: Central, staff: DeskClient, filing: Envelope
) -> None:
    signed = staff.signed(staff.question(filing.id))
    assert staff.ask(signed).status_code == 204
    run("desk", "attend", "--once", "--data", str(central.data))
    answer = staff.read(staff.ask(signed))

    ((envelope, opened),) = staff.opened(answer)
    assert (envelope, opened.body.content) == (filing, CALLED)
    sealed = staff.device.get(f"/v1/cases/files/{filing.files[0].digest.hex()}").content
    assert open_file(envelope, opened, 0, sealed) == b"portrait"
    somebody = replace(staff, once=X25519PrivateKey.generate())
    with pytest.raises(CannotOpenError):
        somebody.opened(answer)
    (noted,) = questions(central, staff)
    assert (noted["case"], noted["why"], noted["outcome"], noted["name"]) == (
        number_of(central, filing),
        "contents",
        "answered",
        "示范工作人员",
    )


def test_a_corrected_case_gives_its_newest_version_and_what_was_added(
    staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    device = staff.device
    corrected = device.make("correction", about=filing.id, content=XML)
    added = device.make("supplement", about=filing.id, files=(REGISTER,))
    device.push(corrected, added)

    again = answered(staff, staff.signed(staff.question(filing.id, "correct")), attended)
    assert [one for one, _ in staff.opened(staff.read(again))] == [corrected, added]


def test_for_a_call_the_number_comes_and_nothing_else(
    staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    fields = ("landline", "phone", "note", "name")
    signed = staff.signed(staff.question(filing.id, "phone", fields=fields))

    answer = staff.read(answered(staff, signed, attended))
    assert staff.phones(answer) == ("0750-123 4567", "13800000000")
    assert answer.versions == ()
    file = staff.device.get(f"/v1/cases/files/{filing.files[0].digest.hex()}")
    assert problem(file) == "not-found"


def test_the_same_question_gets_the_same_answer_and_is_noted_once(
    central: Central, staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    signed = staff.signed(staff.question(filing.id))

    first = staff.read(answered(staff, signed, attended))
    assert attended() == 0
    assert staff.read(staff.ask(signed)) == first
    assert len(questions(central, staff)) == 1


def test_a_row_that_somebody_wrote_into_the_database_is_not_answered(
    central: Central, staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    signed = staff.signed(staff.question(filing.id))
    staff.ask(signed)
    forged = replace(staff, key=Ed25519PrivateKey.generate()).signed(staff.question(filing.id))
    table = schema.case_questions
    mine = table.c.staff == staff.id
    with open_database(central.data) as engine, writing(engine) as connection:
        connection.execute(update(table).where(mine).values(signed=forged))
    attended()

    assert problem(staff.ask(signed)) == "unknown-staff"


def test_a_device_asks_so_often_a_day_and_no_more(
    central: Central, staff: DeskClient, filing: Envelope
) -> None:
    signed = staff.signed(staff.question(filing.id))
    staff.ask(signed)
    table, asked = schema.case_questions, QUESTIONS_A_DAY - 1
    now = milliseconds(staff.device.clock.now())
    row = {"device": staff.device.device, "staff": staff.id, "case_id": filing.id, "why": "phone"}
    row |= {"signed": b"", "at": now, "outcome": "answered"}
    digests = [n.to_bytes(4) + staff.id.bytes + bytes(12) for n in range(asked)]
    with open_database(central.data) as engine, writing(engine) as connection:
        connection.execute(insert(table), [row | {"digest": one} for one in digests])

    refused = staff.ask(staff.signed(staff.question(filing.id)))
    assert problem(refused) == "rate-limited"
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400
    assert staff.ask(signed).status_code == 204


def test_what_nobody_answers_in_time_is_given_up_and_answers_do_not_stay(
    central: Central, staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    late, given = (staff.signed(staff.question(filing.id)) for _ in range(2))
    answered(staff, given, attended)
    staff.ask(late)
    table, mine = schema.case_questions, schema.case_questions.c.staff == staff.id
    with open_database(central.data) as engine, writing(engine) as connection:
        for outcome, column, age in (
            ("waiting", table.c.at, WAITS_FOR),
            ("answered", table.c.settled_at, ANSWER_FOR),
        ):
            which = mine & (table.c.outcome == outcome)
            connection.execute(update(table).where(which).values({column: column - age}))
    attended()

    assert {one["outcome"] for one in questions(central, staff)} == {"answered", "unanswered"}
    assert problem(staff.ask(late)) == problem(staff.ask(given)) == "bad-request"
    query = "SELECT answer FROM case_questions WHERE device = :device"
    assert rows(central.data, query, device=staff.device.device) == [(None,), (None,)]


def test_nothing_that_is_asked_or_was_filed_keeps_the_others_from_their_answers(
    central: Central, staff: DeskClient, filing: Envelope, attended: Attend
) -> None:
    deep = staff.device.make(content=b"<a>" * 5_000 + b"1" + b"</a>" * 5_000)
    cut = staff.device.make(content=b"<a>")
    staff.device.push(deep, cut)
    asked = [
        staff.signed(staff.question(filing.id, once=bytes(32))),
        staff.signed(staff.question(cut.id, "phone", fields=("phone",))),
        staff.signed(staff.question(deep.id, "phone", fields=("phone",))),
        staff.signed(staff.question(filing.id)),
    ]
    for one in asked:
        assert staff.ask(one).status_code == 204
    attended()

    answers = [staff.ask(one) for one in asked]
    assert [problem(one) for one in answers[:2]] == ["cannot-open", "cannot-open"]
    assert staff.phones(staff.read(answers[2])) == ()
    assert staff.opened(staff.read(answers[3]))[0][0] == filing


def test_a_case_that_no_key_here_opens_says_so(
    central: Central, staff: DeskClient, filing: Envelope, tmp_path: Path
) -> None:
    signed = staff.signed(staff.question(filing.id))
    staff.ask(signed)
    run("init", "--data", str(tmp_path / "other"))
    with open_database(central.data) as engine:
        attend(engine, _with_keys_of(central.data, tmp_path / "other"), SystemClock())

    assert problem(staff.ask(signed)) == "cannot-open"


def _with_keys_of(data: Path, other: Path) -> Folder:
    """Return the folder of a platform with the keys of another one."""

    class Mixed(Folder):
        @property
        @override
        def keys(self) -> Path:
            return other / "keys"

    return Mixed(data)


def test_attending_without_the_opening_key_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))
    for key in (tmp_path / "keys").glob("opening*.key"):
        key.unlink()

    assert main(["desk", "attend", "--once", "--data", str(tmp_path)]) == 2
    assert "opening.key" in capsys.readouterr().err


def test_to_bar_somebody_unknown_is_refused_in_words(
    central: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody = str(new_id(SystemClock()))

    assert main(["staff", "bar", nobody, "--data", str(central.data)]) == 2
    assert "central staff list" in capsys.readouterr().err
