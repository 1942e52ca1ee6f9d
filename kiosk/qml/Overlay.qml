pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// One thing said over everything else, in the middle of the screen; `symbol` "" for none.
// `touched`: anywhere beside its buttons.
Rectangle {
    id: root

    required property string symbol
    required property string headline
    property string text: ""
    property bool warm: false
    property alias buttons: row.data

    readonly property color _tint: warm ? Theme.note : Theme.primary

    // Large type has more words than lines on a screen that lies.
    readonly property bool _low: Theme.elder && !Theme.portrait

    signal touched

    color: Theme.veil

    Keys.onReturnPressed: (Window.activeFocusItem as T.AbstractButton)?.click()
    Keys.onEnterPressed: (Window.activeFocusItem as T.AbstractButton)?.click()

    Accessible.role: Accessible.AlertMessage
    Accessible.name: headline + " " + text

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
        onTapped: root.touched()
    }
    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(960))
        padding: Theme.gapSection
        spacing: Theme.gap
        color: root.warm ? Theme.noteSoft : Theme.surface
        frame: root._tint

        Icon {
            Layout.alignment: Qt.AlignHCenter
            name: root.symbol
            tint: root._tint
            size: Theme.px(root._low ? 72 : 112)
            visible: root.symbol !== ""
        }
        Text {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            text: root.headline
            font: root._low ? Theme.title : Theme.display
            color: root.warm ? Theme.note : Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Text {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            text: root.text
            font: Theme.body
            color: Theme.ink
            lineHeight: Theme.lineHeight
            wrapMode: Text.Wrap
            visible: text !== ""
        }
        RowLayout {
            id: row

            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.gap
            spacing: Theme.gap
        }
    }
}
