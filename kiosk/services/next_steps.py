"""What happens after a filing, in words."""

from collections.abc import Sequence

from forms.catalogue import ServiceItem
from kiosk.services.readable import working_days
from sync.wire.numbers import grouped


def corrected_title(title: str, language: str) -> str:
    """Return the name of an item that was changed and filed again."""
    return f"{title} (corrected)" if language == "en" else f"{title}（改好重交）"


def next_steps(
    items: Sequence[ServiceItem], language: str, *, corrects: str = ""
) -> tuple[str, ...]:
    """Say what happens after filing, in order; of several items the slowest answer counts."""
    if corrects:
        return _steps_of_correction(grouped(corrects), language)
    days = max(item.promised_days for item in items)
    return _steps_of_several(days, language) if len(items) > 1 else steps_of(days, language)


def steps_of(days: int, language: str) -> tuple[str, ...]:
    """Say what happens after filing one item; `days`: working days that are promised, 0 for none."""
    if language == "en":
        return (
            "Your application is kept in this kiosk and goes to the county by itself.",
            f"The agency answers within {working_days(days, language)}."
            if days
            else "The agency reads it and answers if you left a phone number.",
            "Ask how it stands here with this number, or scan the code.",
        )
    return (
        "申请已在本机封存，联网后自动送到县里。",
        f"办理单位在 {working_days(days, language)}内答复。"
        if days
        else "办理单位会看，留了电话的会回复。",
        "凭此号可在本机查进度，也可以用手机扫码。",
    )


def _steps_of_correction(before: str, language: str) -> tuple[str, ...]:
    if language == "en":
        return (
            f"This takes the place of what you filed under {before}. The case stays the same.",
            "It is kept in this kiosk and goes to the county by itself.",
            "Ask how it stands with either slip.",
        )
    return (
        f"这是改好后重交的，代替 {before} 那一份，还是同一件事。",
        "已在本机封存，联网后自动送到县里，接着办。",
        "两张小票都能查进度，请都收好。",
    )


def _steps_of_several(days: int, language: str) -> tuple[str, ...]:
    if language == "en":
        return (
            "All is kept in this kiosk and goes to the county by itself.",
            f"Each agency answers by itself, the last within {working_days(days, language)}.",
            "Each number shows its own progress, the code shows all.",
        )
    return (
        "都已在本机封存，联网后自动送到县里。",
        f"各单位分别办理，最慢的 {working_days(days, language)}内答复。",
        "每件事凭自己的号查进度，一个码能查全部。",
    )
