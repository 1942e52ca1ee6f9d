pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Out of service: why, whom to turn to. How a filing stands can be asked all the same.
SceneFrame {
    id: root

    required property ClosedViewModel viewModel

    readonly property string _staff: qsTr("就在这个大厅，请问身边的工作人员")

    backText: qsTr("退出")
    backSymbol: "logout"
    nextName: "progress"
    nextText: qsTr("查进度")
    nextSymbol: "manage_search"
    asideName: "desk_open"
    asideText: qsTr("工作人员")
    asideSymbol: "badge"
    onAside: Pace.viewModel.openDesk()
    onBack: viewModel.end()
    onNext: viewModel.openProgress()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("这台机器暂时办不了事")
            detail: qsTr("查进度照常。要办事，请到窗口，工作人员帮您办，一样收件。")
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Fact {
                Layout.fillWidth: true
                symbol: "info"
                question: qsTr("为什么")
                answer: root.viewModel.reason
                answerFont: Theme.body
            }
            Fact {
                Layout.fillWidth: true
                symbol: "person"
                question: qsTr("请找")
                answer: root.viewModel.contact === "" ? root._staff : root.viewModel.contact
            }
            Fact {
                Layout.fillWidth: true
                symbol: "call"
                question: qsTr("问事电话")
                answer: root.viewModel.phone
                visible: answer !== ""
            }
            HoursLine {
                Layout.fillWidth: true
                hours: root.viewModel.hours
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "verified_user"
            headline: qsTr("以前交的都还在")
            text: qsTr("已经交上的不会丢，照样送到县里。")
        }
    }
}
