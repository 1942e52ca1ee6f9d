pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// One page of the desk: its name, what it is about, tools at the right of that; a body that goes on where it is
// taller than its place; steps at the foot, one filled button at most. Fields bring the keyboard with them.
FocusScope {
    id: root

    required property string title
    property string subtitle: ""

    // "" leaves the way back out.
    property string backText: ""
    property alias tools: toolRow.data
    property alias steps: foot.steps
    property alias spacing: column.spacing

    // The field that is written in, where the keyboard lies open for it.
    property Item field: null

    // Signs that the keyboard has within reach, for an address.
    property string signs: ""

    default property alias content: column.data

    readonly property int _margin: Theme.space(Theme.compact || Theme.narrow ? 24 : 48)

    // Large type on a small screen: while somebody writes there is room for the field alone.
    readonly property bool _cramped: (Theme.tight || Theme.scant) && field !== null

    // Whether the tools fit beside the name.
    readonly property var _widths: toolRow.visibleChildren.map(tool => tool.implicitWidth + Theme.gapSmall)
    readonly property real _toolsWidth: Math.ceil(_widths.reduce((sum, width) => sum + width, -Theme.gapSmall))
    readonly property bool _beside: name.implicitWidth + Theme.gap + _toolsWidth <= head.width

    signal back

    function toTop(): void {
        view.toTop();
    }

    focus: true

    GridLayout {
        id: head

        x: root._margin
        y: Theme.gap
        width: parent.width - 2 * root._margin
        columns: root._beside ? 2 : 1
        columnSpacing: Theme.gap
        rowSpacing: 0
        visible: !root._cramped

        Heading {
            id: name

            Layout.fillWidth: true
            text: root.title
            font: Theme.narrow || Theme.compact ? Theme.leadStrong : Theme.title
        }
        Flow {
            id: toolRow

            Layout.fillWidth: !root._beside
            Layout.preferredWidth: root._toolsWidth
            Layout.preferredHeight: visibleChildren.length > 0 ? implicitHeight : 0
            Layout.topMargin: root._beside ? 0 : Theme.hair
            spacing: Theme.gapSmall
        }
        Text {
            Layout.columnSpan: head.columns
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.subtitle
            font: Theme.small
            color: Theme.inkSoft
            lineHeight: Theme.lineHeight
            wrapMode: Text.Wrap
            visible: text !== ""

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    PageView {
        id: view

        y: root._cramped ? 0 : head.y + head.height
        width: parent.width
        page: sheet
        inView: root.field
        place: tray.y - y - foot.height
        limit: tray.y - y - foot.least
        turns: false
    }
    ColumnLayout {
        id: sheet

        x: root._margin
        width: view.width - 2 * root._margin
        spacing: 0

        ColumnLayout {
            id: column

            Layout.fillWidth: true
            spacing: Theme.gap
        }
        Item {
            Layout.fillHeight: true
        }
    }
    DeskFoot {
        id: foot

        x: root._margin
        y: tray.y - height
        width: parent.width - 2 * root._margin
        backText: root.backText
        scrolls: view.scrolls
        ends: view.isLast
        writing: root.field !== null
        onBack: root.back()
        onOnward: view.goOn()
        onFolded: root.field = null
    }
    Item {
        id: tray

        y: parent.height - height
        width: parent.width
        height: keyboard.active ? keyboard.height : 0

        Loader {
            id: keyboard

            width: parent.width
            height: item?.implicitHeight ?? 0 // qmllint disable missing-property
            active: root.field !== null
            sourceComponent: Keyboard {
                target: root.field
                signs: root.signs
                inset: Theme.portrait ? Theme.margin : Theme.hair
            }
        }
    }
}
