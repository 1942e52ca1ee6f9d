pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Which platform it is, and the one-time code, which was told apart from the sheet. The last digit asks.
SceneFrame {
    id: root

    required property FirstStartViewModel viewModel

    readonly property string _where: qsTr("另外告诉您的那 10 位数字，24 小时内有效")
    readonly property string _begins: qsTr("%1，开头是 %2").arg(_where).arg(viewModel.number)

    backText: qsTr("返回")
    nextText: ""
    inView: typed
    pad: NumberPad {
        enabled: !root.viewModel.isBusy
        focus: true
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }
    onBack: viewModel.goBack()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("请按登记码")
            detail: root.viewModel.number === "" ? root._where : root._begins
        }
        ErrorCard {
            objectName: "fault"
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        GroupedDigits {
            id: typed

            objectName: "code_typed"
            Layout.fillWidth: true
            value: root.viewModel.code
            groups: [4, 3, 3]
            faulty: root.viewModel.headline !== ""
        }
        Text {
            objectName: "busy"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: qsTr("正在向县平台登记，并取密钥和事项目录……")
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap
            visible: root.viewModel.isBusy

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Fact {
                Layout.fillWidth: true
                symbol: "location_on"
                question: qsTr("县平台网址")
                answer: root.viewModel.address
                answerFont: Theme.body
            }
            Fact {
                Layout.fillWidth: true
                symbol: "key"
                question: qsTr("指纹，请与登记单核对")
                answer: root.viewModel.fingerprint
                answerFont: Theme.body
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
