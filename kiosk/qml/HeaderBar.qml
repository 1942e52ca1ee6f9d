pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The same on every scene: whose hall this is at the left, help at the far right, the tools between them.
// Landscape is one row; portrait is two, so that nothing has to shrink.
Rectangle {
    id: root

    required property string hall
    required property string kiosk
    required property string network
    required property string networkSymbol

    // Says that this is no kiosk in service.
    property string mark: ""
    property string helpName: "staff"
    property string helpText: qsTr("找工作人员")
    property string helpSymbol: "support_agent"

    // Whether the network stands under the name, where there is no room for it among the tools.
    readonly property bool _under: Theme.compact || Theme.narrow
    readonly property real _names: Math.max(hallName.implicitWidth, _under ? network.implicitWidth : 0)
    readonly property bool _roomy: identity.width >= _names + Theme.gapSmall + (Theme.tight ? 0 : badge.implicitWidth)

    property bool canSpeak: false
    property bool speaking: false

    signal readingRequested
    signal languageRequested
    signal typeSizeRequested
    signal helpRequested

    implicitHeight: Theme.headerHeight
    color: Theme.surface

    RowLayout {
        id: identity

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: Theme.portrait ? staff.left : tools.left
        anchors.rightMargin: Theme.gapSmall
        y: staff.y + (staff.height - height) / 2
        spacing: Theme.gapSmall

        Rectangle {
            id: badge

            implicitWidth: Math.max(Theme.touch, sign.implicitWidth + 2 * Theme.gapSmall)
            implicitHeight: Theme.touch
            radius: Theme.radiusSmall
            color: root.mark === "" ? Theme.primary : Theme.note
            visible: !Theme.tight || root.mark !== ""

            Text {
                id: sign

                objectName: "mark"
                anchors.centerIn: parent
                textFormat: Text.PlainText
                text: root.mark === "" ? "乡" : root.mark
                font: Theme.leadStrong
                color: Theme.inkOnPrimary

                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: root.mark === ""
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.compact ? -Theme.hair : 0
            visible: (!Theme.tight || root.mark === "") && root._roomy

            Text {
                id: hallName

                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.hall
                font: Theme.compact ? Theme.smallStrong : Theme.bodyStrong
                color: Theme.ink
                elide: Text.ElideRight

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.kiosk
                font: Theme.small
                color: Theme.inkSoft
                elide: Text.ElideRight
                visible: !root._under

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            NetworkSign {
                id: network

                symbol: root.networkSymbol
                text: root.network
                visible: root._under
            }
        }
    }
    RowLayout {
        id: tools

        anchors.right: Theme.portrait ? parent.right : staff.left
        anchors.rightMargin: Theme.portrait ? Theme.margin : Theme.gapSmall
        y: Theme.portrait ? staff.y + Theme.touch + Theme.gap : staff.y
        width: Theme.portrait ? root.width - 2 * Theme.margin : implicitWidth
        height: Theme.touch
        spacing: Theme.gapSmall

        NetworkSign {
            Layout.rightMargin: Theme.gap
            symbol: root.networkSymbol
            text: root.network
            visible: !root._under
        }
        HeaderTools {
            Layout.fillWidth: Theme.portrait
            canSpeak: root.canSpeak
            speaking: root.speaking
            onReadingRequested: root.readingRequested()
            onLanguageRequested: root.languageRequested()
            onTypeSizeRequested: root.typeSizeRequested()
        }
    }
    TouchButton {
        id: staff

        objectName: root.helpName
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.portrait ? Theme.gap : (Theme.headerRow - height) / 2
        kind: TouchButton.Secondary
        implicitHeight: Theme.touch
        leftPadding: Theme.gap
        font: Theme.smallStrong
        symbol: root.helpSymbol
        text: root.helpText
        visible: text !== ""
        onClicked: root.helpRequested()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.lineSoft
    }
}
