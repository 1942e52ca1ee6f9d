"""What the bytes say that a receipt printer answers with, as facts."""

from printing.errors import (
    CoverOpenError,
    CutterStuckError,
    NotAcceptingError,
    OutOfRollError,
    PrinterError,
    PrinterFaultError,
    PrinterHotError,
    PrinterWarning,
)

# DLE EOT n (ESC/POS, "transmit real-time status"): what is asked for.
PRINTER, OFFLINE, ERROR, PAPER = 1, 2, 3, 4

# What must be put right first comes first: with an open cover there is no paper either.
_TROUBLES: tuple[tuple[int, int, type[PrinterError]], ...] = (
    (OFFLINE, 0x04, CoverOpenError),
    (PAPER, 0x60, OutOfRollError),
    (OFFLINE, 0x20, OutOfRollError),
    (ERROR, 0x08, CutterStuckError),
    (ERROR, 0x20, PrinterFaultError),
    (ERROR, 0x40, PrinterHotError),
    (OFFLINE, 0x40, PrinterFaultError),
    (PRINTER, 0x08, NotAcceptingError),
)
_PAPER_LOW = 0x0C
# GS r 1 ("transmit paper sensor status").
_PASSED_PAPER_END = 0x0C
UNASKED_MORE = 3
"""How many bytes follow the first of an automatic status (GS a)."""


def is_status(octet: int) -> bool:
    """Tell whether a byte answers DLE EOT: 0xx1xx10."""
    return octet & 0x93 == 0x12  # noqa: PLR2004  the pattern itself


def is_unasked(octet: int) -> bool:
    """Tell whether a byte begins what some printers say unasked: 0xx1xx00, and three more."""
    return octet & 0x93 == 0x10  # noqa: PLR2004  the pattern itself


def is_passed(octet: int) -> bool:
    """Tell whether a byte answers GS r: 0xx0xxxx."""
    return octet & 0x90 == 0


def paper_is_out(passed: int) -> bool:
    """Tell whether the paper had ended when GS r was come to."""
    return bool(passed & _PASSED_PAPER_END)


def trouble_of(answers: dict[int, int]) -> PrinterError | None:
    """Return what keeps it from printing; `answers`: the byte to each DLE EOT that was answered."""
    return next(
        (
            kind(f"DLE EOT {about}: {answers[about]:02X}")
            for about, mask, kind in _TROUBLES
            if answers.get(about, 0) & mask
        ),
        None,
    )


def warnings_of(answers: dict[int, int]) -> tuple[PrinterWarning, ...]:
    """Return what staff should see to."""
    if not answers:
        return (PrinterWarning.CANNOT_TELL,)
    return (PrinterWarning.PAPER_LOW,) if answers.get(PAPER, 0) & _PAPER_LOW else ()
