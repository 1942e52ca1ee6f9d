pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// How the staff know who is here, one touch each; and the way to somebody who acts for an absent person.
GridLayout {
    id: root

    required property DeskAssistViewModel viewModel

    columns: Theme.portrait ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true

    component Way: Tile {
        Layout.fillWidth: true
        Layout.fillHeight: true
        enabled: !root.viewModel.isBusy
    }

    Way {
        objectName: "assist_seen"
        focus: true
        symbol: "badge"
        text: qsTr("看过证件")
        detail: root.viewModel.hasReader ? qsTr("办的时候放身份证，就记成刷卡") : qsTr("原件，人证对得上")
        onClicked: root.viewModel.begin("seen")
    }
    Way {
        objectName: "assist_known"
        symbol: "person"
        text: qsTr("认识本人")
        detail: qsTr("没带证件，您认识")
        onClicked: root.viewModel.begin("known")
    }
    Way {
        objectName: "assist_slip"
        symbol: "receipt_long"
        text: qsTr("看过回执单")
        detail: qsTr("来问进度、来改的")
        onClicked: root.viewModel.begin("slip")
    }
    Way {
        objectName: "assist_agent"
        symbol: "handshake"
        text: qsTr("有人代办")
        detail: qsTr("本人没来，证件都带了")
        warm: true
        leads: true
        onClicked: root.viewModel.askForAgent()
    }
}
