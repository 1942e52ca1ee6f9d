pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// One line to write on. The keyboard learns nothing from it: the next resident must not be offered its words.
T.TextField {
    id: root

    property bool faulty: false

    // Most characters (of UTF-16). One more is let in, so that a field that is full can say so.
    property int longest: 200

    readonly property bool _byKeys: focusReason === Qt.TabFocusReason || focusReason === Qt.BacktabFocusReason

    implicitHeight: Theme.fieldHeight
    implicitWidth: Theme.px(480)
    leftPadding: Theme.gap
    rightPadding: clear.visible ? clear.width + 2 * Theme.gapSmall : Theme.gap
    verticalAlignment: Text.AlignVCenter
    font: Theme.leadStrong
    color: Theme.ink
    placeholderTextColor: Theme.inkSoft
    selectionColor: Theme.primary
    selectedTextColor: Theme.inkOnPrimary
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase
    maximumLength: longest + 1

    Accessible.name: placeholderText

    cursorDelegate: Rectangle {
        width: Theme.focusWidth
        color: Theme.primary
        visible: root.cursorVisible
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: root.activeFocus || root.faulty ? Theme.borderStrong : Theme.border
        border.color: root.faulty ? Theme.danger : root.activeFocus ? Theme.primary : Theme.line

        FocusRing {
            shown: root.activeFocus && root._byKeys
        }

        Text {
            anchors.fill: parent
            anchors.leftMargin: root.leftPadding + Theme.hair
            anchors.rightMargin: root.rightPadding
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            text: root.placeholderText
            font: Theme.body
            color: root.placeholderTextColor
            elide: Text.ElideRight
            visible: root.length === 0 && root.preeditText === ""

            Accessible.ignored: true
        }
    }

    onTextChanged: {
        if (length > longest) {
            remove(Remark.cut(text, longest), length);
            Remark.most = longest;
        }
    }

    TouchButton {
        id: clear

        objectName: "clear"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        kind: TouchButton.Quiet
        symbol: "close"
        text: qsTr("清空")
        visible: root.length > 0
        onClicked: root.clear()
    }
}
