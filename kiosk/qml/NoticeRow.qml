pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What is to be mended or added, on paper to take home: the button, and how far the paper got.
RowLayout {
    id: root

    required property ReturnedViewModel viewModel

    spacing: Theme.gap
    visible: viewModel.isOffered

    TouchButton {
        objectName: "print_notice"
        kind: TouchButton.Quiet
        symbol: "print"
        text: qsTr("打印下来带回家")
        enabled: root.viewModel.canPrint
        onClicked: root.viewModel.print()
    }
    Text {
        objectName: "notice_status"
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root.viewModel.status
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
