pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// What the platform says this kiosk is.
SceneFrame {
    id: root

    required property FirstStartViewModel viewModel

    backText: ""
    nextText: qsTr("就是这里")
    nextSymbol: "check"
    onNext: viewModel.confirmHall()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("登记好了。是这个大厅吗？")
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Fact {
                Layout.fillWidth: true
                symbol: "account_balance"
                question: qsTr("大厅")
                answer: root.viewModel.hall
            }
            Fact {
                Layout.fillWidth: true
                symbol: "badge"
                question: qsTr("这台机器")
                answer: root.viewModel.device
            }
        }
        NoteCard {
            objectName: "no_news"
            Layout.fillWidth: true
            symbol: "cloud_off"
            headline: qsTr("密钥和事项目录还没取到")
            text: qsTr("有网时本机自己再取，先用程序自带的目录。")
            visible: !root.viewModel.hasNews
        }
        Item {
            Layout.fillHeight: true
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "info"
            headline: qsTr("不是这里？")
            text: qsTr("请停下来，告诉县平台：停用这台机器，另做一张登记单。本机照手册“登记”一节清空，从头来。")
        }
    }
}
