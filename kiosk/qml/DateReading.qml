pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The date read back in words; until it is whole, what is still to be set.
Card {
    id: root

    required property DateViewModel viewModel
    property string clock: ""

    readonly property bool _whole: viewModel.words !== ""

    spacing: Theme.hair

    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root._whole ? qsTr("您选的是") : root.viewModel.isBirth ? qsTr("还要选") : qsTr("还没有选")
        font: Theme.small
        color: Theme.inkSoft

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Text {
        objectName: "date_words"
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root.clock === "" ? root.viewModel.words : qsTr("%1 %2").arg(root.viewModel.words).arg(root.clock)
        font: Theme.compact ? Theme.leadStrong : Theme.title
        color: Theme.ink
        wrapMode: Text.Wrap
        visible: root._whole

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap
        visible: root.viewModel.isBirth && !root._whole

        Repeater {
            model: [
                {
                    word: qsTr("年"),
                    done: root.viewModel.hasYear
                },
                {
                    word: qsTr("月"),
                    done: root.viewModel.hasMonth
                },
                {
                    word: qsTr("日"),
                    done: root.viewModel.hasDay
                }
            ]

            Text {
                required property var modelData

                textFormat: Text.PlainText
                text: modelData.word
                font: Theme.compact ? Theme.leadStrong : Theme.title
                color: Theme.ink
                visible: !modelData.done
            }
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root.viewModel.age < 0 ? "" : qsTr("今年满 %1 周岁").arg(root.viewModel.age)
        font: Theme.body
        color: Theme.inkSoft
        wrapMode: Text.Wrap
        visible: text !== ""
    }
}
