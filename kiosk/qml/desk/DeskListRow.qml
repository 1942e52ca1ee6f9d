pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// One row: in its tone what is the matter, then what it is about, something at the side, one button. Where large
// type or a narrow screen leaves no room they stand under each other.
Item {
    id: root

    required property int index
    required property string key
    required property string title
    required property string detail
    required property string symbol
    required property string tone
    required property string lead
    required property string side
    required property string action
    required property string actionSymbol
    property string actionName: "row_" + index

    readonly property bool _stacked: Theme.narrow

    signal acted

    implicitHeight: Math.max(Theme.touch, grid.implicitHeight) + 2 * Theme.hair

    component Words: Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        font: Theme.small
        color: Theme.ink
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.lineSoft
    }
    RowLayout {
        id: grid

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.gapSmall

        GridLayout {
            Layout.fillWidth: true
            columns: root._stacked ? 1 : 3
            columnSpacing: Theme.gap
            rowSpacing: 0

            RowLayout {
                Layout.preferredWidth: Theme.px(210)
                Layout.maximumWidth: root._stacked ? Theme.width : Theme.px(240)
                Layout.fillWidth: root._stacked
                spacing: Theme.hair
                visible: root.lead !== "" || root.symbol !== ""

                Icon {
                    name: root.symbol
                    tint: DeskTone.ink(root.tone)
                    size: Theme.iconSmall
                    visible: name !== ""
                }
                Words {
                    text: root.lead
                    font: Theme.smallStrong
                    color: DeskTone.ink(root.tone)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    text: root.title
                    font: Theme.smallStrong
                }
                Words {
                    text: root.detail
                    color: Theme.inkSoft
                }
            }
            Words {
                Layout.fillWidth: root._stacked
                Layout.maximumWidth: root._stacked ? Theme.width : Theme.px(300)
                text: root.side
                color: Theme.inkSoft
            }
        }
        TouchButton {
            objectName: root.actionName
            Layout.minimumWidth: Theme.px(150)
            kind: TouchButton.Quiet
            symbol: root.actionSymbol
            text: root.action
            visible: text !== ""
            onClicked: root.acted()
        }
    }
}
