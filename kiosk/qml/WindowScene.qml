pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// For those who do not consent, and where the disk is full: the same thing on paper, at the window.
SceneFrame {
    id: root

    required property GuideViewModel viewModel

    readonly property bool _refused: viewModel.isRefused
    readonly property bool _alone: viewModel.lacksGuardian
    readonly property string _nothing: qsTr("没有同意，这台机器就没有记您的任何信息。")
    readonly property string _adult: qsTr("工作人员帮着办，也能帮着联系家里。监护人来了，还可以回到这台机器办。")
    readonly property string _full: qsTr("没让您开始填，免得白填。请告诉工作人员：用 U 盘把待传资料带走，就又能收了。查进度照常。")

    backText: qsTr("上一步")
    nextName: "home"
    nextText: qsTr("知道了")
    nextSymbol: "check"
    onBack: viewModel.back()
    onNext: viewModel.goHome()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root._refused ? qsTr("这台机器现在收不了") : qsTr("没关系，请到窗口办")
            detail: qsTr("%1：工作人员用纸质表格帮您办，一样收件。").arg(root.viewModel.title)
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Fact {
                Layout.fillWidth: true
                symbol: "location_on"
                question: qsTr("窗口在哪里")
                answer: root.viewModel.place === "" ? qsTr("就在这个大厅，请问身边的工作人员") : root.viewModel.place
            }
            Fact {
                Layout.fillWidth: true
                symbol: "call"
                question: qsTr("问事电话")
                answer: root.viewModel.phones
                visible: answer !== ""
            }
        }
        MaterialsCard {
            Layout.fillWidth: true
            here: false
            materials: root.viewModel.materials
            visible: root.viewModel.materials.count > 0
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "info"
            headline: root._refused ? qsTr("机器快存满了") : root._alone ? qsTr("要监护人一起来") : qsTr("您什么都没留下")
            text: root._refused ? root._full : root._alone ? root._adult : root._nothing
        }
    }
}
