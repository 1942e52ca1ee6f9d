pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Where a service item stands among the others, and whether it is shown.
Flow {
    id: root

    required property DeskSettingsViewModel viewModel

    readonly property bool _isPlaced: viewModel.isFirst && !viewModel.isHidden

    Layout.fillWidth: true
    spacing: Theme.gapSmall

    component Way: TouchButton {
        kind: TouchButton.Quiet
        enabled: !root.viewModel.isBusy
    }

    Way {
        objectName: "service_top"
        symbol: "star"
        text: qsTr("排到最前")
        visible: !root.viewModel.isHidden
        onClicked: root.viewModel.move(0)
    }
    Way {
        objectName: "service_up"
        symbol: "arrow_upward"
        text: qsTr("往前一位")
        visible: root._isPlaced
        onClicked: root.viewModel.move(-1)
    }
    Way {
        objectName: "service_down"
        symbol: "arrow_downward"
        text: qsTr("往后一位")
        visible: root._isPlaced
        onClicked: root.viewModel.move(1)
    }
    Way {
        objectName: "service_plain"
        symbol: "list"
        text: qsTr("照常排")
        visible: root._isPlaced
        onClicked: root.viewModel.leaveOrder()
    }
    Way {
        objectName: "service_hidden"
        symbol: root.viewModel.isHidden ? "visibility" : "remove"
        text: root.viewModel.isHidden ? qsTr("重新显示") : qsTr("不再显示")
        onClicked: root.viewModel.switchHidden()
    }
}
