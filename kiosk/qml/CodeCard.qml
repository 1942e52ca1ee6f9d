pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The resume code, large and in two groups, and the same as a code for a phone.
Card {
    id: root

    required property CodeViewModel viewModel

    readonly property int _side: Theme.px(Theme.compact ? 180 : 224)

    component Half: Text {
        textFormat: Text.PlainText
        font: Theme.display
        color: Theme.ink

        Accessible.ignored: true
    }

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.narrow && Theme.portrait ? 1 : 2
        columnSpacing: Theme.gapLarge
        rowSpacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.hair

            Text {
                textFormat: Text.PlainText
                text: qsTr("接续码")
                font: Theme.small
                color: Theme.inkSoft

                Accessible.ignored: true
            }
            RowLayout {
                objectName: "code"
                spacing: Theme.gapLarge

                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("接续码") + " " + root.viewModel.spelled

                Half {
                    objectName: "code_first"
                    text: root.viewModel.firstHalf
                }
                Half {
                    objectName: "code_second"
                    text: root.viewModel.secondHalf
                }
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: qsTr("回到这台机器用：%1").arg(root.viewModel.device)
                font: Theme.small
                color: Theme.inkSoft
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.hair

            QrCode {
                Layout.alignment: Qt.AlignHCenter
                path: root.viewModel.qrPath
                modules: root.viewModel.qrSize
                most: root._side

                Accessible.name: qsTr("接续码的二维码")
            }
            Text {
                Layout.alignment: Qt.AlignHCenter
                textFormat: Text.PlainText
                text: qsTr("用手机扫一下，就存住了")
                font: Theme.small
                color: Theme.inkSoft

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
