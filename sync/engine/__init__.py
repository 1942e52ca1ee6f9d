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
from sync.engine.enrol import enrol
from sync.engine.files import FilesReport, run_files
from sync.engine.held import Holder, ask_held
from sync.engine.home import HomeReport, take_answers
from sync.engine.recover import RecoverReport, run_recover
from sync.engine.recovery import hand_over_key
from sync.engine.results import fetch_result, run_results
from sync.engine.retry import Backoff
from sync.engine.rotate import rotate_device_key
from sync.engine.trusting import trust_fetch

__all__ = [
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
    "ask_case",
    "ask_held",
    "enrol",
    "fetch_case_file",
    "fetch_result",
    "hand_over_key",
    "new_asking",
    "rotate_device_key",
    "run_files",
    "run_once",
    "run_recover",
    "run_results",
    "take_answers",
    "tell_staff",
    "trust_fetch",
]
