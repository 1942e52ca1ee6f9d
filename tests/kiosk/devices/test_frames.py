from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card_reader import frames
from kiosk.devices.card_reader.frames import FrameParser, frame
from kiosk.devices.card_reader.profiles import PROFILES, SAM_V, Said

BODIES = st.binary(min_size=1, max_size=80)
QUIET = st.binary(max_size=40).filter(lambda noise: 0xAA not in noise)


def received(data: bytes, piece: int = 1) -> list[bytes]:
    parser = FrameParser()
    return [
        body
        for start in range(0, len(data), piece)
        for body in parser.feed(data[start : start + piece])
    ]


def test_commands_are_the_bytes_of_the_protocol() -> None:
    assert frame(frames.FIND) == bytes.fromhex("AAAAAA96690003200122")
    assert frame(frames.SELECT) == bytes.fromhex("AAAAAA96690003200221")
    assert frame(frames.READ) == bytes.fromhex("AAAAAA96690003300132")


def test_a_reply_is_split_into_status_and_data() -> None:
    profile = PROFILES[SAM_V]
    status, data = profile.split(bytes.fromhex("00009F00000000"))

    assert profile.says(status, Said.FOUND)
    assert data == bytes(4)


@given(st.lists(BODIES, max_size=4), st.integers(1, 50))
def test_frames_are_found_in_pieces_of_any_size(bodies: list[bytes], piece: int) -> None:
    assert received(b"".join(map(frame, bodies)), piece) == bodies


@given(QUIET, BODIES, QUIET, st.integers(1, 50))
def test_noise_around_a_frame_does_no_harm(
    before: bytes, body: bytes, after: bytes, piece: int
) -> None:
    assert received(before + frame(body) + after, piece) == [body]


def test_a_preamble_that_begins_twice_is_found() -> None:
    assert received(bytes.fromhex("AAAA") + frame(b"body")) == [b"body"]


def test_an_impossible_length_is_taken_for_noise() -> None:
    assert received(frames.PREAMBLE + b"\xff\xff" + frame(b"body")) == [b"body"]
    assert received(frames.PREAMBLE + b"\x00\x00" + frame(b"body")) == [b"body"]


@given(BODIES, st.integers(7), st.integers(1, 255))
def test_a_damaged_frame_is_never_handed_on_as_it_is(body: bytes, place: int, flip: int) -> None:
    data = bytearray(frame(body))
    data[7 + place % (len(data) - 7)] ^= flip
    assert body not in received(bytes(data))


def test_a_good_frame_after_a_damaged_one_is_found() -> None:
    bad = frame(b"first")[:-1] + b"\x00"
    assert received(bad + frame(b"second")) == [b"second"]


def test_a_good_frame_after_a_cut_one_is_found() -> None:
    cut = frame(b"first" * 4)[:-10]
    assert received(cut + frame(b"second") + frame(b"third")) == [b"second", b"third"]
