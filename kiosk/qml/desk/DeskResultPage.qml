pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The result of a filing, read page by page before it is printed and handed over.
DeskPage {
    id: root

    required property ResultViewModel viewModel
    required property DeskCaseViewModel page

    readonly property bool _failed: viewModel.headline !== ""
    readonly property bool _shown: viewModel.photo !== "" && !_failed
    readonly property string _place: qsTr("第 %1 页，共 %2 页").arg(viewModel.page).arg(viewModel.pages)
    readonly property string _waits: _failed ? page.title : qsTr("正在取结果，请稍等…")

    title: qsTr("办理结果")
    subtitle: _shown ? _place : _waits
    backText: qsTr("收起来")
    tools: TouchButton {
        objectName: "print_result"
        kind: TouchButton.Quiet
        symbol: "print"
        text: qsTr("打印一份")
        enabled: root.viewModel.canPrint
        visible: root._shown && root.viewModel.hasPrinter
        onClicked: root.page.printResult()
    }
    steps: TouchButton {
        objectName: "result_handed"
        kind: TouchButton.Primary
        symbol: "front_hand"
        text: qsTr("交付结果")
        visible: root._shown && root.page.canHandOver
        onClicked: root.page.begin("hand-over")
    }
    onBack: page.back()

    DeskNote {
        objectName: "result_fault"
        tone: "danger"
        headline: root.viewModel.headline || root.page.headline
        text: root.viewModel.fault || root.page.fault
    }
    DeskNote {
        objectName: "result_paper"
        tone: "primary"
        symbol: "print"
        headline: root.page.paper
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        visible: root._shown

        SheetView {
            id: sheet

            Layout.fillWidth: true
            Layout.preferredHeight: Theme.height * (Theme.tight ? 0.45 : 0.6)
            photo: root.viewModel.photo
            words: root._place
        }
        ResultTools {
            Layout.fillWidth: Theme.portrait
            Layout.alignment: Qt.AlignTop
            viewModel: root.viewModel
            sheet: sheet
        }
    }
}
