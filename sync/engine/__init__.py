"""What moves: enrolment, the data lane (`run_once`), the file lane (`run_files`), the courier."""

from sync.engine.budget import STALE, Budget, Pressure
from sync.engine.cycle import POLL_INTERVAL, CycleReport, Reach, run_once
from sync.engine.desk import (
    Asking,
    CaseGiven,
    ask_case,
    fetch_case_file,
    new_asking,
    tell_staff,
)
from sync.engine.enrol import enrol, enrol_invited, request_of, take_answer
from sync.engine.files import FilesReport, run_files
from sync.engine.heartbeat import (
    HEARTBEAT_INTERVAL,
    Vitals,
    beat,
    put_heartbeat,
    take_settings,
)
from sync.engine.held import Holder, ask_held
from sync.engine.home import HomeReport, take_answers
from sync.engine.recognise import recognised
from sync.engine.recover import RecoverReport, run_recover
from sync.engine.recovery import hand_over_key, signed_recovery
from sync.engine.results import fetch_result, run_results
from sync.engine.retry import Backoff
from sync.engine.rotate import rotate_device_key
from sync.engine.trusting import trust_fetch, trust_part

__all__ = [
    "HEARTBEAT_INTERVAL",
    "POLL_INTERVAL",
    "STALE",
    "Asking",
    "Backoff",
    "Budget",
    "CaseGiven",
    "CycleReport",
    "FilesReport",
    "Holder",
    "HomeReport",
    "Pressure",
    "Reach",
    "RecoverReport",
    "Vitals",
    "ask_case",
    "ask_held",
    "beat",
    "enrol",
    "enrol_invited",
    "fetch_case_file",
    "fetch_result",
    "hand_over_key",
    "new_asking",
    "put_heartbeat",
    "recognised",
    "request_of",
    "rotate_device_key",
    "run_files",
    "run_once",
    "run_recover",
    "run_results",
    "signed_recovery",
    "take_answer",
    "take_answers",
    "take_settings",
    "tell_staff",
    "trust_fetch",
    "trust_part",
]
