"""What a printer says of itself (printer-state-reasons, RFC 8011 section 5.4.12), as facts."""

from collections.abc import Iterable

from printing.errors import (
    CoverOpenError,
    NotAcceptingError,
    OfflineError,
    OutOfPaperError,
    OutputFullError,
    PaperJamError,
    PrinterError,
    PrinterWarning,
    TonerEmptyError,
    TrayMissingError,
)

_SEVERITIES = ("-error", "-warning", "-report")
# What must be put right first stands first: with an open cover, a printer reports empty trays too.
_TROUBLES: dict[str, type[PrinterError]] = {
    "media-jam": PaperJamError,
    "cover-open": CoverOpenError,
    "door-open": CoverOpenError,
    "interlock-open": CoverOpenError,
    "input-tray-missing": TrayMissingError,
    "media-empty": OutOfPaperError,
    "media-needed": OutOfPaperError,
    "output-area-full": OutputFullError,
    "output-tray-missing": OutputFullError,
    "toner-empty": TonerEmptyError,
    "marker-supply-empty": TonerEmptyError,
    "marker-supply-missing": TonerEmptyError,
    "developer-empty": TonerEmptyError,
    "offline": OfflineError,
    "shutdown": OfflineError,
    "timed-out": OfflineError,
    "connecting-to-device": OfflineError,
    "paused": NotAcceptingError,
    "moving-to-paused": NotAcceptingError,
}
_WARNINGS = {
    "media-low": PrinterWarning.PAPER_LOW,
    "toner-low": PrinterWarning.TONER_LOW,
    "marker-supply-low": PrinterWarning.TONER_LOW,
    "developer-low": PrinterWarning.TONER_LOW,
}


def trouble_of(reasons: Iterable[str]) -> PrinterError | None:
    """Return what keeps pages from coming out; None if nothing named here does."""
    facts = {_fact(reason) for reason in reasons}
    return next((kind(fact) for fact, kind in _TROUBLES.items() if fact in facts), None)


def warnings_of(reasons: Iterable[str]) -> tuple[PrinterWarning, ...]:
    """Return what runs low."""
    said = {_WARNINGS.get(_fact(reason)) for reason in reasons}
    return tuple(warning for warning in PrinterWarning if warning in said)


def is_mild(reason: str) -> bool:
    """Tell whether the printer itself calls it no more than a warning."""
    return reason.endswith(("-warning", "-report"))


def _fact(reason: str) -> str:
    for severity in _SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason
