import pytest

from printing import mask_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", ""),
        ("  ", ""),
        ("张", "张"),
        ("张华", "张*"),
        ("张小华", "张*华"),
        ("欧阳明华", "欧**华"),
        (" 张小华 ", "张*华"),
        ("示范·居民", "示***民"),
        ("𬱖小𬭼", "𬱖*𬭼"),
        ("葛\U000e0100小华", "葛*华"),
        ("Zoe\u0308", "Z*ë"),
    ],
)
def test_a_masked_name_keeps_the_ends_and_one_star_per_character(name: str, shown: str) -> None:
    assert mask_name(name) == shown
