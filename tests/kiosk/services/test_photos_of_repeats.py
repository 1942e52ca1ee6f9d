from kiosk.devices.photo import Photo
from tests.support.visits import form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | begin_repeat | rooms | 房间 | Rooms |
| | image | view | 拍一张 | Photo |
| | end_repeat | | | |
""")
ONE, TWO, THREE = (Photo(name, 800, 600, frozenset()) for name in (b"one", b"two", b"three"))


def test_a_photo_keeps_its_name_when_an_earlier_room_is_taken_out() -> None:
    filling = open_visit(FORM).filling
    filling.add_repeat("/data/rooms")
    filling.set_photo("/data/rooms[1]/view", ONE)
    filling.set_photo("/data/rooms[2]/view", TWO)

    filling.remove_repeat("/data/rooms[1]")
    filling.add_repeat("/data/rooms")
    filling.set_photo("/data/rooms[2]/view", THREE)

    assert list(filling.named_photos().values()) == [TWO, THREE]
    assert set(filling.named_photos()) == set(filling.session.finalize().attachments)
