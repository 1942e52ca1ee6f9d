pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What can be had on paper of what was filed: each with how far it got, and a button of its own.
SceneFrame {
    id: root

    required property PrintedViewModel viewModel

    backText: qsTr("返回")
    nextText: ""

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("要打什么？")
            detail: qsTr("打出来的纸上有您的信息，请都拿走。")
        }
        Repeater {
            model: root.viewModel.rows

            Card {
                id: row

                required property string code
                required property string title
                required property string symbol
                required property string status
                required property string action
                required property bool canPrint

                Layout.fillWidth: true

                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.narrow ? 1 : 2
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.gapSmall

                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.gap

                        Icon {
                            name: row.symbol
                            tint: Theme.primary
                            size: Theme.iconLarge
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0

                            Text {
                                Layout.fillWidth: true
                                textFormat: Text.PlainText
                                text: row.title
                                font: Theme.bodyStrong
                                color: Theme.ink
                                wrapMode: Text.Wrap

                                Accessible.role: Accessible.StaticText
                                Accessible.name: text
                            }
                            Text {
                                objectName: "status_" + row.code
                                Layout.fillWidth: true
                                textFormat: Text.PlainText
                                text: row.status
                                font: Theme.small
                                color: Theme.inkSoft
                                wrapMode: Text.Wrap

                                Accessible.role: Accessible.StaticText
                                Accessible.name: text
                            }
                        }
                    }
                    TouchButton {
                        objectName: "print_" + row.code
                        Layout.fillWidth: Theme.narrow
                        symbol: "print"
                        text: row.action
                        enabled: row.canPrint
                        onClicked: root.viewModel.print(row.code)

                        Accessible.name: text + " " + row.title
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
