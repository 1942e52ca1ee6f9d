pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// One's own PIN: the one that holds, a new one, and that once more.
SceneFrame {
    id: root

    required property DeskPinViewModel viewModel

    readonly property var _asked: ({
            old: qsTr("现在的密码"),
            new: qsTr("新的 6 位密码"),
            again: qsTr("新密码再按一遍")
        })
    readonly property string _first: qsTr("这个密码是别人给的，先换成自己的。")

    readonly property NumberPad _digits: NumberPad {
        enabled: !root.viewModel.digits.isBusy
        focus: true
        onTyped: sign => root.viewModel.digits.press(sign)
        onErased: root.viewModel.digits.erase()
    }

    backText: viewModel.isFirst ? qsTr("退出") : qsTr("不改了")
    backSymbol: viewModel.isFirst ? "logout" : "close"
    nextText: ""
    pad: _digits
    onBack: viewModel.back()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            objectName: "pin_step"
            Layout.fillWidth: true
            text: root._asked[root.viewModel.step]
            detail: root.viewModel.isFirst ? root._first : qsTr("别用生日，别用 123456。")
        }
        DeskNote {
            tone: "danger"
            headline: root.viewModel.digits.headline
            text: root.viewModel.digits.fault
        }
        DeskDigits {
            objectName: "pin_typed"
            typed: root.viewModel.digits.typed
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
