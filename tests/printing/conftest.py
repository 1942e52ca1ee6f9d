from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from printing import Fonts, SlipInput


@pytest.fixture(scope="session")
def fonts(resources: Path) -> Fonts:
    folder = resources / "fonts"
    return Fonts(folder / "NotoSansSC_400Regular.ttf", folder / "NotoSansSC_700Bold.ttf")


@pytest.fixture
def slip() -> SlipInput:
    return SlipInput(
        hall="示范镇便民服务中心",
        device_name="自助办事 1 号机",
        item_title="高龄津贴申请",
        number="0001000371234565",
        masked_name="示**民",
        made_at=datetime(2026, 11, 22, 14, 5, tzinfo=timezone(timedelta(hours=8))),
        next_steps=("材料已存好，联网后自动送到县平台。", "收到后会给您一个正式的办件编号。"),
        address="https://platform.example",
        qr_text="https://platform.example/slip/0001000371234565#0123456789ABCDEFGHJKMNPQRS",
        sample=True,
    )
