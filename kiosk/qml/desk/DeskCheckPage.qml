pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Before something is done in the resident's name: how staff know whom they have before them.
DeskPage {
    id: root

    required property DeskCaseViewModel page
    required property bool hasReader

    readonly property DeskCheckViewModel viewModel: page.check

    readonly property var _titles: ({
            correct: qsTr("和本人一起改"),
            supplement: qsTr("和本人一起补材料"),
            "hand-over": qsTr("交付结果"),
            withdraw: qsTr("替本人撤回")
        })
    readonly property var _next: ({
            correct: qsTr("打开来改"),
            supplement: qsTr("去拍照"),
            "hand-over": qsTr("交付好了"),
            withdraw: qsTr("撤回这件")
        })
    readonly property bool _withdraws: viewModel.act === "withdraw"

    title: _titles[viewModel.act] ?? ""
    subtitle: page.title
    backText: qsTr("先不办")
    steps: TouchButton {
        objectName: "check_next"
        kind: TouchButton.Primary
        symbol: "check"
        text: root._next[root.viewModel.act] ?? ""
        enabled: root.viewModel.canConfirm
        onClicked: root.viewModel.confirm(why.text)
    }
    onBack: page.back()

    DeskNote {
        tone: "primary"
        headline: root._withdraws ? qsTr("撤回以后县里就不办了") : qsTr("先看看是不是本人")
        text: root._withdraws ? qsTr("要本人同意。以后还想办，要重新交。") : root.hasReader ? qsTr("可以把身份证放在读卡器上。") : ""
    }
    DeskNote {
        objectName: "other_card"
        tone: "danger"
        headline: root.viewModel.isOtherCard ? qsTr("这张身份证不是交这件的人") : ""
        text: qsTr("请换本人的证件。代别人办，请用“帮人办”里的代办。")
    }
    DeskGrid {
        cell: Theme.px(310)

        Repeater {
            model: root.viewModel.choices

            DeskChoice {
                required property string key
                required property string title
                required property bool isChosen

                objectName: "check_" + key
                text: title
                chosen: isChosen
                onClicked: root.viewModel.choose(key)
            }
        }
    }
    DeskField {
        id: why

        Layout.fillWidth: true
        fieldName: "withdraw_words"
        page: root
        label: qsTr("为什么撤回，本人怎么说（可以不写）")
        visible: root._withdraws
    }
}
