"""The kiosk's encrypted local store: filings, outbox, replicas; opened with `Store.open`."""

from sync.store.attachments import AttachmentEntry
from sync.store.errors import (
    AttachmentLostError,
    NotEnrolledError,
    StoreDamagedError,
    StoreFullError,
    WrongStoreKeyError,
)
from sync.store.filing import Prepared
from sync.store.keys import load_or_make_key
from sync.store.outbox import LONGEST_PARK, LONGEST_WAIT, OutboxEntry
from sync.store.outcomes import Acknowledge, Outcome, Park, Reject, VerifiedReceipt, Wait
from sync.store.replica import Link, ProvedMark
from sync.store.slip import slip_key
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
    "Enrolment",
    "Filed",
    "Found",
    "HeldUp",
    "Link",
    "LookUp",
    "NotEnrolledError",
    "NotFound",
    "OutboxEntry",
    "Outcome",
    "Park",
    "Prepared",
    "Progress",
    "ProvedMark",
    "RecipientName",
    "Reject",
    "Status",
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
    "slip_key",
]
