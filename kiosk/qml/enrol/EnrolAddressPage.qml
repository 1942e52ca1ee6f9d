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
    signs: ":.-/"
    backText: qsTr("返回")
    steps: TouchButton {
        objectName: "next"
        kind: TouchButton.Primary
        symbol: "arrow_forward"
        symbolAfter: true
        text: qsTr("下一步")
        enabled: address.text !== "" && fingerprint.text !== ""
        onClicked: {
            root.field = null; // what is wrong with them stands above the fields
            root.viewModel.giveAddress(address.text, fingerprint.text);
        }
    }
    onBack: viewModel.beginAgain()

    Component.onCompleted: {
        address.text = viewModel.address;
        fingerprint.text = viewModel.fingerprint;
    }

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
        label: qsTr("县平台网址，https:// 可以不打")
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
