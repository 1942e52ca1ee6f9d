"""What happens after a filing, in words."""

from collections.abc import Mapping, Sequence

from forms.catalogue import ServiceItem
from kiosk.services.readable import working_days
from kiosk.services.reopening import Correction, FollowKind
from sync.wire.numbers import grouped

_LATER: Mapping[FollowKind, tuple[str, str]] = {
    "correction": ("{}（改好重交）", "{} (corrected)"),
    "supplement": ("{}（补材料）", "{} (papers added)"),
}


def later_title(title: str, kind: FollowKind, language: str) -> str:
    """Return the name of an item for which something was filed later: changed, or papers added."""
    return _LATER[kind][language == "en"].format(title)


def next_steps(
    items: Sequence[ServiceItem], language: str, *, follows: Correction | None = None
) -> tuple[str, ...]:
    """Say what happens after filing, in order; of several items the slowest answer counts.

    `follows`: what was filed before, and what this is to it.
    """
    if follows is not None:
        steps = _steps_of_supplement if follows.kind == "supplement" else _steps_of_correction
        return steps(grouped(follows.number), language)
    days = max(item.promised_days for item in items)
    return steps_of_several(days, language) if len(items) > 1 else steps_of(days, language)


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


def _steps_of_supplement(before: str, language: str) -> tuple[str, ...]:
    if language == "en":
        return (
            f"These papers go with what you filed under {before}. The case stays the same.",
            "They are kept in this kiosk and go to the county by themselves.",
            "Ask how it stands with either slip.",
        )
    return (
        f"这些材料补到 {before} 那一份里，还是同一件事。",
        "已在本机封存，联网后自动送到县里，接着办。",
        "两张回执单都能查进度，请都收好。",
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
        "两张回执单都能查进度，请都收好。",
    )


def steps_of_several(days: int, language: str) -> tuple[str, ...]:
    """Say what happens after filing several items; `days`: that the slowest takes."""
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
