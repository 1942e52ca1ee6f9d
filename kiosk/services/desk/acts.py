"""What the actions of the audit are called."""

from collections.abc import Mapping

from kiosk.services.desk.words import ROLE_WORDS

_WORDS: Mapping[str, tuple[str, str]] = {
    "log-in": ("登录", "Log-in"),
    "lock": ("锁屏", "Locked the desk"),
    "change-pin": ("改自己的密码", "Changed own PIN"),
    "add-staff": ("加人员", "Added staff"),
    "reset-pin": ("重设密码", "Set a new PIN"),
    "change-role": ("改岗位", "Changed a role"),
    "bar-staff": ("停用人员", "Barred staff"),
    "let-in-staff": ("恢复人员", "Let staff in again"),
    "today": ("看今天", "Looked at today"),
    "assist": ("帮人办", "Assisted a visit"),
    "call": ("打电话", "Called"),
    "find": ("找件", "Looked for a case"),
    "contents": ("打开内容", "Opened contents"),
    "phone": ("看电话号码", "Looked at a phone number"),
    "correct": ("改件", "Corrected a case"),
    "supplement": ("补材料", "Supplemented a case"),
    "hand-over": ("交付结果", "Handed over a result"),
    "reprint": ("补打", "Printed again"),
    "withdraw": ("撤回", "Withdrew a case"),
    "outbox": ("看待送达", "Looked at the outbox"),
    "retry": ("重新送", "Sent again"),
    "courier": ("U盘带走", "Carried by USB stick"),
    "devices": ("试设备", "Tried a device"),
    "report": ("出报表", "Made a report"),
    "settings": ("看设置", "Looked at the settings"),
    "setting": ("改设置", "Changed a setting"),
    "people": ("看人员", "Looked at the staff"),
    "audit": ("看操作记录", "Looked at this record"),
    "export-audit": ("导出操作记录", "Exported this record"),
}

# What a subject and an outcome are made of; numbers and days stand as they are.
_DETAILS: Mapping[str, tuple[str, str]] = {
    "ok": ("成了", "done"),
    "tried": ("输入了密码", "PIN entered"),
    "tried-locked": ("锁着时又试", "tried while locked"),
    "wrong-pin": ("密码不对", "wrong PIN"),
    "called": ("打通了", "reached"),
    "not-reached": ("没打通", "not reached"),
    "number": ("按号码", "by number"),
    "person": ("按证件号码", "by ID number"),
    "name": ("按姓名", "by name"),
    "slip": ("回执单", "slip"),
    "application": ("申请表", "application"),
    "result": ("结果", "result"),
    "beside": ("陪着办", "beside the resident"),
    "agent": ("代办", "for somebody absent"),
    "card": ("刷过卡", "card read"),
    "seen": ("看过证件", "document seen"),
    "known": ("认识本人", "known in person"),
    "ended": ("结束了这次办理", "visit ended"),
    "visit": ("去陪着办", "to sit beside a resident"),
    "quiet": ("没人动，自己锁的", "by itself, nobody touched it"),
    "locked": ("密码不对，锁住了", "wrong PIN, locked"),
    "all": ("全部", "all"),
    "command-line": ("命令行", "command line"),
    "carry": ("写到 U 盘", "written to the stick"),
    "receipts": ("取回执", "receipts taken"),
    "print": ("打印", "printed"),
    "support-bundle": ("存报修包", "support bundle"),
    "test-page": ("打测试页", "test page"),
    "set": ("改了", "set"),
    "undo": ("撤销第", "undone no."),
    "platform": ("县里设的", "by the county"),
    **ROLE_WORDS,
}


def detail_words(text: str, language: str) -> str:
    """Return a subject or an outcome in words; what nobody named as it is written."""
    return " ".join(
        _DETAILS.get(part, (part, part))[language == "en"] for part in text.split(" ") if part
    )


def act_words(action: str, language: str) -> str:
    """Return what an action of the audit is called; one that nobody named, as it is written."""
    zh, en = _WORDS.get(action, (action, action))
    return en if language == "en" else zh
