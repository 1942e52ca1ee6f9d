"""What moves: enrolment, the data lane (`run_once`) and the file lane (`run_files`)."""

from sync.engine.cycle import POLL_INTERVAL, CycleReport, Reach, run_once
from sync.engine.enrol import enrol
from sync.engine.files import FilesReport, run_files
from sync.engine.retry import Backoff

__all__ = [
    "POLL_INTERVAL",
    "Backoff",
    "CycleReport",
    "FilesReport",
    "Reach",
    "enrol",
    "run_files",
    "run_once",
]
