from dataclasses import dataclass

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kiosk.models.rows import RowListModel
from tests.support.rows import column


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    is_secret: bool = False


def model_of(*rows: Row) -> RowListModel:
    model = RowListModel(Row)
    model.show(rows)
    return model


def test_a_field_in_snake_case_is_read_as_a_role_in_camel_case() -> None:
    assert column(model_of(Row("a", is_secret=True)), "isSecret") == [True]


def test_new_contents_in_the_same_number_keep_the_items_on_the_screen(qtbot: QtBot) -> None:
    model = model_of(Row("a"), Row("b"))

    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as changed,
    ):
        model.show([Row("a"), Row("c")])

    assert column(model, "code") == ["a", "c"]
    assert changed.args is not None
    assert changed.args[0].row() == 1


def test_the_same_rows_again_change_nothing(qtbot: QtBot) -> None:
    model = model_of(Row("a"))

    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.countChanged):
        model.show([Row("a")])


def test_another_number_of_rows_is_told(qtbot: QtBot) -> None:
    model = model_of(Row("a"))

    with qtbot.waitSignals([model.modelReset, model.countChanged]):
        model.show([Row("a"), Row("b")])

    assert model.count == 2


def test_the_model_keeps_the_rules_of_qt_models(qtbot: QtBot) -> None:
    model = model_of(Row("a"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.show([Row("b")])
    model.show([Row("b"), Row("c")])
    model.show([])

    assert model.rowCount() == 0
