"""The pages before anything is asked: what can be done here, the guide, consent, who is asking."""

from collections.abc import Iterator

from kiosk.models.rows import RowListModel
from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.bring import MaterialRow
from kiosk.viewmodels.checklist import ChecklistViewModel
from kiosk.viewmodels.closed import ClosedViewModel
from kiosk.viewmodels.event import EventViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.notices import NoticesViewModel
from kiosk.viewmodels.services import ServicesViewModel


def attract(vm: AttractViewModel, words: Words) -> Iterator[str]:
    """The invitation, or that the kiosk is out of service."""
    yield words("这台机器暂时办不了事") if vm.isOut else words("您好，来办事吗？")
    yield words("查进度照常。") if vm.isOut else words("点一下屏幕就开始，一步一步带着您办。")
    yield vm.hours
    yield from (vm.urgentTitle, vm.urgentText)


def home(vm: HomeViewModel, words: Words) -> Iterator[str]:
    """The topics and the life events."""
    yield words("您好，今天想办什么事？")
    yield words.help(
        "点一下就开始。不会用，就点右上角“找工作人员”。",
        "点一下就开始。不会用，就问旁边的工作人员。",
    )
    yield vm.hours
    yield from (row.name for row in vm.topics.rows)
    if vm.moreTopics:
        yield words("还有 %n 类事", count=vm.moreTopics)
    if vm.popular.count:
        yield words.of("PopularStrip")("大家常办")
    yield from (row.name for row in vm.popular.rows)
    if vm.events.count:
        yield words.of("EventStrip")("一件事，一次办好")
    yield from (row.name for row in vm.events.rows)
    yield words("查进度")


def services(vm: ServicesViewModel, words: Words) -> Iterator[str]:
    """The service items of a topic; of a search only that it is one, and what was found."""
    listed = words("一件事，一次办好") if vm.isEvents else vm.topic
    yield words("想办什么事？") if vm.isSearching else listed
    if vm.findsNothing:
        yield words("没有找到这样的事")
        yield words.help(
            "换个说法试试，或者按类找。还找不到，就点右上角“找工作人员”。",
            "换个说法试试，或者按类找。还找不到，就问旁边的工作人员。",
        )
        yield words("大家常办的是这些")
    yield from (row.title for row in vm.rows.rows)


def guide(vm: GuideViewModel, words: Words) -> Iterator[str]:
    """Who may ask, what to bring, how long it takes, what it costs; or the legal side."""
    yield vm.title
    if vm.showsDetails:
        yield from _legal(vm, words.of("LegalCard"))
        return
    yield vm.summary
    yield from fact(words("谁能办"), vm.conditions)
    yield from materials(vm.materials, words.of("MaterialsCard"))
    yield from fact(words("办好后您会得到"), vm.result)
    yield from fact(words("窗口在哪里"), vm.place)
    yield from fact(words("问事电话"), vm.phones)
    if vm.promisedDays:
        yield from fact(words("多久办好"), words("%n 个工作日", count=vm.promisedDays))
        yield words("今天交，最晚 %1", vm.readyBy)
    yield from fact(words("要花钱吗"), vm.fee or words("不收费"))
    yield from fact(words("在这里填大约要"), words("%1 分钟", vm.minutes))


def materials(model: RowListModel, words: Words) -> Iterator[str]:
    """What to bring."""
    rows: tuple[MaterialRow, ...] = model.rows
    if rows:
        yield words("要带的 %n 样东西", count=len(rows))
    for row in rows:
        name = row.name if row.is_required else words("%1（有就带）", row.name)
        yield words("，").join(filter(None, (name, row.form, row.note)))


def event(vm: EventViewModel, words: Words) -> Iterator[str]:
    """What belongs to a life event, what may be added, how long it takes, what to bring."""
    yield from (vm.title, vm.words)
    yield words("这几件一定要办")
    for row in vm.always.rows:
        yield from (row.title, row.why)
    if vm.extra.count:
        yield words("要的话，点一下一起办")
    for row in vm.extra.rows:
        yield from (row.title, row.why)
    if vm.days:
        yield from fact(words("多久办好"), words("%n 个工作日", count=vm.days))
        yield words("今天交，最晚 %1", vm.readyBy)
    yield from fact(words("在这里填，最多"), words("%1 分钟", vm.minutes))
    yield from materials(vm.materials, words.of("MaterialsCard"))


def checklist(vm: ChecklistViewModel, words: Words) -> Iterator[str]:
    """What to bring, and that a phone may take it along."""
    yield vm.title
    yield words("用手机扫一扫，清单就在手机上，不用网。")
    yield from materials(vm.materials, words.of("MaterialsCard"))


def notices(vm: NoticesViewModel, words: Words) -> Iterator[str]:
    """What is new in the hall."""
    yield words("大厅通知")
    yield vm.hours
    for row in vm.rows.rows:
        yield from (row.title, row.text, row.until)


def closed(vm: ClosedViewModel, words: Words) -> Iterator[str]:
    """That the kiosk is out of service, why, and whom to turn to."""
    staff = words("就在这个大厅，请问身边的工作人员")
    yield words("这台机器暂时办不了事")
    yield words("查进度照常。要办事，请到窗口，工作人员帮您办，一样收件。")
    yield from fact(words("为什么"), vm.reason)
    yield from fact(words("请找"), vm.contact or staff)
    yield from fact(words("问事电话"), vm.phone)
    yield vm.hours


def window(vm: GuideViewModel, words: Words) -> Iterator[str]:
    """The same on paper, at the window."""
    full = "没让您开始填，免得白填。请告诉工作人员：用 U 盘把待传资料带走，就又能收了。查进度照常。"
    yield words("这台机器现在收不了") if vm.isRefused else words("没关系，请到窗口办")
    yield words("%1：工作人员用纸质表格帮您办，一样收件。", vm.title)
    yield from fact(words("窗口在哪里"), vm.place or words("就在这个大厅，请问身边的工作人员"))
    yield from fact(words("问事电话"), vm.phones)
    yield from materials(vm.materials, words.of("MaterialsCard"))
    if vm.isRefused:
        yield words(full)
    elif vm.lacksGuardian:
        yield words("工作人员帮着办，也能帮着联系家里。监护人来了，还可以回到这台机器办。")
    else:
        yield words("没有同意，这台机器就没有记您的任何信息。")


def _legal(vm: GuideViewModel, words: Words) -> Iterator[str]:
    yield from fact(words("正式名称"), vm.official)
    yield from fact(words("谁来办"), vm.agency)
    yield from fact(words("服务对象"), vm.audience)
    yield from fact(words("办事依据"), vm.basis)


def fact(question: str, answer: str) -> Iterator[str]:
    """A small question and its answer, where there is one."""
    if answer:
        yield question
        yield answer
