pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The report of a day or a month: as table and bars here, as PDF and Excel on a stick, on paper.
DeskPage {
    id: root

    required property DeskRecordsViewModel viewModel

    readonly property var _papers: ({
            waiting: qsTr("正在打，请稍等"),
            printing: qsTr("正在打，请稍等"),
            printed: qsTr("打好了，请到打印机取"),
            held_up: qsTr("打印机停住了，请去看看"),
            failed: qsTr("没有打出来"),
            unknown: qsTr("可能打出来了，请看看出纸口")
        })

    title: viewModel.isMonth ? qsTr("月报") : qsTr("日报")
    subtitle: viewModel.when
    tools: [
        TouchButton {
            objectName: "records_span"
            focus: true
            kind: TouchButton.Quiet
            symbol: root.viewModel.isMonth ? "event" : "calendar_today"
            text: root.viewModel.isMonth ? qsTr("看一天") : qsTr("看整月")
            onClicked: root.viewModel.choose(!root.viewModel.isMonth)
        },
        TouchButton {
            objectName: "records_before"
            kind: TouchButton.Quiet
            symbol: "arrow_back"
            text: root.viewModel.isMonth ? qsTr("上个月") : qsTr("前一天")
            onClicked: root.viewModel.before()
        },
        TouchButton {
            objectName: "records_after"
            kind: TouchButton.Quiet
            symbol: "arrow_forward"
            symbolAfter: true
            text: root.viewModel.isMonth ? qsTr("下个月") : qsTr("后一天")
            enabled: root.viewModel.canGoOn
            onClicked: root.viewModel.after()
        }
    ]
    steps: [
        TouchButton {
            objectName: "records_print"
            kind: TouchButton.Primary
            symbol: "print"
            text: qsTr("打印")
            enabled: !root.viewModel.isBusy
            visible: root.viewModel.hasPrinter
            onClicked: {
                root.viewModel.print();
                root.toTop();
            }
        }
    ]
    Component.onCompleted: viewModel.look()

    DeskNote {
        objectName: "records_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "records_saved"
        tone: "good"
        headline: root.viewModel.saved === "" ? "" : qsTr("已存到 U 盘")
        text: root.viewModel.saved
    }
    DeskNote {
        objectName: "records_paper"
        tone: root.viewModel.paper === "printed" ? "good" : "note"
        symbol: "print"
        headline: root._papers[root.viewModel.paper] ?? ""
    }
    DeskGrid {
        cell: Theme.px(280)

        LightCard {
            symbol: "assignment"
            title: root.viewModel.isMonth ? qsTr("这个月交的") : qsTr("当天交的")
            number: root.viewModel.filed
        }
        LightCard {
            symbol: "assignment_return"
            title: root.viewModel.isMonth ? qsTr("这个月退回的") : qsTr("当天退回的")
            number: root.viewModel.returned
        }
        LightCard {
            symbol: "outbox"
            title: qsTr("现在还没送到的")
            number: root.viewModel.unsent
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        TouchButton {
            objectName: "records_pdf"
            kind: TouchButton.Quiet
            symbol: "article"
            text: qsTr("存 PDF")
            enabled: !root.viewModel.isBusy
            onClicked: {
                root.viewModel.save("pdf");
                root.toTop();
            }
        }
        TouchButton {
            objectName: "records_xlsx"
            kind: TouchButton.Quiet
            symbol: "table_chart"
            text: qsTr("存 Excel")
            enabled: !root.viewModel.isBusy
            onClicked: {
                root.viewModel.save("xlsx");
                root.toTop();
            }
        }
    }
    Card {
        Layout.fillWidth: true
        padding: Theme.compact ? Theme.gapSmall : Theme.gap
        spacing: 0
        visible: root.viewModel.rows.count > 0

        Repeater {
            model: root.viewModel.rows

            DeskReportRow {
                Layout.fillWidth: true
            }
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: qsTr("只有数目，没有办事人的内容；少于 5 次的不单列，意见分哪方面要等这个月过完。退回、补材料、办好的，算在本机得知的那一天：过完的一天不会再变。")
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
