"""What became of the demo: counted at the platform, in the store and on the disk."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kiosk.demo.plaintext import Finding
from kiosk.demo.platform import PlatformProcess
from sync.wire.messages import Receipt


@dataclass(slots=True)
class Played:
    """One visit: how long it took, and what was handed in (file name to SHA-256)."""

    name: str
    language: str
    seconds: float = 0
    number: str = ""
    files: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Demo:
    """The three visits, and what was found afterwards."""

    visits: list[Played] = field(default_factory=list)
    receipts: tuple[Receipt, ...] = ()
    plaintext: list[Finding] = field(default_factory=list)
    slips: int = 0
    screenshots: int = 0
    progress_case_number: str = ""

    def report(self, platform: PlatformProcess) -> dict[str, Any]:
        """Return the report; all counts are over envelopes of the kind filing."""
        cases = [case for case in platform.cases() if case["kind"] == "filing"]
        filed = [visit for visit in self.visits if visit.number]
        by_number = Counter(case["slip_number"] for case in cases)
        numbers = {case["slip_number"]: case["number"] for case in cases}
        delivered = sum(by_number[visit.number] == 1 for visit in filed)
        whole = sum(
            _is_whole(visit, platform.show(numbers[visit.number]))
            for visit in filed
            if visit.number in numbers
        )
        offline = filed[-1].number if filed else ""
        counts = {
            "cases_at_central": len(cases),
            "duplicates": sum(count - 1 for count in by_number.values()),
            "delivered": delivered,
            "whole": whole,
            "receipts_verified": len(
                {receipt.id for receipt in self.receipts if receipt.kind == "complete"}
            ),
            "plaintext_found_on_disk": len(self.plaintext),
            "slips": self.slips,
        }
        ok = counts == {
            "cases_at_central": 2,
            "duplicates": 0,
            "delivered": 2,
            "whole": 2,
            "receipts_verified": 2,
            "plaintext_found_on_disk": 0,
            "slips": 2,
        }
        told = self.progress_case_number == numbers.get(offline)
        return {
            "ok": ok and told,
            **counts,
            "attachments": sum(len(visit.files) for visit in filed),
            "progress_shows_case_number": told,
            "screenshots": self.screenshots,
            "visits": [
                {
                    "name": visit.name,
                    "language": visit.language,
                    "seconds": visit.seconds,
                    "attachments": len(visit.files),
                }
                for visit in self.visits
            ],
            "ratings": platform.ratings(),
        }


def _is_whole(visit: Played, case: dict[str, Any]) -> bool:
    """Tell whether the platform opens exactly the photos that were handed in, bytes equal."""
    opened = {
        file["name"]: file["digest"]
        for file in case["filing"]["files"]
        if file["stored"] and file["intact"]
    }
    return opened.keys() - {"signature.png"} == visit.files.keys() and all(
        opened[name] == digest for name, digest in visit.files.items()
    )
