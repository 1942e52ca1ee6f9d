"""`kiosk slip verify`: whether a slip is genuine, without asking anybody."""

import argparse
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from kiosk.cli import reprint
from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import hall_time, stored
from kiosk.services.trusting import device_list_of
from sync.errors import KnownError
from sync.wire.proof import is_proof, require_held, verify_proof
from sync.wire.proof_errors import RefusedProofError
from sync.wire.proof_words import words_of

_REFUSED = 1


class PictureUnreadableError(KnownError):
    """The file is no picture, or there is no code in it."""

    zh = "这个文件里没有看到方块码。请把单子铺平，对准“验真码”再拍一张，存成 PNG 或 JPEG。"
    en = "No code is seen in this file. Lay the slip flat, take another picture, as PNG or JPEG."


def add(add_parser: Words) -> None:
    """Add `slip verify` and `slip print`."""
    parser = add_parser("slip", help="tell a genuine slip from a forged one; print one again")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    reprint.add(commands.add_parser)
    command = commands.add_parser(
        "verify", help="no network is needed; exit status 1 if the slip is not genuine"
    )
    data_folder(command)
    given = command.add_mutually_exclusive_group()
    given.add_argument(
        "text", nargs="?", default="-", help="what the code says that proves it; - reads the input"
    )
    given.add_argument("--image", type=Path, metavar="FILE", help="a picture of the slip")
    command.add_argument(
        "--trust", type=Path, metavar="DIR", help="a medium with what central trust export writes"
    )
    command.set_defaults(call=verify)


def verify(given: argparse.Namespace) -> int:
    """Say whether a slip is genuine and what it proves, or why it is refused."""
    if given.image is not None:
        text = _seen_in(given.image)
    else:
        text = sys.stdin.read() if given.text == "-" else given.text
    with closing(stored(given)) as store:
        try:
            devices, as_of = device_list_of(given.data.trust, store, given.trust)
            proven = verify_proof(text, devices, as_of)
            held = [store.sealed(number) for number in proven.proof.numbers]
            is_held = require_held(
                proven.proof, [None if one is None else sha256(one).digest() for one in held]
            )
        except RefusedProofError as error:
            print(error.zh, error.en, f"({error})", sep="\n", file=sys.stderr)
            return _REFUSED
    print(*words_of(proven, as_of, hall_time, is_held=is_held), sep="\n")
    return 0


def _seen_in(picture: Path) -> str:
    """Return what a code in a picture says: that of a proof, else any.

    Raises:
        PictureUnreadableError: no picture, or no code in it.
    """
    import zxingcpp  # noqa: PLC0415 - takes a while to load
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with Image.open(picture) as image:
            texts = [code.text for code in zxingcpp.read_barcodes(image.convert("L"))]
    except (OSError, UnidentifiedImageError) as error:
        raise PictureUnreadableError(str(error)) from error
    if not texts:
        raise PictureUnreadableError(picture.name)
    return next(filter(is_proof, texts), texts[0])
