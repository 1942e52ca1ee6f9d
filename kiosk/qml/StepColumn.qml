pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// One part of a date, a time or a range: the figure in the middle, those around it, a step back and a step on.
// Any figure can be pressed; the column can be dragged. Framed only once the person has set it.
ColumnLayout {
    id: root

    required property list<string> figures
    required property string unit
    required property bool chosen
    property string less: qsTr("往前")
    property string more: qsTr("往后")

    readonly property int _around: Theme.compact || Theme.elder && !Theme.portrait ? 0 : 1
    readonly property int _middle: 2

    signal stepped(steps: int)

    component Step: Key {
        Layout.fillWidth: true
        implicitHeight: Theme.compact ? Theme.touch : Theme.px(80)
        focusPolicy: Qt.TabFocus
        font: Theme.smallStrong
        autoRepeat: true
    }

    spacing: Theme.hair

    Step {
        objectName: root.objectName + "_earlier"
        symbol: "keyboard_arrow_up"
        text: root.less
        onClicked: root.stepped(-1)
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: rows.implicitHeight + 2 * Theme.hair
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.border
        border.color: Theme.line

        ColumnLayout {
            id: rows

            anchors.fill: parent
            anchors.margins: Theme.hair
            spacing: 0

            Repeater {
                model: 2 * root._around + 1

                T.AbstractButton {
                    id: row

                    required property int index

                    readonly property int steps: index - root._around
                    readonly property string figure: root.figures[root._middle + steps]

                    objectName: root.objectName + "_" + steps
                    Layout.fillWidth: true
                    leftPadding: Theme.hair
                    rightPadding: Theme.hair
                    implicitHeight: steps === 0 && !Theme.compact ? Theme.px(100) : Theme.touchPrimary
                    enabled: figure !== ""
                    text: enabled && steps === 0 ? root.unit.arg(figure) : figure
                    onClicked: root.stepped(steps)

                    Accessible.name: root.unit.arg(figure)

                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: row.down || row.steps === 0 && root.chosen ? Theme.primarySoft : Theme.surface
                        border.width: row.steps === 0 ? root.chosen ? Theme.borderStrong : Theme.border : 0
                        border.color: root.chosen ? Theme.primary : Theme.lineSoft
                    }
                    contentItem: Text {
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        textFormat: Text.PlainText
                        text: row.text
                        font: row.steps === 0 ? Theme.title : Theme.lead
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.small.pixelSize
                        color: row.steps === 0 && root.chosen ? Theme.primary : Theme.inkSoft
                    }
                }
            }
        }
        DragHandler {
            property int _taken: 0

            target: null
            xAxis.enabled: false
            onActiveChanged: _taken = 0
            onTranslationChanged: {
                const steps = -Math.round(activeTranslation.y / Theme.px(88)) - _taken;
                _taken += steps;
                if (steps !== 0)
                    root.stepped(steps);
            }
        }
    }
    Step {
        objectName: root.objectName + "_later"
        symbol: "keyboard_arrow_down"
        text: root.more
        onClicked: root.stepped(1)
    }
}
