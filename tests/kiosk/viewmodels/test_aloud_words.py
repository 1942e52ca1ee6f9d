"""The words of a scene as they are read aloud: what they say of help depends on who sits there."""

import pytest

from kiosk.viewmodels.aloud import Words


@pytest.mark.parametrize(("is_assisted", "said"), [(False, "点右上角"), (True, "问旁边的人")])
def test_whoever_has_staff_beside_them_is_not_sent_to_call_them(
    is_assisted: bool,  # noqa: FBT001 - the table
    said: str,
) -> None:
    words = Words(lambda _file, zh, *_: zh, "", is_assisted=is_assisted)

    assert words.of("HomeScene").help("点右上角", "问旁边的人") == said
