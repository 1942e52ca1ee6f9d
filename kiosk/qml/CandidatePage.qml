pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Every candidate, over the keys; as many a page as fit.
Rectangle {
    id: root

    readonly property int _columns: Math.max(4, Math.floor(grid.width / Theme.px(200)))

    signal picked(index: int)
    signal closed

    color: Theme.tray

    RowLayout {
        anchors.fill: parent
        spacing: Theme.keyGap

        GridView {
            id: grid

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            snapMode: GridView.SnapToRow
            cacheBuffer: 0
            cellWidth: width / root._columns
            cellHeight: height / Math.floor(height / (Theme.keyHeight + Theme.keyGap))
            model: root.visible ? PinyinEngine.candidates : null

            delegate: Item {
                id: cell

                required property int index
                required property string display

                width: GridView.view.cellWidth
                height: GridView.view.cellHeight

                Key {
                    objectName: "page_candidate_" + cell.index
                    anchors.fill: parent
                    anchors.rightMargin: Theme.keyGap
                    anchors.bottomMargin: Theme.keyGap
                    font: Theme.keyWord
                    text: cell.display
                    onClicked: root.picked(cell.index)
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            spacing: Theme.keyGap

            Key {
                objectName: "candidates_close"
                Layout.fillWidth: true
                tool: true
                symbol: "close"
                text: qsTr("收起")
                onClicked: root.closed()
            }
            Key {
                objectName: "candidates_up"
                Layout.fillWidth: true
                Layout.fillHeight: true
                tool: true
                symbol: "arrow_upward"
                text: qsTr("往前")
                enabled: !grid.atYBeginning
                onClicked: grid.contentY = Math.max(0, grid.contentY - grid.height)
            }
            Key {
                objectName: "candidates_down"
                Layout.fillWidth: true
                Layout.fillHeight: true
                tool: true
                symbol: "arrow_downward"
                text: qsTr("往后")
                enabled: !grid.atYEnd
                onClicked: grid.contentY = Math.min(grid.contentHeight - grid.height, grid.contentY + grid.height)
            }
        }
    }
}
