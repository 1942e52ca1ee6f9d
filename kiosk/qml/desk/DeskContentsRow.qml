pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// A line of the contents: the head of a version, an answer, or a photo to look at.
GridLayout {
    id: root

    required property int index
    required property string key
    required property string kind
    required property string label
    required property string answer
    required property string picture
    required property bool isHidden

    readonly property bool _head: kind === "head"

    signal revealed
    signal enlarged

    columns: Theme.slim ? 1 : 3
    columnSpacing: Theme.gap
    rowSpacing: 0

    component Words: Text {
        textFormat: Text.PlainText
        font: Theme.small
        color: Theme.ink
        wrapMode: Text.Wrap

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Words {
        Layout.fillWidth: root._head || Theme.slim
        Layout.preferredWidth: root._head ? -1 : Theme.px(360)
        Layout.topMargin: root._head && root.index > 0 ? Theme.gap : 0
        text: root.label
        font: root._head ? Theme.bodyStrong : Theme.small
        color: root._head ? Theme.primary : Theme.inkSoft
    }
    Words {
        Layout.fillWidth: true
        text: root.kind === "photo" && root.picture === "" ? qsTr("照片不在这里") : root.answer || qsTr("没有填")
        font: Theme.smallStrong
        visible: !root._head && root.picture === ""
    }
    TouchButton {
        objectName: "reveal_" + root.index
        kind: TouchButton.Quiet
        symbol: "visibility"
        text: qsTr("显示")
        visible: root.isHidden
        onClicked: root.revealed()
    }
    TouchButton {
        objectName: "enlarge_" + root.index
        kind: TouchButton.Quiet
        symbol: "image"
        text: qsTr("看照片")
        visible: root.picture !== ""
        onClicked: root.enlarged()
    }
}
