pragma ComponentBehavior: Bound

import QtQuick

// The way on where a page is taller than its place, and at its end back to the top. As wide as the wider of both
// words: were it not, a foot could be crowded by one of them, leave the page less room, and so call for the other.
TouchButton {
    id: root

    required property bool ends
    property string onward: qsTr("往下还有")

    readonly property string _back: qsTr("回到上面")

    objectName: "more"
    implicitWidth: leftPadding + Math.max(implicitContentWidth, other.implicitContentWidth) + rightPadding
    kind: TouchButton.Quiet
    symbol: ends ? "arrow_upward" : "arrow_downward"
    text: ends ? _back : onward

    TouchButton {
        id: other

        kind: root.kind
        symbol: root.symbol
        text: root.ends ? root.onward : root._back
        visible: false
    }
}
