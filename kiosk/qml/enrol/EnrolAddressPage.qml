pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."
import "../desk"

// Address and fingerprint of the platform, typed from the sheet.
DeskPage {
    id: root

    required property FirstStartViewModel viewModel

    title: qsTr("请输入登记单上的网址和指纹")
    backText: qsTr("返回")
    steps: TouchButton {
        objectName: "next"
        kind: TouchButton.Primary
        symbol: "arrow_forward"
        symbolAfter: true
        text: qsTr("下一步")
        enabled: address.text !== "" && fingerprint.text !== ""
        onClicked: root.viewModel.giveAddress(address.text, fingerprint.text)
    }
    onBack: viewModel.beginAgain()

    DeskNote {
        objectName: "fault"
        tone: "danger"
        headline: root.viewModel.headline
        text: root.viewModel.fault
    }
    DeskField {
        id: address

        fieldName: "address"
        page: root
        label: qsTr("县平台网址，以 https:// 开头")
        longest: 192
    }
    DeskField {
        id: fingerprint

        fieldName: "fingerprint"
        page: root
        label: qsTr("指纹，16 位 0–9 和 a–f，空格可以不打")
        longest: 24
    }
}
