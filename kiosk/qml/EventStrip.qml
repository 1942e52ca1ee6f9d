pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Life events on one warm band: several things filed in one go.
Rectangle {
    id: root

    required property HomeViewModel viewModel

    readonly property int _columns: Theme.portrait ? Theme.elder ? 2 : 3 : Theme.elder ? 4 : 5

    signal picked(code: string)
    signal allWanted

    implicitHeight: grid.implicitHeight + 2 * grid.y
    radius: Theme.radius
    color: Theme.noteSoft
    border.width: Theme.elder ? Theme.border : 0
    border.color: Theme.note
    visible: viewModel.events.count > 0

    StripGrid {
        id: grid

        x: Theme.gap
        y: Theme.compact ? Theme.hair : Theme.gap
        width: parent.width - 2 * x
        heading: beside ? qsTr("一件事") : qsTr("一件事，一次办好")
        detail: qsTr("几件一次办好")
        tint: Theme.note
        shortcuts: root._columns

        Repeater {
            model: root.viewModel.events

            StripButton {
                required property string code
                required property string name

                objectName: "event_" + code
                least: Theme.touchPrimary
                text: name
                warm: true
                onClicked: root.picked(code)
            }
        }
        StripButton {
            objectName: "all_events"
            least: Theme.touchPrimary
            symbol: "apps"
            text: qsTr("全部 %n 件", "", root.viewModel.moreEvents)
            warm: true
            visible: root.viewModel.moreEvents > 0
            onClicked: root.allWanted()
        }
    }
}
