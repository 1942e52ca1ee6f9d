pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Township.ViewModels

// The resume code, large and in two groups, and the same as a code for a phone.
Card {
    id: root

    required property CodeViewModel viewModel

    readonly property int _side: Theme.px(Theme.compact ? 180 : 224)
    readonly property int _module: viewModel.qrSize === 0 ? 0 : Math.floor(_side / viewModel.qrSize)

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

            Shape {
                Layout.alignment: Qt.AlignHCenter
                implicitWidth: root._module * root.viewModel.qrSize
                implicitHeight: implicitWidth

                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("接续码的二维码")

                ShapePath {
                    fillColor: Theme.ink
                    strokeWidth: -1
                    scale: Qt.size(root._module, root._module)

                    PathSvg {
                        path: root.viewModel.qrPath
                    }
                }
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
