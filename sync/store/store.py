"""The store's front door: opens the encrypted file, hands each subject to its module."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from sync.clock import Clock, moment
from sync.errors import KnownError
from sync.store import backup, device, filing, instance, look_up, marks, migrate, receipts, tally
from sync.store import retention as retention_
from sync.store.attachments import Attachments
from sync.store.audit import Audit
from sync.store.backup import CheckReport
from sync.store.cases import Cases
from sync.store.contacts import Contacts, HandedOver
from sync.store.courier import Courier
from sync.store.days import Days
from sync.store.drafts import Drafts
from sync.store.errors import (
    NotEnrolledError,
    StoreDamagedError,
    StoreFullError,
    WrongStoreKeyError,
)
from sync.store.keys import CHECK_NAME, is_changing, write_check
from sync.store.outbox import Outbox, reset_sending
from sync.store.parts import Parts
from sync.store.prepare import Prepared, prepare
from sync.store.prints import Prints
from sync.store.recovery import Recovery
from sync.store.replica import Replica
from sync.store.results import Results
from sync.store.retention import Retention
from sync.store.room import BALLAST, Room
from sync.store.schema import attachment
from sync.store.schema_pages import SALT_NAME, keep_salt
from sync.store.second import SecondMedium
from sync.store.seen import Proviso
from sync.store.setting_log import SettingLog
from sync.store.slips import Slips
from sync.store.staff import Staff
from sync.store.standings import Standings
from sync.store.told import Told
from sync.store.types import (
    Enrolment,
    Filed,
    HeldUp,
    LookUp,
    RecipientName,
    Submission,
    Waiting,
)
from sync.store.usage import Usage
from sync.wire.envelope import Kind
from sync.wire.messages import KeyList, Notice
from sync.wire.sign import Signed


class Store:
    """What this kiosk keeps: filings on their way, their receipts, and what the platform told.

    Any thread may call any method (see `database`). `outbox`, `attachments`, `replica` and
    `recovery` are the engine's side, `courier` and `second` the media's; `staff` to `handed` are the
    staff desk's, `drafts`, `prints` and the rest are for the kiosk's other services.
    """

    def __init__(self, parts: Parts, clock: Clock, second: Path | None) -> None:
        self._folder = parts.folder
        self._key = parts.key
        self._database = parts.database
        self._files = parts.files
        self._ballast = parts.ballast
        self._mark = parts.mark
        self._clock = clock
        self.days = Days(parts.database, clock)
        self.outbox = Outbox(parts.database, self.days)
        self.attachments = Attachments(parts.database, parts.files)
        self.replica = Replica(parts.database, self.days)
        self.recovery = Recovery(parts.database, lambda: self._key, clock)
        self.courier = Courier(parts.database, parts.files, clock)
        self.second = SecondMedium(second, parts.database, parts.files)
        self.drafts = Drafts(parts.database, parts.ballast)
        self.standings = Standings(parts.database)
        self.slips = Slips(parts.database)
        self.results = Results(parts.database, parts.results, parts.ballast)
        self.prints = Prints(parts.database, self.days)
        self.usage = Usage(parts.database)
        self.staff = Staff(parts.database, clock)
        self.audit = Audit(parts.database, clock)
        self.settings = SettingLog(parts.database, clock)
        self.told = Told(parts.database, clock)
        self.cases = Cases(parts.database)
        self.contacts = Contacts(parts.database, clock)
        self.handed = HandedOver(parts.database, clock)

    @classmethod
    def open(
        cls,
        folder: Path,
        key: bytes,
        clock: Clock,
        *,
        second: Path | None = None,
        ballast: int = BALLAST,
        machine: str = "",
    ) -> "Store":
        """Open the store in `folder` with its raw 32-byte key, or make it there (mode 0700).

        Brings it to this program's schema, puts what was being sent back in the queue, removes
        sealed files that a crash left without a filing, and begins a new instance where the disk
        was cloned or put back (see `instance`).

        Args:
            folder: of the store alone.
            key: 32 bytes.
            clock: for ids and claims.
            second: the second medium's folder (see `second`); it need not be there.
            ballast: bytes kept back for a full disk (see `room`).
            machine: a fingerprint of machine and boot medium; "" is no sign of anything.

        Raises:
            WrongStoreKeyError: the store was made with another key.
            StoreDamagedError: the file cannot be read.
            StoreFullError: the disk is full or read-only.
        """
        parts = Parts.of(folder, key, ballast)
        try:
            store = cls(parts, clock, second)
            store._begin(machine)
        except StoreDamagedError as error:
            parts.database.close()
            if is_changing(folder / CHECK_NAME):
                raise WrongStoreKeyError(
                    "the key was being changed: it is the other one"
                ) from error
            raise
        except BaseException:
            parts.database.close()
            raise
        if is_changing(folder / CHECK_NAME):
            write_check(folder / CHECK_NAME, key)
        return store

    def _begin(self, machine: str) -> None:
        self._database.fold_log()
        known = self._mark.read()  # before the database: another process may file meanwhile
        with self._database.write() as connection:
            migrate.upgrade(connection)
            device.found(connection, self._clock)
            tally.fill(connection, self.days)
            reset_sending(connection)
            here = device.place(connection)
            is_behind = (
                known is not None and (known[0] != here.instance or known[1] > here.seq)
            ) or self.second.is_ahead_of(here.instance, here.seq)
            instance.settle_in(connection, machine, self._clock, is_behind=is_behind)
            self._files.sweep(connection.execute(select(attachment.c.digest)).scalars().all())
            here = device.place(connection)
        self.results.sweep()
        self._mark.note(here.instance, here.seq)
        self._keep_salt()

    def _keep_salt(self) -> None:
        # Only salvage would miss it.
        with suppress(OSError, StoreFullError), self._database.read() as connection:
            keep_salt(connection, self._folder / SALT_NAME)

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
        """Keep where this device belongs; under another code than before it takes a new instance."""
        with self._database.write() as connection:
            known = device.enrolment(connection)
            device.save_enrolment(connection, enrolment)
            if known is not None and known.answer.device != enrolment.answer.device:
                instance.renew(connection, self._clock)
            here = device.place(connection)
        self._mark.note(here.instance, here.seq)

    def take_key_list(self, keys: KeyList) -> None:
        """Believe the keys of a verified list, and seal to them; an earlier list changes nothing.

        What was sealed before stays as it is: the platform keeps its old keys.
        """
        with self._database.write() as connection:
            device.take_key_list(connection, keys)
            enrolment = device.enrolment(connection)
            if enrolment is not None:
                marks.believe_only(connection, enrolment.signing_keys)

    def prepare(
        self,
        submission: Submission,
        *,
        recipients: Collection[RecipientName],
        secret: bytes | None = None,
    ) -> Prepared:
        """Seal a submission; nothing is written yet. Takes CPU time: any thread may do it.

        `secret`: of the slip that it shares with other submissions; a fresh one without.

        Raises:
            NotEnrolledError: nobody to seal to yet.
            TooLargeError: more than an envelope holds; nothing was said to anybody yet.
            MalformedMessageError: a field does not fit the wire.
        """
        enrolment = self.enrolment()
        if enrolment is None:
            raise NotEnrolledError("not enrolled")
        return prepare(submission, recipients, enrolment, self._clock, secret)

    def commit(self, prepared: Prepared, proviso: Proviso | None = None) -> Filed:
        """File what was prepared, in one transaction; the same id again is filed only once.

        It is then copied to the second medium, if that is there, and if it is not yet on it.

        Raises:
            StoreFullError: the disk is full or read-only; nothing is filed.
            KnownError: what the check of `proviso` raises; nothing is filed.
        """
        return self.commit_all((prepared,), proviso)[0]

    def commit_all(
        self, prepared: Sequence[Prepared], proviso: Proviso | None = None
    ) -> tuple[Filed, ...]:
        """File what was prepared, all of it in one transaction or nothing, as `commit` does.

        Nothing is told before all of it was offered to the second medium.

        Raises:
            StoreFullError: the disk is full or read-only; nothing is filed.
            KnownError: what the check of `proviso` raises; nothing is filed.
        """
        filed, place = filing.commit(
            self._database, self._files, self._ballast, prepared, self.days, proviso
        )
        if place is not None:
            self._mark.note(place.instance.bytes, place.seq)
        for one in filed:
            self.second.copy(one.envelope_id.bytes)
        return filed

    def file(self, submission: Submission, *, recipients: Collection[RecipientName]) -> Filed:
        """Seal and file a submission.

        Raises:
            NotEnrolledError: nobody to seal to yet.
            TooLargeError: more than an envelope holds; nothing was said to anybody yet.
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

    def sealed(self, slip_number: str) -> bytes | None:
        """Return the envelope that was filed here under a slip number, as it travels."""
        with self._database.read() as connection:
            return look_up.sealed(connection, slip_number)

    def floor(self) -> datetime | None:
        """Return the latest time that the platform has told, None before the first."""
        at = self.replica.link().floor
        return moment(at) if at else None

    def next_device_key(self) -> Ed25519PrivateKey:
        """Return the key that this device is about to take: the same until it is adopted."""
        with self._database.write() as connection:
            return device.next_key(connection)

    def has_next_device_key(self) -> bool:
        """Tell whether a change of the device key was begun and is not through."""
        with self._database.read() as connection:
            return device.has_next_key(connection)

    def adopt_device_key(self, announcement: bytes) -> None:
        """Sign with the next key from now on; `announcement` told the platform of it."""
        with self._database.write() as connection:
            device.adopt_next_key(connection, announcement)

    def announcements(self) -> tuple[bytes, ...]:
        """Return how each change of the device key was announced, oldest first."""
        with self._database.read() as connection:
            return device.announcements(connection)

    def heed(self, notices: Sequence[Notice]) -> None:
        """Act on what the platform finds odd in this device's chains; see `instance.heed`."""
        if not notices:
            return
        with self._database.write() as connection:
            instance.heed(connection, notices, self._clock)
            here = device.place(connection)
        self._mark.note(here.instance, here.seq)

    def room(self) -> Room:
        """Say how much room there is; with `none` let nobody begin a filing."""
        return self._ballast.room()

    def release_ballast(self) -> None:
        """Give up the ballast file; done by itself when an answer could not be noted otherwise."""
        self._ballast.release()

    def restore_ballast(self) -> bool:
        """Make the ballast file if it is missing and there is room; return whether it is there."""
        return self._ballast.restore()

    def on_one_disk(self) -> int:
        """Count the submissions that would be lost with this disk."""
        return self.second.on_one_disk()

    def prune(self, now: datetime, retention: Retention) -> int:
        """Forget filings past their retention (see `retention`); return how many.

        On the second medium all that the platform can no longer lose makes way.
        """
        self.second.clear()
        with self._database.write() as connection:
            count, files = retention_.prune(connection, now, retention)
        self._files.remove(files)
        if count:
            self.results.sweep()
        return count

    def backup(self, folder: Path) -> None:
        """Copy the database to `folder`, verified; see `backup.backup`.

        Raises:
            StoreFullError: no room for it.
            StoreDamagedError: the copy does not verify.
        """
        backup.backup(self._database, self._key, folder)

    def check(self, *, deep: bool) -> CheckReport:
        """Look for damage; see `backup.check`."""
        return backup.check(self._database, self._files, deep=deep)

    def schema(self) -> str:
        """Return the last migration that the file has been through, which may be a newer program's."""
        with self._database.read() as connection:
            return migrate.revision(connection) or ""

    def rekey(self, key: bytes) -> None:
        """Encrypt the store under another key; no other process may have it open.

        Until it is through, both keys pass the check beside the store, and only one opens it: the
        caller keeps the old one until this returns.

        Raises:
            WrongStoreKeyError: this is no key.
            StoreFullError: no room; the old key stands.
            StoreDamagedError: a page cannot be read; the old key stands.
        """
        check_path = self._folder / CHECK_NAME
        write_check(check_path, self._key, key)
        try:
            self._database.rekey(key)
        except KnownError:
            write_check(check_path, self._key)
            raise
        self._key = key
        write_check(check_path, key)
        self._keep_salt()
