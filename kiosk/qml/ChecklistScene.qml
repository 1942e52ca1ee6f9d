pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What to bring, to be taken home: on a phone by the code, on paper where there is a printer.
SceneFrame {
    id: root

    required property ChecklistViewModel viewModel

    readonly property string _paper: viewModel.paper
    readonly property bool _failed: ["failed", "held_up", "unknown"].includes(_paper)
    readonly property var _said: ({
            printed: qsTr("清单打好了，请拿好"),
            failed: qsTr("清单没有打出来，请用手机扫码"),
            held_up: qsTr("清单停住了，请用手机扫码，或找工作人员"),
            unknown: qsTr("清单可能打出来了，请看看出纸口")
        })
    readonly property int _side: Theme.asideWidth - 2 * Theme.gapLarge
    readonly property int _most: Theme.portrait ? Math.min(_side, Theme.space(620)) : _side

    backText: qsTr("返回")
    nextName: "start"
    nextText: qsTr("开始办理")
    asideName: "print"
    asideText: viewModel.hasPrinter ? qsTr("打印清单") : ""
    asideSymbol: "print"
    onBack: viewModel.back()
    onNext: viewModel.start()
    onAside: viewModel.print()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root.viewModel.title
            detail: qsTr("带齐了再来，一次办好。")
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapSmall
            visible: root._paper !== "none"

            Icon {
                name: root._failed ? "warning" : "print"
                tint: root._failed ? Theme.note : Theme.primary
            }
            Text {
                objectName: "paper"
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root._said[root._paper] ?? qsTr("正在打清单，请稍等")
                font: Theme.bodyStrong
                color: Theme.ink
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        MaterialsCard {
            Layout.fillWidth: true
            here: false
            materials: root.viewModel.materials
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: Card {
            Layout.fillWidth: true

            QrCode {
                Layout.alignment: Qt.AlignHCenter
                path: root.viewModel.qrPath
                modules: root.viewModel.qrSize
                most: root._most

                Accessible.name: qsTr("材料清单的二维码")
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: qsTr("用手机扫一扫，清单就在手机上，不用网。")
                font: Theme.small
                color: Theme.inkSoft
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
