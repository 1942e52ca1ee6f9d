pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// 好差评: five levels by their official names, stars counted. Voluntary; after it a word of thanks.
Card {
    id: root

    required property int level
    required property bool sent

    readonly property list<string> _low: [qsTr("非常不满意"), qsTr("不满意"), qsTr("基本满意")]
    readonly property list<string> _levels: [..._low, qsTr("满意"), qsTr("非常满意")]
    readonly property bool _rated: sent
    readonly property bool _rows: Theme.elder && Theme.portrait
    readonly property string _given: qsTr("您评的是“%1”。").arg(_levels[Math.max(0, level - 1)])

    signal rated(level: int)

    color: Theme.noteSoft
    frame: Theme.elder ? Theme.note : color
    padding: Theme.gap

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.narrow || root._rated ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: 0

        Text {
            Layout.fillWidth: Theme.narrow || root._rated
            textFormat: Text.PlainText
            horizontalAlignment: root._rated ? Text.AlignHCenter : Text.AlignLeft
            text: root._rated ? qsTr("谢谢您的评价") : qsTr("这次办事，您满意吗？")
            font: Theme.leadStrong
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Text {
            objectName: "rating_note"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            horizontalAlignment: root._rated ? Text.AlignHCenter : Text.AlignLeft
            text: root._rated ? root._given : qsTr("不评也没关系；评了，窗口的人看不到")
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root._rows ? 1 : 5
        columnSpacing: Theme.gapSmall
        rowSpacing: Theme.hair
        uniformCellWidths: true
        visible: !root._rated

        Repeater {
            model: root._levels

            T.AbstractButton {
                id: button

                required property int index
                required property string modelData

                objectName: "rate_" + (index + 1)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                readonly property int _content: topPadding + implicitContentHeight + bottomPadding

                implicitHeight: root._rows ? Theme.touchPrimary : Math.max(Theme.px(144), _content)
                padding: Theme.hair
                topPadding: Theme.gapSmall
                bottomPadding: padding + Theme.keyEdge
                focusPolicy: Qt.TabFocus
                text: modelData
                onClicked: root.rated(index + 1)

                Accessible.name: text

                background: TouchSurface {
                    fill: button.down ? Theme.noteSoft : Theme.surface
                    edge: Theme.note
                    down: button.down
                    focused: button.visualFocus
                }
                contentItem: GridLayout {
                    columns: root._rows ? 2 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.hair

                    Row {
                        id: stars

                        readonly property int side: Math.min(Theme.iconSmall, button.availableWidth / 5)

                        Layout.alignment: Qt.AlignHCenter

                        Repeater {
                            model: 5

                            Icon {
                                required property int index

                                name: index <= button.index ? "star-fill" : "star"
                                tint: Theme.star
                                size: stars.side
                            }
                        }
                    }
                    Text {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        horizontalAlignment: root._rows ? Text.AlignLeft : Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        textFormat: Text.PlainText
                        text: button.text
                        font: Theme.small
                        color: Theme.ink
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
