pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// One line of the review in four fixed columns: what was asked, the answer, where it came from, change.
// In a narrow window the first three stand below each other.
ColumnLayout {
    id: root

    required property int index
    required property string ref
    required property string item
    required property string part
    required property string label
    required property string answer
    required property string origin
    required property string photo
    required property bool isPhoto
    required property bool isSecret

    readonly property alias held: peep.pressed
    readonly property string _blank: isPhoto ? qsTr("没有拍") : qsTr("没有填")
    readonly property string _words: photo !== "" ? qsTr("已拍好") : answer !== "" ? answer : _blank
    readonly property var _origins: ({
            card: qsTr("读卡得来"),
            held: qsTr("不用再带"),
            earlier: qsTr("前面填过"),
            event: qsTr("已替您选好")
        })
    readonly property bool _stacked: Theme.narrow || Theme.compact

    signal changeRequested

    readonly property bool _told: origin === "card" || origin === "held" || origin === "earlier" || origin === "event"

    component Origin: RowLayout {
        spacing: Theme.hair
        visible: root._told

        Icon {
            name: root.origin === "card" ? "id_card" : root.origin === "earlier" ? "edit_note" : "task_alt"
            tint: Theme.success
            size: Theme.iconSmall
        }
        Text {
            textFormat: Text.PlainText
            text: root._origins[root.origin] ?? ""
            font: Theme.small
            color: Theme.success

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    spacing: 0

    Text {
        objectName: "item_" + root.index
        Layout.fillWidth: true
        Layout.topMargin: root.index > 0 ? Theme.gapLarge : 0
        Layout.bottomMargin: Theme.hair
        textFormat: Text.PlainText
        text: root.item
        font: Theme.leadStrong
        color: Theme.primary
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.hairline
        color: Theme.lineSoft
        visible: root.index > 0 || root.item !== ""
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.hair
        Layout.bottomMargin: Theme.hair
        spacing: Theme.gapSmall

        GridLayout {
            Layout.fillWidth: true
            columns: root._stacked ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: 0

            ColumnLayout {
                Layout.fillWidth: root._stacked
                Layout.preferredWidth: root._stacked ? -1 : Theme.px(300)
                spacing: 0

                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root.part
                    font: Theme.small
                    color: Theme.primary
                    elide: Text.ElideRight
                    visible: text !== ""
                }
                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root.label
                    font: Theme.small
                    color: Theme.inkSoft
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gapSmall

                Image {
                    objectName: "photo"
                    source: root.photo === "" ? "" : "image://photos/" + root.photo
                    sourceSize.height: Theme.touch
                    cache: false
                    visible: root.photo !== ""

                    Accessible.role: Accessible.Graphic
                    Accessible.name: root.label
                }
                Text {
                    objectName: "answer_" + root.ref
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root._words
                    font: root.answer === "" ? Theme.body : Theme.bodyStrong
                    color: root.answer === "" ? Theme.inkSoft : Theme.ink
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                Origin {
                    visible: root._told && !root._stacked
                }
            }
            Origin {
                visible: root._told && root._stacked
            }
        }
        TouchButton {
            id: peep

            objectName: "peep_" + root.ref
            kind: TouchButton.Quiet
            symbol: "visibility"
            text: qsTr("按住看")
            visible: root.isSecret
        }
        TouchButton {
            objectName: "change_" + root.ref
            kind: TouchButton.Quiet
            symbol: "edit"
            text: qsTr("改")
            Accessible.description: root.label
            onClicked: root.changeRequested()
        }
    }
}
