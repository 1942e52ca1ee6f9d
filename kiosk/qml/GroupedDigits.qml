pragma ComponentBehavior: Bound

import QtQuick

// A number as places in groups, the way people read it aloud; the next place is framed.
Rectangle {
    id: root

    required property string value
    required property list<int> groups
    property list<string> labels: []
    property bool faulty: false
    property bool secret: false

    readonly property int _count: groups.reduce((sum, size) => sum + size, 0)
    readonly property int _gaps: (groups.length + 1) * Theme.gap + (_count - groups.length) * _between
    readonly property int _between: Theme.space(4)
    readonly property int _place: Math.min(Theme.px(52), (width - _gaps) / _count)
    readonly property color _frame: faulty ? Theme.danger : Theme.primary

    function _before(group: int): int {
        return groups.slice(0, group).reduce((sum, size) => sum + size, 0);
    }

    implicitWidth: Theme.px(760)
    implicitHeight: row.implicitHeight + 2 * Theme.gap
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.borderStrong
    border.color: _frame

    // A number is written the same way everywhere.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Accessible.role: Accessible.StaticText
    Accessible.name: value

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.gap

        Repeater {
            model: root.groups

            Column {
                id: group

                required property int index
                required property int modelData

                readonly property int first: root._before(index)

                spacing: Theme.hair

                Row {
                    spacing: root._between

                    Repeater {
                        model: group.modelData

                        Rectangle {
                            id: place

                            required property int index

                            readonly property int at: group.first + index
                            readonly property bool next: at === root.value.length
                            readonly property string sign: root.value.charAt(at)

                            width: root._place
                            height: Theme.px(80)
                            radius: Theme.radiusSmall
                            color: next && root.faulty ? Theme.dangerSoft : Theme.ground
                            border.width: next ? Theme.borderStrong : Theme.elder ? Theme.hairline : 0
                            border.color: next ? root._frame : Theme.lineSoft

                            Text {
                                anchors.fill: parent
                                horizontalAlignment: Text.AlignHCenter
                                verticalAlignment: Text.AlignVCenter
                                textFormat: Text.PlainText
                                text: root.secret && place.sign !== "" ? "•" : place.sign
                                font: Theme.title
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.small.pixelSize
                                color: Theme.ink

                                Accessible.ignored: true
                            }
                            Rectangle {
                                anchors.centerIn: parent
                                width: Theme.focusWidth
                                height: parent.height / 2
                                color: root._frame
                                visible: place.next
                            }
                        }
                    }
                }
                Text {
                    textFormat: Text.PlainText
                    text: root.labels[group.index] ?? ""
                    font: Theme.small
                    color: Theme.inkSoft
                    visible: text !== ""
                }
            }
        }
    }
}
