"""Common answers to a text question: written by the author, offered to be touched instead of typed."""

from collections.abc import Mapping

from forms.catalogue import rules

PHRASES = "phrases"
PHRASES_EN = "phrases_en"
MOST = 6
LONGEST = 12
LONGEST_EN = 28


def phrases_of(extra: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Return the phrases of a question in a language, by its kiosk:* attributes."""
    return rules.items(extra.get(PHRASES_EN if language == "en" else PHRASES, ""))


def phrases(longest: int) -> rules.Rule:
    """Want a few short phrases, each once."""

    def rule(cell: str) -> tuple[str, str] | None:
        found = rules.items(cell)
        if len(found) > MOST:
            return (
                f"这里有 {len(found)} 个常用答案，最多 {MOST} 个。请只留最常用的。",
                f"Here are {len(found)} phrases, the most are {MOST}. Keep the commonest.",
            )
        long = next((one for one in found if len(one) > longest), None)
        if long is not None:
            return (
                f"“{long}”太长，按键上写不下，最多 {longest} 个字。请写短一点。",
                f"“{long}” does not fit on a key: at most {longest} characters. Make it shorter.",
            )
        if len(set(found)) < len(found):
            return "同一个答案写了两次。请去掉一个。", "A phrase stands here twice. Remove one."
        return None

    return rule


def fault(zh: str, en: str) -> tuple[str, str] | None:
    """Say what is wrong with the phrases of one question in both languages, taken together."""
    count, count_en = len(rules.items(zh)), len(rules.items(en))
    if count == count_en:
        return None
    return (
        f"常用答案中文有 {count} 个，英文有 {count_en} 个。请一个对一个，顺序也一样。",
        f"There are {count} Chinese and {count_en} English phrases. Give one for each, in order.",
    )
