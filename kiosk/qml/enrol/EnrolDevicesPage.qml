pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// What is plugged in: the printer with its test page, and the second medium. Then the kiosk opens.
SceneFrame {
    id: root

    required property FirstStartViewModel viewModel

    readonly property var _printers: ({
            none: qsTr("没有设。以后在工作台的“设置”里加；没有时回执单显示在屏幕上。"),
            looking: qsTr("正在看……"),
            ready: qsTr("可以用"),
            sent: qsTr("测试页已交给打印机，请到出纸口看"),
            fault: qsTr("现在用不了")
        })
    readonly property var _seconds: ({
            none: qsTr("没有设。建议插一张卡或 U 盘，在 kiosk.toml 的 second 里写上。"),
            looking: qsTr("正在看……"),
            ready: qsTr("可以用，材料会存两份"),
            fault: qsTr("现在用不了")
        })

    backText: ""
    nextName: "finish"
    nextText: qsTr("开始使用")
    nextSymbol: "check"
    asideName: "test_page"
    asideText: viewModel.printer === "none" ? "" : qsTr("打一张测试页")
    asideSymbol: "print"
    onAside: viewModel.printPage()
    onNext: viewModel.finish()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("最后看一看设备")
            detail: qsTr("全部设备的检查见 kiosk doctor 和工作台的“体检”。")
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Fact {
                Layout.fillWidth: true
                symbol: "print"
                question: qsTr("打印机")
                answer: root._printers[root.viewModel.printer] ?? ""
                answerFont: Theme.body
                detail: root.viewModel.printerFault
            }
            Fact {
                Layout.fillWidth: true
                symbol: "hard_drive"
                question: qsTr("第二介质")
                answer: root._seconds[root.viewModel.second] ?? ""
                answerFont: Theme.body
                detail: root.viewModel.secondFault
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
