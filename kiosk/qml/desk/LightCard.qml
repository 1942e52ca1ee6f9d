pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// One thing that is well or not: a light (green, yellow, red; "" for a bare count), its name, what to do about it,
// perhaps a number at the right and a button under it. `large`: coloured through and through.
Rectangle {
    id: root

    required property string title
    property string light: ""
    property string text: ""
    property string number: ""
    property string symbol: DeskTone.symbol(light)
    property bool large: false
    property string action: ""
    property string actionSymbol: "arrow_forward"
    property string actionName: ""

    readonly property color _tint: DeskTone.ink(light)

    // Nothing under the name: all of it stands on one line.
    readonly property bool _bare: large || text === ""

    signal acted

    Layout.fillWidth: true
    Layout.fillHeight: true
    implicitWidth: Theme.px(280)
    implicitHeight: column.implicitHeight + 2 * Theme.gapSmall
    radius: Theme.radius
    color: large ? DeskTone.soft(light) : Theme.surface
    border.width: large || Theme.elder ? Theme.border : Theme.hairline
    border.color: large ? _tint : Theme.lineSoft

    Accessible.role: Accessible.StaticText
    Accessible.name: [title, number, text].filter(word => word !== "").join("，")

    ColumnLayout {
        id: column

        x: Theme.gapSmall
        y: Theme.gapSmall
        width: parent.width - 2 * Theme.gapSmall
        height: parent.height - 2 * Theme.gapSmall
        spacing: Theme.hair

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: root._bare
            spacing: Theme.gapSmall

            Icon {
                Layout.alignment: root._bare ? Qt.AlignVCenter : Qt.AlignTop
                name: root.symbol
                tint: root._tint
                size: root.large ? Theme.iconLarge : Theme.icon
                visible: name !== ""
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: false
                spacing: 0

                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root.title
                    font: Theme.smallStrong
                    color: root.large ? root._tint : Theme.ink
                    wrapMode: Text.Wrap
                }
                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root.text
                    font: Theme.small
                    color: root.large ? Theme.ink : root._tint
                    wrapMode: Text.Wrap
                    visible: text !== ""
                }
            }
            Text {
                textFormat: Text.PlainText
                text: root.number
                font: root.large ? Theme.display : Theme.leadStrong
                color: root._tint
                visible: text !== ""
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !root._bare
        }
        TouchButton {
            objectName: root.actionName
            Layout.fillWidth: true
            kind: TouchButton.Quiet
            symbol: root.actionSymbol
            text: root.action
            visible: text !== ""
            onClicked: root.acted()
        }
    }
}
