pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Who logs in: a name to touch, unless one is known, then the PIN on a pad. The sixth digit tries.
SceneFrame {
    id: root

    required property DeskLoginViewModel viewModel

    readonly property bool _choosing: viewModel.name === ""
    readonly property bool _nobody: viewModel.names.length === 0

    readonly property NumberPad _digits: NumberPad {
        visible: !root._choosing
        enabled: !root.viewModel.digits.isBusy
        focus: true
        onTyped: sign => root.viewModel.digits.press(sign)
        onErased: root.viewModel.digits.erase()
    }

    backText: qsTr("回办事屏幕")
    backSymbol: "logout"
    nextText: ""
    asideName: "other_staff"
    asideText: _choosing || viewModel.names.length === 1 ? "" : qsTr("换个人")
    asideSymbol: "group"
    pad: _choosing ? null : _digits
    onBack: viewModel.back()
    onAside: viewModel.choose("")

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: root._choosing ? qsTr("工作人员登录") : root.viewModel.name
            detail: root._choosing ? qsTr("点自己的名字") : qsTr("请按 6 位密码")
        }
        DeskNote {
            tone: "danger"
            headline: root.viewModel.digits.headline
            text: root.viewModel.digits.fault
        }
        DeskNote {
            objectName: "nobody"
            headline: root._nobody ? qsTr("还没有工作人员") : ""
            text: qsTr("请技术员在这台机器上运行 sudo kiosk staff add 姓名，登记第一位负责人。")
        }
        DeskDigits {
            objectName: "pin_typed"
            typed: root.viewModel.digits.typed
            visible: !root._choosing
        }
        Text {
            textFormat: Text.PlainText
            text: qsTr("正在核对……")
            font: Theme.small
            color: Theme.inkSoft
            visible: root.viewModel.digits.isBusy

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait ? 1 : Theme.elder ? 2 : 3
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            visible: root._choosing

            Repeater {
                model: root.viewModel.names

                TouchButton {
                    required property string modelData
                    required property int index

                    objectName: "staff_" + index
                    Layout.fillWidth: true
                    symbol: "person"
                    text: modelData
                    onClicked: root.viewModel.choose(modelData)
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
