pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The number to keep, when it was filed, whether it has arrived, and the same as a code for a phone.
Card {
    id: root

    required property FiledViewModel viewModel

    readonly property bool _arrived: viewModel.isDelivered
    readonly property int _side: Theme.px(Theme.compact ? 180 : 224)
    readonly property bool _several: viewModel.numbers.count > 0
    readonly property bool _own: viewModel.qrSize > 0

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.tight || Theme.elder && Theme.portrait ? 1 : 2
        columnSpacing: Theme.gapLarge
        rowSpacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.hair

            Text {
                textFormat: Text.PlainText
                text: qsTr("预受理号")
                font: Theme.small
                color: Theme.inkSoft
            }
            Text {
                objectName: "number"
                Layout.fillWidth: true
                visible: !root._several
                textFormat: Text.PlainText
                text: root.viewModel.number
                font: Theme.narrow || Theme.compact ? Theme.title : Theme.display
                color: Theme.ink
                wrapMode: Text.WordWrap

                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("预受理号") + " " + text
            }
            Repeater {
                model: root.viewModel.numbers

                ColumnLayout {
                    id: entry

                    required property int index
                    required property string title
                    required property string number

                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.hair
                    spacing: 0

                    Text {
                        Layout.fillWidth: true
                        textFormat: Text.PlainText
                        text: entry.title
                        font: Theme.small
                        color: Theme.ink
                        wrapMode: Text.Wrap

                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                    Text {
                        objectName: "number_" + entry.index
                        Layout.fillWidth: true
                        textFormat: Text.PlainText
                        text: entry.number
                        font: Theme.leadStrong
                        color: Theme.ink
                        wrapMode: Text.WordWrap

                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: qsTr("%1 存好").arg(root.viewModel.moment)
                font: Theme.small
                color: Theme.inkSoft
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            RowLayout {
                Layout.topMargin: Theme.hair
                Layout.fillWidth: true
                spacing: Theme.hair

                Icon {
                    name: root._arrived ? "cloud_done" : "verified_user-fill"
                    tint: Theme.success
                    size: Theme.icon
                }
                Text {
                    objectName: "delivery"
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root._arrived ? qsTr("已送到县里") : qsTr("已保存，联网后自动送达")
                    font: Theme.bodyStrong
                    color: Theme.success
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.hair

            QrCode {
                Layout.alignment: Qt.AlignHCenter
                path: root._own ? root.viewModel.qrPath : root.viewModel.proofPath
                modules: root._own ? root.viewModel.qrSize : root.viewModel.proofSize
                most: root._side

                Accessible.name: qsTr("查进度的二维码")
            }
            Text {
                Layout.alignment: Qt.AlignHCenter
                textFormat: Text.PlainText
                horizontalAlignment: Text.AlignHCenter
                text: root.viewModel.opens ? qsTr("手机扫码查进度\n别让旁人拍去") : qsTr("手机扫码查进度")
                font: Theme.small
                color: Theme.inkSoft
            }
        }
    }
}
