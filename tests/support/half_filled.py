"""Somebody who fills in half a form, leaves or is cut off, and comes back."""

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.visit import Scene

TO_FORM = ("begin", "topic_elderly", "service_elderly-allowance", "start", "agree", "agree")
PHONE = "13800000000"


class Person:
    """Somebody at a kiosk, who may switch it off and on again."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self.hand = Driver(app.window)

    @property
    def scene(self) -> Scene:
        return self.app.visit.visit.scene

    @property
    def ref(self) -> str:
        return self.app.visit.filling.page.ref.rpartition("/")[2]

    def touch(self, *names: str) -> None:
        for name in names:
            self.hand.touch(name)

    def await_scene(self, scene: Scene) -> None:
        self.hand.wait_until(lambda: self.scene is scene, f"the scene {scene}")

    def identify(self) -> str:
        """Come to the code by typing who one is; returns the code."""
        self.touch(*TO_FORM, "way_latin")
        self.hand.press_keys("shifan")
        self.touch("next")
        self.hand.press_pad("11010519491231002X")
        self.touch("next")
        return self.read_code()

    def read_code(self) -> str:
        self.await_scene(Scene.CODE)
        self.await_kept()
        return self.hand.text_of("code_first") + self.hand.text_of("code_second")

    def answer_two(self) -> None:
        """Answer two questions, and stand at the phone number with some of it typed."""
        self.touch("next", "choice_self", "next")
        self.hand.wait_until(lambda: self.ref == "contact", "the second question")
        self.touch(f"choice_{self.first_choice()}", "next")
        self.hand.wait_until(lambda: self.ref == "phone", "the phone number")

    def first_choice(self) -> str:
        page = self.app.visit.filling.page
        return str(page.questions[0].choices[0].value)  # type: ignore[union-attr]  # a question

    def resume(self, code: str) -> None:
        if self.scene is Scene.ATTRACT:
            self.touch(*(["farewell"] if self.hand.sees("farewell") else []), "begin")
        if self.scene is Scene.HOME:
            self.touch("resume")
        for sign in code:
            self.touch(f"code_key_{sign}")
        self.touch("next")

    def put_off(self) -> None:
        self.touch("put_off")
        self.hand.wait_until(lambda: self.app.drafts.state.saving == "saved", "it to be saved")
        self.touch("leave")
        self.await_scene(Scene.ATTRACT)

    def await_kept(self) -> None:
        """Wait until the last page is on the disk."""
        done: list[object] = []
        self.app.lanes.compute.run(
            lambda: None, lambda _: self.app.lanes.store.run(lambda: None, done.append)
        )
        self.hand.wait_until(lambda: bool(done), "the lanes to be done")
