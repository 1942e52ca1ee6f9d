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

    readonly property alias middle: middle

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
            objectName: "back"
            symbol: root.backSymbol
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
            objectName: root.asideName
            kind: TouchButton.Quiet
            implicitHeight: Theme.touchPrimary
            leftPadding: Theme.gap
            symbol: root.asideSymbol
            text: root.asideText
            visible: text !== ""
            onClicked: root.aside()
        }
        TouchButton {
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
