pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// Cells of one width: as many side by side as have `cell` each, `most` at most, and the rows as even as they go.
GridLayout {
    id: root

    property int cell: Theme.px(300)
    property int most: 4

    readonly property int _cells: visibleChildren.filter(child => !(child instanceof Repeater)).length
    readonly property int _room: Math.floor((width + columnSpacing) / (cell + columnSpacing))
    readonly property int _columns: Math.max(1, Math.min(most, _room))

    Layout.fillWidth: true
    Layout.fillHeight: false
    columns: Math.max(1, Math.ceil(_cells / Math.ceil(_cells / _columns)))
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall
    uniformCellWidths: true
}
