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
from sync.store.keys import IN_CLEAR, Vault, load_or_make_key
from sync.store.outbox import LONGEST_PARK, LONGEST_WAIT, OutboxEntry
from sync.store.outcomes import (
    Acknowledge,
    Outcome,
    Park,
    ProvedMark,
    Reject,
    Standing,
    VerifiedReceipt,
    Wait,
)
from sync.store.outstanding import OutboxRow
from sync.store.prepare import Prepared
from sync.store.prints import Asked, Document, PrintJob, Settled
from sync.store.replica import Link
from sync.store.results import CaseResult
from sync.store.retention import Retention
from sync.store.room import Room
from sync.store.salvage import SalvageReport, salvage
from sync.store.standings import CaseStanding
from sync.store.store import Store
from sync.store.tally import Tally
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
    "IN_CLEAR",
    "LONGEST_PARK",
    "LONGEST_WAIT",
    "Acknowledge",
    "AskStaff",
    "Asked",
    "AttachmentEntry",
    "AttachmentLostError",
    "CaseResult",
    "CaseStanding",
    "CheckReport",
    "CourierReport",
    "Document",
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
    "PrintJob",
    "Progress",
    "ProvedMark",
    "RecipientName",
    "Reject",
    "Retention",
    "Room",
    "SalvageReport",
    "Settled",
    "Standing",
    "Status",
    "StickDamagedError",
    "StickFullError",
    "StickGoneError",
    "Store",
    "StoreDamagedError",
    "StoreFullError",
    "Submission",
    "SubmissionFile",
    "Tally",
    "Vault",
    "VerifiedReceipt",
    "Wait",
    "Waiting",
    "WrongStoreKeyError",
    "WrongTail",
    "load_or_make_key",
    "salvage",
]
