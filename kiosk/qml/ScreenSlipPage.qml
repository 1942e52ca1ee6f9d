pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The slip on the screen, to be photographed where none came out: all that stands on paper, and its codes, large.
SceneFrame {
    id: root

    required property FiledViewModel viewModel

    readonly property bool _several: viewModel.numbers.count > 0
    readonly property bool _untitled: viewModel.numbers.count > 4 || Theme.elder && !Theme.portrait
    readonly property int _across: Theme.width - 2 * Theme.margin - 2 * Theme.gapLarge
    readonly property int _bars: Theme.headerHeight + Theme.footerHeight + 4 * Theme.gap + 2 * Theme.gapLarge
    readonly property int _room: Theme.height - _bars - Theme.px(Theme.tight ? 150 : 208)
    readonly property int _most: Theme.portrait ? (_across - Theme.gapLarge) / 2 : Math.min(_room, _across * 0.3)

    backText: ""
    nextName: "photographed"
    nextText: qsTr("拍好了")
    nextSymbol: "check"

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("请用手机把这一页拍下来")
            detail: Theme.tight ? "" : qsTr("跟纸回执单一样能用。拍好了再往下走，离开后屏幕上就不留了。")
        }
        Card {
            Layout.fillWidth: true

            GridLayout {
                Layout.fillWidth: true
                columns: Theme.portrait ? 1 : 2
                columnSpacing: Theme.gapLarge
                rowSpacing: Theme.gap

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignVCenter
                    spacing: root._untitled ? 0 : Theme.hair

                    Text {
                        Layout.fillWidth: true
                        textFormat: Text.PlainText
                        text: root.viewModel.title
                        font: Theme.bodyStrong
                        color: Theme.ink
                        wrapMode: Text.Wrap
                        visible: !root._several

                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                    Text {
                        objectName: "number_on_screen"
                        Layout.fillWidth: true
                        textFormat: Text.PlainText
                        text: root.viewModel.number
                        font: Theme.compact ? Theme.leadStrong : Theme.title
                        color: Theme.ink
                        wrapMode: Text.WordWrap
                        visible: !root._several

                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                    Repeater {
                        model: root.viewModel.numbers

                        Text {
                            required property string title
                            required property string number

                            Layout.fillWidth: true
                            textFormat: Text.PlainText
                            text: root._untitled ? number : title + "\n" + number
                            font: Theme.smallStrong
                            color: Theme.ink
                            wrapMode: Text.Wrap

                            Accessible.role: Accessible.StaticText
                            Accessible.name: text
                        }
                    }
                    Text {
                        Layout.fillWidth: true
                        textFormat: Text.PlainText
                        text: [root.viewModel.name, root.viewModel.moment].filter(word => word !== "").join("　")
                        font: Theme.small
                        color: Theme.inkSoft
                        wrapMode: Text.Wrap

                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
                RowLayout {
                    Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
                    spacing: Theme.gapLarge

                    ScreenCode {
                        Layout.alignment: Qt.AlignTop
                        path: root.viewModel.qrPath
                        modules: root.viewModel.qrSize
                        most: root._most
                        words: qsTr("办事码：自己用")
                        own: true
                    }
                    ScreenCode {
                        Layout.alignment: Qt.AlignTop
                        path: root.viewModel.proofPath
                        modules: root.viewModel.proofSize
                        most: root._most
                        words: qsTr("验真码：给别人看")
                        own: false
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
