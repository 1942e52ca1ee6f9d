pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// The foot of a page: back, on where the page is longer than its place, the keyboard away; the steps at the right,
// in a row of their own where both do not fit. `least`: its height without the way on.
GridLayout {
    id: root

    required property string backText
    required property bool scrolls
    required property bool ends
    required property bool writing
    property alias steps: stepRow.data

    readonly property int _steps: stepRow.visibleChildren.length > 0 ? Theme.touchPrimary + Theme.gapSmall : 0
    readonly property int _way: Theme.touch + Theme.gapSmall
    readonly property int least: Math.max(_steps + (_crowded ? _way : 0), backText === "" && !writing ? 0 : _way)

    // The way on is counted in any case: whether there is one must not hang on this.
    readonly property real _ways: back.shown + more.implicitWidth + fold.shown + 4 * Theme.gapSmall
    readonly property bool _crowded: _steps > 0 && _ways + stepRow.implicitWidth > width

    signal back
    signal onward
    signal folded

    height: Math.max(least, scrolls ? _way : 0)
    columns: _crowded ? 1 : 2
    columnSpacing: Theme.gapSmall
    rowSpacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        TouchButton {
            id: back

            readonly property real shown: text === "" ? 0 : implicitWidth

            objectName: "desk_back"
            kind: TouchButton.Quiet
            symbol: Theme.scant ? "" : "arrow_back"
            text: root.backText
            visible: text !== ""
            onClicked: root.back()
        }
        MoreButton {
            id: more

            ends: root.ends
            symbol: Theme.scant ? "" : root.ends ? "arrow_upward" : "arrow_downward"
            visible: root.scrolls
            onClicked: root.onward()
        }
        TouchButton {
            id: fold

            readonly property real shown: visible ? implicitWidth : 0

            objectName: "keyboard_fold"
            kind: TouchButton.Quiet
            symbol: Theme.scant ? "" : "keyboard_hide"
            text: qsTr("收起键盘")
            visible: root.writing
            onClicked: root.folded()
        }
        Item {
            Layout.fillWidth: true
        }
    }
    RowLayout {
        id: stepRow

        Layout.alignment: Qt.AlignRight
        spacing: Theme.gapSmall
    }
}
