pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A day and a time of it, side by side where there is room.
GridLayout {
    id: root

    required property QuestionViewModel viewModel

    columns: Theme.narrow ? 1 : 2
    columnSpacing: Theme.gapSection
    rowSpacing: Theme.gap

    DateControl {
        Layout.fillWidth: true
        Layout.horizontalStretchFactor: 3
        viewModel: root.viewModel.date
    }
    TimeControl {
        Layout.fillWidth: true
        Layout.horizontalStretchFactor: 2
        viewModel: root.viewModel.time
    }
}
