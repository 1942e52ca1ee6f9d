pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Back at the lower left, the next step at the lower right, another way beside it; `middle` holds one guest.
Rectangle {
    id: root

    property string backText: qsTr("上一步")
    property string backSymbol: "arrow_back"
    property string nextName: "next"
    property string nextText: qsTr("下一步")
    property string nextSymbol: "arrow_forward"
    property bool nextEnabled: true
    property string asideName: "aside"
    property string asideText: ""
    property string asideSymbol: "bookmark"
    property Item guest: null

    // Whether no guest fits between the words.
    property real guestWidth: 0
    readonly property real _words: backButton.shown + asideButton.shown + nextButton.shown + guestWidth
    readonly property bool crowded: _words + 4 * Theme.gap + 2 * Theme.margin > width

    readonly property alias middle: middle

    // Large type upright: three words side by side have no room for signs.
    readonly property bool _bare: Theme.portrait && Theme.elder && ![backText, asideText, nextText].includes("")

    signal back
    signal next
    signal aside

    height: visible ? Theme.footerHeight : 0
    color: Theme.surface
    visible: backText + nextText + asideText !== ""

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.lineSoft
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap

        TouchButton {
            id: backButton

            readonly property real shown: text === "" ? 0 : implicitWidth

            objectName: "back"
            symbol: root._bare ? "" : root.backSymbol
            text: root.backText
            visible: text !== ""
            onClicked: root.back()
        }
        Item {
            Layout.fillWidth: true
        }
        Item {
            id: middle

            implicitWidth: root.guest ? root.guest.implicitWidth : 0
            implicitHeight: root.guest ? root.guest.implicitHeight : 0
            visible: root.guest !== null
        }
        Item {
            Layout.fillWidth: true
        }
        TouchButton {
            id: asideButton

            readonly property real shown: text === "" ? 0 : implicitWidth

            objectName: root.asideName
            kind: TouchButton.Quiet
            implicitHeight: Theme.touchPrimary
            leftPadding: Theme.gap
            symbol: root._bare ? "" : root.asideSymbol
            text: root.asideText
            visible: text !== ""
            onClicked: root.aside()
        }
        TouchButton {
            id: nextButton

            readonly property real shown: text === "" ? 0 : Math.max(implicitWidth, Theme.primaryMinWidth)

            objectName: root.nextName
            Layout.minimumWidth: Theme.primaryMinWidth
            kind: TouchButton.Primary
            symbol: root.nextSymbol
            symbolAfter: true
            text: root.nextText
            enabled: root.nextEnabled
            visible: text !== ""
            onClicked: root.next()
        }
    }
}
