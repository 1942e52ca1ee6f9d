"""Updates of the program: fetched by the kiosk, installed by the administrator, switched at a start."""

from sync.update.errors import (
    AlteredReleaseError,
    ExpiredReleaseError,
    ForeignReleaseError,
    IncompleteReleaseError,
    NoRoomForUpdateError,
    NothingBeforeError,
    NotPinnedError,
    OlderReleaseError,
    ReplayedReleaseError,
    TooFarError,
    TrialRunsError,
    UnhealthyReleaseError,
    UpdateError,
    UpdateFolderError,
    UpdateRunsError,
)
from sync.update.fetching import Source, fetch_release, mark_good, tell_installer
from sync.update.health import selftest
from sync.update.install import Installed, Installer
from sync.update.notes import Notes, Trial
from sync.update.places import ROOT, STATE, Places, architecture
from sync.update.status import Status, status

__all__ = [
    "ROOT",
    "STATE",
    "AlteredReleaseError",
    "ExpiredReleaseError",
    "ForeignReleaseError",
    "IncompleteReleaseError",
    "Installed",
    "Installer",
    "NoRoomForUpdateError",
    "NotPinnedError",
    "Notes",
    "NothingBeforeError",
    "OlderReleaseError",
    "Places",
    "ReplayedReleaseError",
    "Source",
    "Status",
    "TooFarError",
    "Trial",
    "TrialRunsError",
    "UnhealthyReleaseError",
    "UpdateError",
    "UpdateFolderError",
    "UpdateRunsError",
    "architecture",
    "fetch_release",
    "mark_good",
    "selftest",
    "status",
    "tell_installer",
]
