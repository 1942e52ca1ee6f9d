pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The first manager's PIN, shown this once.
SceneFrame {
    id: root

    required property FirstStartViewModel viewModel

    backText: ""
    nextText: qsTr("记下了")
    nextSymbol: "check"
    onNext: viewModel.lookAtDevices()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("%1的密码，只显示这一次").arg(root.viewModel.manager)
            detail: qsTr("请当面告诉本人。第一次登录时要换成自己的。")
        }
        Card {
            Layout.fillWidth: true

            Text {
                objectName: "pin"
                textFormat: Text.PlainText
                text: root.viewModel.pin
                font: Theme.display
                color: Theme.ink

                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("密码")
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
