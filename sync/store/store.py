"""The store's front door: opens the encrypted file, hands each subject to its module."""

from collections.abc import Collection
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from sync.clock import Clock
from sync.store import device, filing, look_up, migrate, receipts
from sync.store.attachments import Attachments
from sync.store.database import Database
from sync.store.errors import NotEnrolledError
from sync.store.files import SealedFiles, room_needed
from sync.store.filing import Prepared
from sync.store.keys import check_key
from sync.store.outbox import Outbox, reset_sending
from sync.store.replica import Replica
from sync.store.schema import attachment
from sync.store.types import (
    Enrolment,
    Filed,
    HeldUp,
    LookUp,
    RecipientName,
    Submission,
    Waiting,
)
from sync.wire.envelope import Kind
from sync.wire.sign import Signed

DATABASE_NAME = "store.db"
CHECK_NAME = "store.check"
FILES_NAME = "files"


class Store:
    """What this kiosk keeps: filings on their way, their receipts, and what the platform told.

    Any thread may call any method (see `database`). `outbox`, `attachments` and `replica` are the
    engine's side; the rest is for the kiosk's services.
    """

    def __init__(self, database: Database, files: SealedFiles, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._clock = clock
        self.outbox = Outbox(database)
        self.attachments = Attachments(database, files)
        self.replica = Replica(database)

    @classmethod
    def open(cls, folder: Path, key: bytes, clock: Clock) -> "Store":
        """Open the store in `folder` with its raw 32-byte key, or make it there (mode 0700).

        Brings it to this program's schema, puts what was being sent back in the queue, and removes
        sealed files that a crash left without a filing.

        Raises:
            WrongStoreKeyError: the store was made with another key.
            StoreDamagedError: the file cannot be read.
            StoreFullError: the disk is full or read-only.
        """
        with room_needed():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / DATABASE_NAME
        check_key(folder / CHECK_NAME, key, fresh=not path.exists())
        database = Database(path, key)
        files = SealedFiles(folder / FILES_NAME)
        try:
            with database.write() as connection:
                migrate.upgrade(connection)
                device.found(connection, clock)
                reset_sending(connection)
                files.sweep(connection.execute(select(attachment.c.digest)).scalars().all())
        except BaseException:
            database.close()
            raise
        return cls(database, files, clock)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def device_key(self) -> Ed25519PrivateKey:
        """Return the key this device signs with; made with the store, it never leaves it."""
        with self._database.read() as connection:
            return device.private_key(connection)

    def enrolment(self) -> Enrolment | None:
        """Return where this device belongs, None before its enrolment."""
        with self._database.read() as connection:
            return device.enrolment(connection)

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Keep where this device belongs."""
        with self._database.write() as connection:
            device.save_enrolment(connection, enrolment)

    def prepare(self, submission: Submission, *, recipients: Collection[RecipientName]) -> Prepared:
        """Seal a submission; nothing is written yet. Takes CPU time: any thread may do it.

        Raises:
            NotEnrolledError: nobody to seal to yet.
            MalformedMessageError: a field does not fit the wire.
        """
        enrolment = self.enrolment()
        if enrolment is None:
            raise NotEnrolledError("not enrolled")
        return filing.prepare(submission, recipients, enrolment, self._clock)

    def commit(self, prepared: Prepared) -> Filed:
        """File what was prepared, in one transaction; the same id again is filed only once.

        Raises:
            StoreFullError: the disk is full or read-only; nothing is filed.
        """
        return filing.commit(self._database, self._files, prepared, self._clock)

    def file(self, submission: Submission, *, recipients: Collection[RecipientName]) -> Filed:
        """Seal and file a submission.

        Raises:
            NotEnrolledError: nobody to seal to yet.
            MalformedMessageError: a field does not fit the wire.
            StoreFullError: the disk is full or read-only; nothing is filed.
        """
        return self.commit(self.prepare(submission, recipients=recipients))

    def waiting(self) -> Waiting:
        """Count what the platform has not taken yet."""
        return self.outbox.waiting()

    def held_up(self) -> tuple[HeldUp, ...]:
        """Return the filings that need a person, with what the platform said."""
        return self.outbox.held_up()

    def receipts(self, kind: Kind) -> tuple[Signed, ...]:
        """Return the receipts of all envelopes of a kind, as the platform signed them."""
        with self._database.read() as connection:
            return receipts.signed(connection, kind)

    def look_up(self, number: str, tail: str) -> LookUp:
        """Answer how the filing with this slip or case number stands; see `look_up.ask`."""
        with self._database.write() as connection:
            return look_up.ask(connection, number, tail, self._clock.now())
