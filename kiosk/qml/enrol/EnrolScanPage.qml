pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The sheet's QR, before the camera or the scanner; where there is neither, its words are typed.
SceneFrame {
    id: root

    required property FirstStartViewModel viewModel

    backText: ""
    nextName: "type_address"
    nextText: qsTr("没有二维码，自己输入")
    nextSymbol: "keyboard"
    onNext: viewModel.typeAddress()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("请扫登记单上的二维码")
            detail: qsTr("登记单是县平台用 central enrolment new 做的")
        }
        ErrorCard {
            objectName: "fault"
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        ScanView {
            Layout.fillWidth: true
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: qsTr("对着摄像头，或用扫码枪扫；都没有时请自己输入。")
            font: Theme.body
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Item {
            Layout.fillHeight: true
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "info"
            headline: qsTr("没有网络？")
            text: qsTr("用命令 sudo kiosk enrol 写一份申请，带到县平台去批；见手册“登记”一节。")
        }
    }
}
