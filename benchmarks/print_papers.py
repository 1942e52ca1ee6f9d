"""What is printed: the form and the slip of another resident each time.

The words of a form stay, every figure of its answers differs, and so do its number, its code and its
signature: nothing that was set before can be put on paper again.
"""

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count

from PIL import Image, ImageDraw

from printing import (
    ApplicationInput,
    FormField,
    FormPart,
    FormSignature,
    FormTable,
    SlipInput,
)
from tests.support.filled_form import NAMES, filled_form

MEMBERS = tuple(f"示范{name}" for name in NAMES)
_FIGURES = ("0123456789", "一二三四五六七八九")
_PROOF = 392  # characters
_MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=8)))


def forms() -> Iterator[ApplicationInput]:
    """Yield the two pages of one resident after the other."""
    form = filled_form(members=12)
    for place in count(1):
        chance = random.Random(place)  # noqa: S311 - figures to print, no secret
        number = _number(place)
        yield replace(
            form,
            number=number,
            made_at=_MOMENT + timedelta(minutes=place),
            parts=tuple(_anothers(part, chance) for part in form.parts),
            qr_text=f"https://platform.example/slip/{number}",
        )


def slips() -> Iterator[SlipInput]:
    """Yield the slip of one resident after the other, each with its two codes."""
    for place in count(1):
        chance = random.Random(place)  # noqa: S311 - figures to print, no secret
        number, address = _number(place), "https://platform.example"
        proof = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop-_", k=_PROOF))
        yield SlipInput(
            hall="示范镇便民服务中心",
            device_name="自助办事 1 号机",
            item_title="困难残疾人生活补贴和重度残疾人护理补贴",
            number=number,
            masked_name=f"示*{NAMES[place % len(NAMES)]}",
            made_at=_MOMENT + timedelta(minutes=place),
            next_steps=(
                "申请已在本机封存，联网后自动送到县里。",
                "办理单位在 20 个工作日内答复。",
                "要补材料，短信和这里的自助机都会说。",
            ),
            address=address,
            qr_text=f"{address}/slip/{number}#{chance.getrandbits(128):032X}",
            proof_text=f"{address}/slip/{number}#{proof}",
            sample=True,
            opens=True,
        )


def _number(place: int) -> str:
    return f"0001{371_234_565 + 7919 * place:012}"


def _anothers(part: FormPart, chance: random.Random) -> FormPart:
    """Return the part as another resident would have answered it."""
    match part:
        case FormField():
            return replace(part, answer=_other(part.answer, chance))
        case FormTable(_, rows):
            told = ((place, *(_other(words, chance) for words in row)) for place, *row in rows)
            return replace(part, rows=tuple(told))
        case FormSignature():
            return replace(part, picture=_signature(chance))
    return part


def _other(words: str, chance: random.Random) -> str:
    """Return the words with other figures."""
    for figures in _FIGURES:
        others = chance.sample(figures, len(figures))
        words = words.translate(str.maketrans(figures, "".join(others)))
    return words


def _signature(chance: random.Random) -> bytes:
    image = Image.new("L", (900, 300), 255)
    line = [(80 + 150 * step, chance.randrange(40, 260)) for step in range(6)]
    ImageDraw.Draw(image).line(line, 0, 9)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
