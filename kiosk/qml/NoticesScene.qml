pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What residents should know of the hall, one card a notice.
SceneFrame {
    id: root

    required property NoticesViewModel viewModel

    backText: qsTr("返回")
    nextText: ""
    onBack: viewModel.back()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("大厅通知")
        }
        HoursLine {
            Layout.fillWidth: true
            hours: root.viewModel.hours
        }
        Repeater {
            model: root.viewModel.rows

            Card {
                id: notice

                required property string title
                required property string text
                required property string symbol

                Layout.fillWidth: true

                Fact {
                    objectName: "hall_notice"
                    Layout.fillWidth: true
                    symbol: notice.symbol
                    question: notice.title
                    answer: notice.text
                    named: true
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
