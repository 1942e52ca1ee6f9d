pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What is to be put in order: each with its place, a step up and a step down. The order as offered needs a word, too.
ColumnLayout {
    id: root

    required property QuestionViewModel viewModel

    readonly property bool _ranked: viewModel.value !== ""

    component Step: TouchButton {
        kind: TouchButton.Quiet
        implicitHeight: Theme.compact ? Theme.touch : Theme.px(80)
    }

    spacing: Theme.compact ? Theme.hair : Theme.gapSmall

    Repeater {
        model: root.viewModel.choices

        Rectangle {
            id: row

            required property string value
            required property string label
            required property string styled
            required property string picture
            required property int place

            Layout.fillWidth: true
            implicitHeight: line.implicitHeight + 2 * Theme.hair
            radius: Theme.radius
            color: root._ranked ? Theme.primarySoft : Theme.surface
            border.width: Theme.border
            border.color: root._ranked ? Theme.primary : Theme.line

            RowLayout {
                id: line

                anchors.fill: parent
                anchors.margins: Theme.hair
                anchors.leftMargin: Theme.gapSmall
                anchors.rightMargin: Theme.gapSmall
                spacing: Theme.gapSmall

                Text {
                    Layout.preferredWidth: Theme.px(64)
                    horizontalAlignment: Text.AlignHCenter
                    textFormat: Text.PlainText
                    text: row.place
                    font: Theme.title
                    color: root._ranked ? Theme.primary : Theme.inkSoft
                }
                MediaPicture {
                    Layout.preferredHeight: Theme.choicePicture
                    Layout.preferredWidth: Theme.choicePicture
                    name: row.picture
                }
                Text {
                    Layout.fillWidth: true
                    textFormat: Text.StyledText
                    text: row.styled
                    font: Theme.leadStrong
                    color: Theme.ink
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("第 %1：%2").arg(row.place).arg(row.label)
                }
                Step {
                    objectName: "up_" + row.value
                    symbol: "keyboard_arrow_up"
                    text: qsTr("往上")
                    enabled: row.place > 1
                    Accessible.description: row.label
                    onClicked: root.viewModel.move(row.value, -1)
                }
                Step {
                    objectName: "down_" + row.value
                    symbol: "keyboard_arrow_down"
                    text: qsTr("往下")
                    enabled: row.place < root.viewModel.choices.count
                    Accessible.description: row.label
                    onClicked: root.viewModel.move(row.value, 1)
                }
            }
        }
    }
    TouchButton {
        objectName: "keep_order"
        symbol: "check"
        text: qsTr("就是这个顺序")
        visible: !root._ranked
        onClicked: root.viewModel.keepOrder()
    }
}
