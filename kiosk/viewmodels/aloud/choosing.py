"""The pages before anything is asked: what can be done here, the guide, consent, who is asking."""

from collections.abc import Iterator

from kiosk.models.rows import RowListModel
from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.bring import MaterialRow
from kiosk.viewmodels.checklist import ChecklistViewModel
from kiosk.viewmodels.closed import ClosedViewModel
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.event import EventViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.identity import IdentityViewModel
from kiosk.viewmodels.notices import NoticesViewModel
from kiosk.viewmodels.services import ServicesViewModel


def attract(vm: AttractViewModel, words: Words) -> Iterator[str]:
    """The invitation, or that the kiosk is out of service."""
    yield words("这台机器暂时办不了事") if vm.isOut else words("您好，来办事吗？")
    yield words("查进度照常。") if vm.isOut else words("点一下屏幕就开始，一步一步带着您办。")
    yield vm.hours


def home(vm: HomeViewModel, words: Words) -> Iterator[str]:
    """The topics and the life events."""
    yield words("您好，今天想办什么事？")
    yield words("点一下就开始。不会用，就点右上角“找工作人员”。")
    yield vm.hours
    yield from (row.name for row in vm.topics.rows)
    if vm.moreTopics:
        yield words("还有 %n 类事", count=vm.moreTopics)
    if vm.events.count:
        yield words.of("EventStrip")("一件事，一次办好")
    yield from (row.name for row in vm.events.rows)
    yield words("查进度")


def services(vm: ServicesViewModel, words: Words) -> Iterator[str]:
    """The service items of a topic; of a search only that it is one, and what was found."""
    listed = words("一件事，一次办好") if vm.isEvents else vm.topic
    yield words("想办什么事？") if vm.isSearching else listed
    if not vm.rows.count:
        yield words("没有找到这样的事")
        yield words("换个说法试试，或者点右上角“找工作人员”。")
    yield from (row.title for row in vm.rows.rows)


def guide(vm: GuideViewModel, words: Words) -> Iterator[str]:
    """Who may ask, what to bring, how long it takes, what it costs; or the legal side."""
    yield vm.title
    if vm.showsDetails:
        yield from _legal(vm, words.of("LegalCard"))
        return
    yield vm.summary
    yield from _fact(words("谁能办"), vm.conditions)
    yield from materials(vm.materials, words.of("MaterialsCard"))
    yield from _fact(words("办好后您会得到"), vm.result)
    yield from _fact(words("窗口在哪里"), vm.place)
    yield from _fact(words("问事电话"), vm.phones)
    if vm.promisedDays:
        yield from _fact(words("多久办好"), words("%1 个工作日", vm.promisedDays))
        yield words("今天交，最晚 %1", vm.readyBy)
    yield from _fact(words("要花钱吗"), vm.fee or words("不收费"))
    yield from _fact(words("在这里填大约要"), words("%1 分钟", vm.minutes))


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
        yield from _fact(words("多久办好"), words("%1 个工作日", vm.days))
        yield words("今天交，最晚 %1", vm.readyBy)
    yield from _fact(words("在这里填，最多"), words("%1 分钟", vm.minutes))
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
        yield from (row.title, row.text)


def closed(vm: ClosedViewModel, words: Words) -> Iterator[str]:
    """That the kiosk is out of service, why, and whom to turn to."""
    staff = words("就在这个大厅，请问身边的工作人员")
    yield words("这台机器暂时办不了事")
    yield words("查进度照常。要办事，请到窗口，工作人员帮您办，一样收件。")
    yield from _fact(words("为什么"), vm.reason)
    yield from _fact(words("请找"), vm.contact or staff)
    yield from _fact(words("问事电话"), vm.phone)
    yield vm.hours


def consent(vm: ConsentViewModel, words: Words) -> Iterator[str]:
    """What is done with the data."""
    full = words("姓名、身份证号码、您填的内容、材料照片和签名")
    data = full if vm.takesPhotos else words("姓名、身份证号码、您填的内容和签名")
    yield words("用您的信息之前，先说清楚")
    yield vm.title
    yield from _fact(
        words("要用什么"), data if vm.isPersonal else words("您写的话。姓名和电话可以不留。")
    )
    yield from _fact(words("用来做什么"), words("只用来办这一件事，不作别的用"))
    yield from _fact(words("谁能看到"), words("只有县里的政务平台和办这件事的单位：%1", vm.agency))
    kept = "没交之前，您一离开就清空。交上去就封存，这台机器自己也打不开；办理单位按档案规定保存。"
    yield from _fact(words("存在哪里，存多久"), words(kept))
    no = "点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。同意之后想反悔，提交之前随时可以退出。"
    yield from _fact(words("不同意也能办"), words(no))


def window(vm: GuideViewModel, words: Words) -> Iterator[str]:
    """The same on paper, at the window."""
    full = "没让您开始填，免得白填。请告诉工作人员：用 U 盘把待传资料带走，就又能收了。查进度照常。"
    yield words("这台机器现在收不了") if vm.isRefused else words("没关系，请到窗口办")
    yield words("%1：工作人员用纸质表格帮您办，一样收件。", vm.title)
    yield from _fact(words("窗口在哪里"), vm.place or words("就在这个大厅，请问身边的工作人员"))
    yield from _fact(words("问事电话"), vm.phones)
    yield from materials(vm.materials, words.of("MaterialsCard"))
    yield words(full) if vm.isRefused else words("没有同意，这台机器就没有记您的任何信息。")


def identity(vm: IdentityViewModel, words: Words) -> Iterator[str]:
    """Lay the card, or type; what was typed is not said."""
    yield from (vm.headline, vm.fault)
    match vm.stage:
        case "card":
            words = words.of("CardPage")
            yield vm.readerFault
            yield words("请把身份证放到读卡的地方")
            yield words("放好别动，读到了就自动往下走，姓名和号码不用您写。")
            yield words("要知道是谁在办，也省得您打字。身份证不会被机器收走，办完请记得拿。")
        case "name":
            words = words.of("NamePage")
            yield words("您叫什么名字？")
            yield words("和身份证上的姓名一样")
        case _:
            words = words.of("IdNumberPage")
            yield words("您的身份证号码是多少？")
            yield words("公民身份号码，18 位，最后一位可能是字母 X")


def _legal(vm: GuideViewModel, words: Words) -> Iterator[str]:
    yield from _fact(words("谁来办"), vm.agency)
    yield from _fact(words("服务对象"), vm.audience)
    yield from _fact(words("办事依据"), vm.basis)


def _fact(question: str, answer: str) -> Iterator[str]:
    if answer:
        yield question
        yield answer
