"""Every character that the fonts show is found by its radical, offline, in a few touches."""

from kiosk.paths import RADICALS
from kiosk.services.radicals import MANY, Radicals

TABLE = Radicals(RADICALS)
COUNTS = range(1, MANY + 1)


def found(form: str, radical_strokes: int, strokes: int) -> str:
    one = next(one for one in TABLE.forms(radical_strokes) if one.form == form)
    return TABLE.characters(one, strokes)


def test_rare_characters_of_names_are_found() -> None:
    assert "䶮" in found("龙", 5, 4)
    assert "㛃" in found("女", 3, 6)
    assert "𬭼" in found("钅", 5, MANY)


def test_the_forms_that_a_radical_takes_lead_to_the_same_characters() -> None:
    assert found("氵", 3, 5) == found("水", 4, 5)
    assert {"阳", "郑"} <= set(found("阝", 2, 4) + found("阝", 2, 6))


def test_common_characters_come_first() -> None:
    assert found("氵", 3, 8).startswith("清")


def test_every_character_of_gb_2312_is_there() -> None:
    table = {
        character
        for count in COUNTS
        for form in TABLE.forms(count)
        for rest in COUNTS
        for character in TABLE.characters(form, rest)
    }
    plain = {
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    }

    assert plain - {""} <= table
    assert len(table) > 27_000
