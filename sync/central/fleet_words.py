"""What the county does about a kiosk that is silent or new, or of which a light is not green."""

from collections.abc import Mapping

Words = tuple[str, str]
"""In Chinese and in English."""

SILENT: Words = (
    "没有消息：打电话问大厅机器开着没有、网络通不通；件都在机器里",
    "silent: call the hall, is it on and connected? What was filed is kept there",
)

NEW: Words = (
    "刚登记，还没说过近况：看它开着没有、网络通不通；没有网的，用 U 盘带一次就有",
    "new, has not told how it is: is it on and connected? Else it tells by USB",
)

_ADVICE: Mapping[str, Words] = {
    "waiting": (
        "有件没送到：不收的在机器的「待送达」里看原因；网络不好用 U 盘带来",
        "filings have not arrived: its desk (To be sent) says why; else bring by USB",
    ),
    "alone": (
        "有件只在一块盘上：让大厅插好第二块盘；已送到的，县里做一次备份",
        "filings on one disk only: mend the second medium; those received, back up",
    ),
    "network": ("网络不好：查网线、路由器", "bad network: check cable and router"),
    "printer": (
        "打印机有故障：大厅按「今天」页上说的做",
        "printer: the desk (Today) says what to do",
    ),
    "paper": ("缺纸：请大厅加纸", "paper: have it refilled"),
    "disk": (
        "硬盘要看：满了清空间；坏了运行 kiosk store check --deep",
        "disk: make room, or if damaged run kiosk store check --deep",
    ),
    "clock": ("时钟不准：校时，查主板电池", "clock: set it, check its battery"),
    "reader": (
        "读卡器有故障：拔下再插，不行换一个",
        "card reader: plug it in again, or replace it",
    ),
    "certificates": (
        "证书快到期：按「今天」页上说的换",
        "a certificate ends soon: the desk (Today) says which",
    ),
    "update": ("更新没有装成：运行 kiosk update status", "update: see kiosk update status"),
}


ADVISED = tuple(_ADVICE)
"""The lights of which there is something to say."""


def advice(key: str) -> Words:
    """Return what to do about a light; one that a newer kiosk has is called by its name."""
    return _ADVICE.get(key, (f"{key}：请看机器的「今天」页", f"{key}: see its desk (Today)"))
