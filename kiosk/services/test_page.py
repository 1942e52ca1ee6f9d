"""What a printer's test page says."""

from datetime import datetime
from platform import machine, python_version, system

from kiosk.services.slips import Office
from printing import VERSIONS, TestPageInput


def page_for_test(office: Office, printer: str, now: datetime, language: str) -> TestPageInput:
    """Say what stands on the page; `printer`: its name or address, without a password."""
    return TestPageInput(
        hall=office.hall,
        device_name=office.device_name,
        printer=printer,
        printed_at=now.astimezone(office.zone),
        versions=(*VERSIONS, ("Python", python_version()), (system(), machine())),
        language=language,
    )
