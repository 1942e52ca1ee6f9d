pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A time of day in two columns, or one touch for now.
ColumnLayout {
    id: root

    required property TimeViewModel viewModel

    readonly property bool _chosen: viewModel.words !== ""

    component Chip: Key {
        font: Theme.smallStrong
        leftPadding: Theme.gapSmall
        rightPadding: Theme.gapSmall
        implicitHeight: Theme.touch
        focusPolicy: Qt.TabFocus
    }

    spacing: Theme.compact ? Theme.hair : Theme.gapSmall

    Flow {
        Layout.fillWidth: true
        spacing: Theme.keyGap

        Chip {
            objectName: "now"
            text: qsTr("现在")
            onClicked: root.viewModel.chooseNow()
        }
        Chip {
            objectName: "full_hour"
            text: qsTr("整点")
            onClicked: root.viewModel.chooseFull()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        uniformCellSizes: true

        StepColumn {
            objectName: "hour"
            Layout.fillWidth: true
            figures: root.viewModel.hours
            unit: qsTr("%1 点")
            chosen: root._chosen
            onStepped: steps => root.viewModel.step("hour", steps)
        }
        StepColumn {
            objectName: "minute"
            Layout.fillWidth: true
            figures: root.viewModel.minutes
            unit: qsTr("%1 分")
            chosen: root._chosen
            onStepped: steps => root.viewModel.step("minute", steps)
        }
    }
}
