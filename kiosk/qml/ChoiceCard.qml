pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// One answer of a choice. Chosen shows in shape as well as colour: the mark and a thicker frame, then tint and ink.
// `multiple` draws a box to tick instead of a dot; the card itself never decides: the view model does.
T.AbstractButton {
    id: root

    required property bool chosen
    required property bool multiple
    property string symbol: ""
    property string detail: ""
    property string picture: ""
    property string styled: text

    readonly property color _frame: chosen ? Theme.primary : Theme.line

    implicitWidth: Theme.px(400)
    implicitHeight: Math.max(Theme.choiceHeight, topPadding + implicitContentHeight + bottomPadding)
    padding: Theme.gap
    topPadding: Theme.hair
    focusPolicy: Qt.TabFocus
    bottomPadding: topPadding + Theme.keyEdge - Theme.border

    Accessible.role: multiple ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: chosen

    background: TouchSurface {
        fill: root.chosen || root.down ? Theme.primarySoft : Theme.surface
        edge: root._frame
        border: root.chosen ? Theme.borderStrong : Theme.border
        down: root.down
        focused: root.visualFocus
    }
    contentItem: RowLayout {
        spacing: Theme.gap

        Rectangle {
            implicitWidth: Theme.radio
            implicitHeight: Theme.radio
            radius: root.multiple ? Theme.hair : Theme.radio / 2
            color: root.multiple && root.chosen ? Theme.primary : Theme.surface
            border.width: Theme.borderStrong
            border.color: root._frame

            Rectangle {
                anchors.centerIn: parent
                width: Theme.radioDot
                height: Theme.radioDot
                radius: Theme.radioDot / 2
                color: Theme.primary
                visible: root.chosen && !root.multiple
            }
            Icon {
                anchors.centerIn: parent
                name: "check"
                tint: Theme.inkOnPrimary
                size: Theme.iconSmall
                visible: root.chosen && root.multiple
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Text {
                Layout.fillWidth: true
                textFormat: Text.StyledText
                text: root.styled
                font: Theme.leadStrong
                color: root.chosen ? Theme.primary : Theme.ink
                lineHeight: Theme.lineHeight
                wrapMode: Text.Wrap
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.detail
                font: Theme.small
                color: Theme.inkSoft
                lineHeight: Theme.lineHeight
                wrapMode: Text.Wrap
                visible: text !== ""
            }
        }
        MediaPicture {
            Layout.preferredHeight: Theme.choicePicture
            Layout.preferredWidth: Theme.choicePicture
            Layout.topMargin: Theme.hair
            Layout.bottomMargin: Theme.hair
            name: root.picture
        }
        Rectangle {
            implicitWidth: Theme.badge
            implicitHeight: Theme.badge
            radius: Theme.badge / 2
            color: root.chosen ? Theme.surface : Theme.primarySoft
            visible: root.symbol !== ""

            Icon {
                anchors.centerIn: parent
                name: root.symbol
                tint: Theme.primary
                size: Theme.iconLarge
            }
        }
    }
}
