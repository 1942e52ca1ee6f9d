pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A strip: what it holds in words, and beside it or below the shortcuts, `shortcuts` in a row.
GridLayout {
    id: root

    required property string heading
    required property int shortcuts
    property string detail: ""
    property color tint: Theme.primary

    readonly property bool beside: !Theme.narrow

    default property alias content: row.data

    columns: beside ? 2 : 1
    columnSpacing: Theme.compact ? Theme.gap : Theme.gapSection
    rowSpacing: Theme.hair

    ColumnLayout {
        Layout.fillWidth: !root.beside
        Layout.preferredWidth: root.beside ? Theme.stripName : -1
        Layout.maximumWidth: root.beside ? Theme.stripName : Theme.width
        spacing: 0

        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.heading
            font: Theme.compact ? Theme.bodyStrong : Theme.leadStrong
            color: root.tint
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.detail
            font: Theme.small
            color: root.tint
            wrapMode: Text.Wrap
            visible: root.beside && !Theme.compact && text !== ""
        }
    }
    GridLayout {
        id: row

        Layout.fillWidth: true
        columns: root.shortcuts
        columnSpacing: Theme.compact ? Theme.hair : Theme.gapSmall
        rowSpacing: columnSpacing
        uniformCellWidths: true
    }
}
