"""What the monkey types: words that nobody else says, and words that trip programs up."""

import random

from sync.wire.slip import Slip, new_secret, slip_text

_HAN = (0x4E00, 0x9FA5)
NASTY = (
    "䶮𬭼㛃·阿卜杜拉",
    "名字😀👨‍👩‍👧🇨🇳",
    "\u202e示范\u202c\u200b\u200d\ufeff居民",
    "\x00\x07\x1b[31m示范\x7f",
    "e\u0301\u0327\u0338" * 8,
    "<img src='file:///etc/passwd'><b>示范</b>&amp;&#0;",
    "'; DROP TABLE submission; --",
    "${id_number} {{7*7}} %s %n %1 \\0",
    "]]></data><data>",
    "\u05d0\u05d1\u05d2 مرحبا",
    "示范\n示范\r\n\t示范",
    " \u3000 ",
    "-0",
    "99999999999999999999999999",
    "1e308",
    "，。、；：？！“”",
)
KEYS = "abcdefghijklmnopqrstuvwxyz0123456789 .-/"


def token(chance: random.Random, length: int = 5) -> str:
    """Return Chinese characters that stand together nowhere else."""
    return "".join(chr(chance.randint(*_HAN)) for _ in range(length))


def digits(chance: random.Random, length: int) -> str:
    """Return figures."""
    return "".join(chance.choice("0123456789") for _ in range(length))


def codes(address: str, slips: list[str], chance: random.Random) -> str:
    """Return what a scanner may read: a slip of this kiosk, or something that is none."""
    own = chance.choice(slips) if slips else ""
    number = own.partition("/slip/")[2].partition("#")[0] or "0001000001000015"
    return chance.choice(
        (
            own or f"{address}/slip/{number}",
            own[:-5] or "https://",
            slip_text(address, Slip(number, new_secret())),
            f"{address}/slip/{number[:-1]}{(int(number[-1], 36) + 1) % 10}",
            "https://elsewhere.example/slip/0099000001000010#" + "0" * 26,
            "javascript:alert(document.cookie)",
            "https://example.com/?q=<script>alert(1)</script>",
            digits(chance, 16),
            digits(chance, 4000),
            "9" * 10_000,
            chance.choice(NASTY),
        )
    )
