"""The kiosk's encrypted local store: filings, outbox, replicas; opened with `Store.open`."""

from sync.store.attachments import AttachmentEntry
from sync.store.backup import CheckReport
from sync.store.courier import CourierReport
from sync.store.errors import (
    AttachmentLostError,
    NotEnrolledError,
    StickDamagedError,
    StickFullError,
    StickGoneError,
    StoreDamagedError,
    StoreFullError,
    WrongStoreKeyError,
)
from sync.store.filing import Prepared
from sync.store.keys import load_or_make_key
from sync.store.outbox import LONGEST_PARK, LONGEST_WAIT, OutboxEntry
from sync.store.outcomes import Acknowledge, Outcome, Park, Reject, VerifiedReceipt, Wait
from sync.store.outstanding import OutboxRow
from sync.store.replica import Link, ProvedMark
from sync.store.retention import Retention
from sync.store.room import Room
from sync.store.salvage import SalvageReport, salvage
from sync.store.store import Store
from sync.store.types import (
    AskStaff,
    Enrolment,
    Filed,
    Found,
    HeldUp,
    LookUp,
    NotFound,
    Progress,
    RecipientName,
    Status,
    Submission,
    SubmissionFile,
    Waiting,
    WrongTail,
)

__all__ = [
    "LONGEST_PARK",
    "LONGEST_WAIT",
    "Acknowledge",
    "AskStaff",
    "AttachmentEntry",
    "AttachmentLostError",
    "CheckReport",
    "CourierReport",
    "Enrolment",
    "Filed",
    "Found",
    "HeldUp",
    "Link",
    "LookUp",
    "NotEnrolledError",
    "NotFound",
    "OutboxEntry",
    "OutboxRow",
    "Outcome",
    "Park",
    "Prepared",
    "Progress",
    "ProvedMark",
    "RecipientName",
    "Reject",
    "Retention",
    "Room",
    "SalvageReport",
    "Status",
    "StickDamagedError",
    "StickFullError",
    "StickGoneError",
    "Store",
    "StoreDamagedError",
    "StoreFullError",
    "Submission",
    "SubmissionFile",
    "VerifiedReceipt",
    "Wait",
    "Waiting",
    "WrongStoreKeyError",
    "WrongTail",
    "load_or_make_key",
    "salvage",
]
