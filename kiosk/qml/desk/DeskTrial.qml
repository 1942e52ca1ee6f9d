pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The printer's test page: how far it got, and one more.
ColumnLayout {
    id: root

    required property DeskTrialViewModel viewModel

    Layout.fillWidth: true
    spacing: Theme.gapSmall

    TouchButton {
        objectName: "settings_trial"
        kind: TouchButton.Quiet
        symbol: "print"
        text: qsTr("打一张测试页")
        enabled: root.viewModel.canPrint
        onClicked: root.viewModel.print()
    }
    DeskNote {
        objectName: "settings_tried"
        tone: root.viewModel.tone
        symbol: "print"
        headline: root.viewModel.status
    }
}
