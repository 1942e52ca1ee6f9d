pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// A message in words: what happened and what to do. `tone`: plain, good, note, danger. "" as a headline hides it.
Rectangle {
    id: root

    required property string headline
    property string text: ""
    property string tone: "note"
    property string symbol: DeskTone.symbol(tone)

    Layout.fillWidth: true
    implicitHeight: row.implicitHeight + 2 * Theme.gapSmall
    radius: Theme.radius
    color: DeskTone.soft(tone)
    border.width: Theme.border
    border.color: DeskTone.ink(tone)
    visible: headline !== ""

    Accessible.role: Accessible.AlertMessage
    Accessible.name: headline + " " + text

    RowLayout {
        id: row

        x: Theme.gapSmall
        y: Theme.gapSmall
        width: parent.width - 2 * Theme.gapSmall
        spacing: Theme.gapSmall

        Icon {
            Layout.alignment: Qt.AlignTop
            name: root.symbol
            tint: DeskTone.ink(root.tone)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.headline
                font: Theme.smallStrong
                color: DeskTone.ink(root.tone)
                wrapMode: Text.Wrap
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.text
                font: Theme.small
                color: Theme.ink
                wrapMode: Text.Wrap
                visible: text !== ""
            }
        }
    }
}
