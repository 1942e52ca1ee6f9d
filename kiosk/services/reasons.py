"""Why an envelope is still here, in words: states of the outbox, and what the platform said."""

_STATES = {
    "waiting": ("待传", "waiting"),
    "sending": ("正在传", "being sent"),
    "parked": ("搁置，每天再试一次", "parked, tried again once a day"),
    "rejected": ("平台不收", "not taken"),
}
# By the type of the problem (sync/wire/README.md, section 11), or what the engine itself found.
_REASONS = {
    "malformed": (
        "平台读不懂这一份，请找技术员",
        "the platform cannot read it: call a technician",
    ),
    "conflict": (
        "平台已有同编号但内容不同的一份，请找技术员核对",
        "the platform holds other bytes under this id: call a technician",
    ),
    "not-for-this-platform": (
        "封给了别的平台的密钥，请核对本机登记在哪个平台",
        "sealed to no key of this platform: check where this kiosk is enrolled",
    ),
    "quota": (
        "平台给本机的份额用完了，请联系县平台",
        "the platform's quota for this kiosk is spent: call the platform",
    ),
    "revoked": ("本机已被平台停用，请联系县平台", "this kiosk was revoked: call the platform"),
    "other-device": (
        "这一份写的是别的自助机，请找技术员",
        "it names another kiosk: call a technician",
    ),
    "too-large": ("超过平台允许的大小，请找技术员", "larger than the platform takes"),
    "busy": ("平台正忙，会自动再传", "the platform was busy; it is tried again by itself"),
    "storage-full": (
        "平台磁盘已满，会自动再传，请告诉县平台",
        "the platform's disk is full; tried again by itself. Tell the platform",
    ),
    "unexpected": (
        "平台内部出错，会自动再传",
        "the platform failed; it is tried again by itself",
    ),
    "bad-receipt": (
        "平台的回执验不过，不能算数，会自动再传",
        "the platform's receipt does not verify; it is tried again by itself",
    ),
    "no-verdict": (
        "平台没有答复这一份，会自动再传",
        "the platform gave no answer to it; it is tried again by itself",
    ),
}


def state_words(state: str, language: str) -> str:
    """Return the state of an outbox entry in `language` (zh_CN or en)."""
    return _STATES[state][language == "en"]


def reason_words(problem: str, language: str) -> str:
    """Return why an entry is held up; "" where nothing was said.

    Args:
        problem: as the outbox keeps it: type, and the platform's own words behind a colon.
        language: zh_CN or en.
    """
    known = _REASONS.get(problem.partition(":")[0])
    if known is not None:
        return known[language == "en"]
    if not problem:
        return ""
    return f"the platform says: {problem}" if language == "en" else f"平台说：{problem}"
