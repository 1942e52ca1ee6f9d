pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."
import "../desk"

// The first manager of the staff desk; everybody else is added there.
DeskPage {
    id: root

    required property FirstStartViewModel viewModel

    title: qsTr("谁是第一位负责人？")
    subtitle: qsTr("别的工作人员，由负责人在工作台里加。")
    steps: [
        TouchButton {
            objectName: "later"
            symbol: "schedule"
            text: qsTr("以后再说")
            onClicked: root.viewModel.lookAtDevices()
        },
        TouchButton {
            objectName: "next"
            kind: TouchButton.Primary
            symbol: "check"
            text: qsTr("加上")
            enabled: name.text.trim() !== "" && !root.viewModel.isBusy
            onClicked: root.viewModel.makeManager(name.text)
        }
    ]

    DeskNote {
        objectName: "fault"
        tone: "danger"
        headline: root.viewModel.headline
        text: root.viewModel.fault
    }
    DeskField {
        id: name

        fieldName: "manager"
        page: root
        label: qsTr("姓名，与工作牌上一样")
        longest: 20
    }
}
