pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Rows (`DeskRow`s of kiosk/viewmodels/desk/rows.py) on one card, a name over them, ways to the rows before and
// after under them. `acted`: the button of a row, with its key. An empty list says `empty`.
Card {
    id: root

    required property RowListModel rows
    property string title: ""
    property string empty: ""
    property bool hasBefore: false
    property bool hasMore: false

    // Object names of the rows' buttons begin with it.
    property string prefix: "row"
    property alias tools: toolRow.data

    signal acted(key: string)
    signal before
    signal more

    Layout.fillWidth: true
    padding: Theme.compact ? Theme.gapSmall : Theme.gap
    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.hair
        spacing: Theme.gapSmall
        visible: root.title !== "" || toolRow.children.length > 0

        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.title
            font: Theme.bodyStrong
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        RowLayout {
            id: toolRow

            spacing: Theme.gapSmall
        }
    }
    Repeater {
        model: root.rows

        DeskListRow {
            id: line

            Layout.fillWidth: true
            ruled: index > 0 || root.title !== ""
            actionName: root.prefix + "_" + index
            onActed: root.acted(line.key)
        }
    }
    Text {
        Layout.fillWidth: true
        Layout.margins: Theme.gapSmall
        textFormat: Text.PlainText
        text: root.empty
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap
        visible: text !== "" && root.rows.count === 0

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.hair
        spacing: Theme.gapSmall
        visible: root.hasBefore || root.hasMore

        TouchButton {
            objectName: root.prefix + "_before"
            kind: TouchButton.Quiet
            symbol: "arrow_back"
            text: qsTr("上一页")
            enabled: root.hasBefore
            onClicked: root.before()
        }
        Item {
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: root.prefix + "_more"
            kind: TouchButton.Quiet
            symbol: "arrow_forward"
            symbolAfter: true
            text: qsTr("下一页")
            enabled: root.hasMore
            onClicked: root.more()
        }
    }
}
