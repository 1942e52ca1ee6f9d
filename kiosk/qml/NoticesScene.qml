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
                required property string until
                required property bool isUrgent

                Layout.fillWidth: true

                Fact {
                    objectName: "hall_notice"
                    Layout.fillWidth: true
                    symbol: notice.symbol
                    question: notice.isUrgent ? qsTr("要紧：%1").arg(notice.title) : notice.title
                    answer: notice.text
                    detail: notice.until
                    named: true
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
