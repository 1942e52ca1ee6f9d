pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."

// The check-up: every part of this kiosk, the weightiest first, with cause and cure; the support bundle on a stick.
DeskPage {
    id: root

    required property DeskDoctorViewModel viewModel

    title: qsTr("体检")
    subtitle: viewModel.summary
    tools: [
        TouchButton {
            objectName: "doctor_look"
            focus: true
            kind: TouchButton.Quiet
            symbol: "refresh"
            text: qsTr("再看一遍")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.look()
        },
        TouchButton {
            objectName: "doctor_save"
            kind: TouchButton.Quiet
            symbol: "usb"
            text: qsTr("存报修包")
            enabled: root.viewModel.canSave
            onClicked: root.viewModel.save()
        }
    ]
    Component.onCompleted: viewModel.look()

    DeskNote {
        objectName: "doctor_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "doctor_saved"
        tone: "good"
        headline: root.viewModel.saved === "" ? "" : qsTr("报修包存好了，里面没有任何人的信息")
        text: root.viewModel.saved
    }
    DeskNote {
        objectName: "doctor_busy"
        tone: "plain"
        headline: root.viewModel.isBusy ? qsTr("正在看，请稍等") : ""
    }
    DeskList {
        rows: root.viewModel.rows
        prefix: "finding"
        visible: rows.count > 0
    }
}
