"""A store that is enrolled with a platform, and what people file there."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sync.clock import Clock, ManualClock, new_id
from sync.store import Enrolment, Store, Submission, SubmissionFile, filing
from sync.transport import Signer
from sync.wire.envelope import CHAIN_START
from tests.support.platform_model import PlatformModel

KEY = bytes(range(32))
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
XML = "<data><name>示范居民</name><id>11010519491231002X</id></data>".encode()


class Form:
    """Stands for the form that a submission was filled with."""

    form_id = "demo-form"
    version = "1"


def a_clock() -> ManualClock:
    return ManualClock(START)


def open_store(
    folder: Path,
    clock: Clock,
    platform: PlatformModel | None = None,
    *,
    second: Path | None = None,
    machine: str = "",
    ballast: int = 0,
) -> Store:
    """Open the store in `folder`, enrolled with `platform` if one is given."""
    store = Store.open(folder, KEY, clock, second=second, machine=machine, ballast=ballast)
    if platform is not None:
        platform.device_key = store.device_key().public_key().public_bytes_raw()
        store.save_enrolment(Enrolment("https://platform.example", platform.enrolment_answer()))
    return store


def signer_of(store: Store) -> Signer:
    return Signer("0001", store.device_key())


def a_submission(*files: bytes, id_: UUID | None = None) -> Submission:
    return Submission(
        kind="filing",
        item="demo-item",
        form=Form(),
        xml=XML,
        files=tuple(
            SubmissionFile(f"{place}.jpg", "image/jpeg", data) for place, data in enumerate(files)
        ),
        identity={
            "how": "typed",
            "document": "resident-id-card",
            "consent_version": "1",
            "consent_at": START,
        },
        masked_name="示**",
        tails=("0123", "002X"),
        title={"zh_CN": "示范事项", "en": "Demonstration item"},
        promised_days=20,
        id=id_,
    )


def file_many(store: Store, submission: Submission, count: int) -> None:
    """File one submission under so many ids, in a chain of its own and in one transaction."""
    clock = a_clock()
    prepared, instance = store.prepare(submission, recipients=["platform"]), new_id(clock)
    with store._database.write() as connection:
        for seq in range(1, count + 1):
            subject = replace(prepared.subject, id=new_id(clock))
            place = filing.Place(instance, seq, CHAIN_START)
            filing.write(connection, replace(prepared, subject=subject), place, clock)
