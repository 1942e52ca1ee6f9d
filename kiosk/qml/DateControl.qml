pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A date in three columns. A birthday begins with its decade, another day with the days around today.
ColumnLayout {
    id: root

    required property DateViewModel viewModel

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
        visible: root.viewModel.isBirth

        Chip {
            objectName: "decades_earlier"
            text: qsTr("更早")
            tool: true
            visible: root.viewModel.hasEarlier
            onClicked: root.viewModel.turn(-1)
        }
        Repeater {
            model: root.viewModel.decades

            Chip {
                required property int modelData

                objectName: "decade_" + modelData
                text: qsTr("%1年代").arg(modelData)
                chosen: modelData === root.viewModel.decade
                onClicked: root.viewModel.chooseDecade(modelData)
            }
        }
        Chip {
            objectName: "decades_later"
            text: qsTr("更晚")
            tool: true
            visible: root.viewModel.hasLater
            onClicked: root.viewModel.turn(1)
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.keyGap
        visible: !root.viewModel.isBirth

        Chip {
            objectName: "near_-1"
            text: qsTr("昨天")
            chosen: root.viewModel.near === -1
            onClicked: root.viewModel.chooseNear(-1)
        }
        Chip {
            objectName: "near_0"
            text: qsTr("今天")
            chosen: root.viewModel.near === 0
            onClicked: root.viewModel.chooseNear(0)
        }
        Chip {
            objectName: "near_1"
            text: qsTr("明天")
            chosen: root.viewModel.near === 1
            onClicked: root.viewModel.chooseNear(1)
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        uniformCellSizes: true

        StepColumn {
            objectName: "year"
            Layout.fillWidth: true
            figures: root.viewModel.years
            unit: qsTr("%1 年")
            chosen: root.viewModel.hasYear
            onStepped: steps => root.viewModel.step("year", steps)
        }
        StepColumn {
            objectName: "month"
            Layout.fillWidth: true
            figures: root.viewModel.months
            unit: qsTr("%1 月")
            chosen: root.viewModel.hasMonth
            onStepped: steps => root.viewModel.step("month", steps)
        }
        StepColumn {
            objectName: "day"
            Layout.fillWidth: true
            figures: root.viewModel.days
            unit: qsTr("%1 日")
            chosen: root.viewModel.hasDay
            onStepped: steps => root.viewModel.step("day", steps)
        }
    }
}
