pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The card instead of a number: what was filed here in its holder's name.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    backText: qsTr("返回")
    nextText: ""
    asideName: "number_instead"
    asideText: qsTr("没带身份证，按号码")
    asideSymbol: "dialpad"
    onBack: viewModel.back()
    onAside: viewModel.choose("number")

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("请把身份证放到读卡的地方")
            detail: qsTr("放好别动，读到了就自动往下走。只查，不留。")
        }
        WaitingCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            symbol: "id_card"
            text: root.viewModel.isWaiting ? qsTr("读到了，正在查…") : qsTr("正在等身份证…")
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "info"
            headline: qsTr("读卡器没读到")
            text: root.viewModel.readerFault
            visible: root.viewModel.readerFault !== ""
        }
    }
}
