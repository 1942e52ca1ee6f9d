from datetime import date

import pytest

from kiosk.services.desk.sought import (
    Code,
    Day,
    Name,
    Number,
    PersonNumber,
    Sought,
    SoughtFault,
    sought,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  ", None),
        ("0001 0003 7012 3456", Number("0001000370123456")),
        ("0001-2026-1-000001-0001", Number("00012026100000100 01".replace(" ", ""))),
        ("11010519491231002x", PersonNumber("11010519491231002X")),
        ("440524188001010014", PersonNumber("440524188001010014")),
        ("E12345678", PersonNumber("E12345678")),
        ("20261122", Day(date(2026, 11, 22))),
        ("2026-11-2", Day(date(2026, 11, 2))),
        ("2026年11月22日", Day(date(2026, 11, 22))),
        ("20261322", Number("20261322")),
        ("欧阳明华", Name("欧阳明华")),
        ("Smith", Name("Smith")),
        ("https://x.example/slip/0001#AB", Code("https://x.example/slip/0001#AB")),
        ("110105194912310021", Number("110105194912310021")),
        ("11010519491231003X", SoughtFault.ID_NUMBER),
    ],
)
def test_one_box_takes_numbers_persons_days_names_and_codes(typed: str, meant: Sought) -> None:
    assert sought(typed, TODAY) == meant
