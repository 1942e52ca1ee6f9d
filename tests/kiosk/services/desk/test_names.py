from uuid import UUID

import pytest

from kiosk.services.desk.names import NameIndex, fits


@pytest.mark.parametrize(
    ("typed", "masked", "may_be"),
    [
        ("欧阳明华", "欧**华", True),
        ("欧阳", "欧**华", True),
        ("欧阳明丽", "欧**华", False),
        ("欧阳明华文", "欧**华", False),
        ("欧", "欧**华", True),
        ("张华", "张*", True),
        ("李华", "张*", False),
        ("张明丽", "张*华", False),
    ],
)
def test_a_name_fits_the_mask_that_was_made_of_it(typed: str, masked: str, *, may_be: bool) -> None:
    assert fits(typed, masked) is may_be


def test_filings_of_all_names_that_fit_come_in_their_order_from_any_place() -> None:
    masks = ["张*", "李*", "张*华", "", "张*", "示*"]
    index = NameIndex((UUID(int=place), mask) for place, mask in enumerate(masks))

    assert index.count("张") == 3
    assert index.find("张", 0, 10) == (UUID(int=0), UUID(int=2), UUID(int=4))
    assert index.find("张", 1, 1) == (UUID(int=2),)
    assert index.find(" ", 0, 10) == ()
    assert index.find("示范", 0, 10) == (UUID(int=5),)
