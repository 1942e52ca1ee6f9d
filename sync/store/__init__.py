"""The kiosk's encrypted local store: filings, outbox, replicas; opened with `Store.open`."""

from sync.store.attachments import AttachmentEntry
from sync.store.audit import AuditEntry
from sync.store.audit_file import AuditFile, check_export
from sync.store.backup import CheckReport
from sync.store.case_details import CaseRow
from sync.store.cases import CaseQuery
from sync.store.contacts import Contact, Handed
from sync.store.courier import CourierReport
from sync.store.errors import (
    AttachmentLostError,
    ForeignFolderError,
    LastManagerError,
    NameTakenError,
    NotEnrolledError,
    PinRefusedError,
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
from sync.store.seen import CaseSeen, Proviso
from sync.store.setting_log import SettingChange
from sync.store.slips import OnSlip
from sync.store.spans import half_within
from sync.store.staff import LockedOut, LoggedIn, LogIn, NotOnStaff, Role, StaffMember, WrongPin
from sync.store.staff_lock import PIN_LENGTH, new_pin
from sync.store.standings import CaseStanding
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
    "IN_CLEAR",
    "LONGEST_PARK",
    "LONGEST_WAIT",
    "PIN_LENGTH",
    "Acknowledge",
    "AskStaff",
    "Asked",
    "AttachmentEntry",
    "AttachmentLostError",
    "AuditEntry",
    "AuditFile",
    "CaseQuery",
    "CaseResult",
    "CaseRow",
    "CaseSeen",
    "CaseStanding",
    "CheckReport",
    "Contact",
    "CourierReport",
    "Document",
    "Enrolment",
    "Filed",
    "ForeignFolderError",
    "Found",
    "Handed",
    "HeldUp",
    "LastManagerError",
    "Link",
    "LockedOut",
    "LogIn",
    "LoggedIn",
    "LookUp",
    "NameTakenError",
    "NotEnrolledError",
    "NotFound",
    "NotOnStaff",
    "OnSlip",
    "OutboxEntry",
    "OutboxRow",
    "Outcome",
    "Park",
    "PinRefusedError",
    "Prepared",
    "PrintJob",
    "Progress",
    "ProvedMark",
    "Proviso",
    "RecipientName",
    "Reject",
    "Retention",
    "Role",
    "Room",
    "SalvageReport",
    "SettingChange",
    "Settled",
    "StaffMember",
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
    "Vault",
    "VerifiedReceipt",
    "Wait",
    "Waiting",
    "WrongPin",
    "WrongStoreKeyError",
    "WrongTail",
    "check_export",
    "half_within",
    "load_or_make_key",
    "new_pin",
    "salvage",
]
