pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The guide as the regulation puts it.
Card {
    id: root

    required property GuideViewModel viewModel

    spacing: Theme.gap

    component Line: Fact {
        Layout.fillWidth: true
        answerFont: Theme.body
        visible: answer !== ""
    }

    Line {
        symbol: "description"
        question: qsTr("正式名称")
        answer: root.viewModel.official
    }
    Line {
        symbol: "account_balance"
        question: qsTr("谁来办")
        answer: root.viewModel.agency
    }
    Line {
        symbol: "groups"
        question: qsTr("服务对象")
        answer: root.viewModel.audience
    }
    Line {
        symbol: "gavel"
        question: qsTr("办事依据")
        answer: root.viewModel.basis
    }
}
