pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The slip before the camera or under the scanner.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    backText: qsTr("返回")
    nextText: ""
    asideName: "number_instead"
    asideText: qsTr("扫不出来，按号码")
    asideSymbol: "dialpad"
    onBack: viewModel.back()
    onAside: viewModel.choose("number")

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("请扫回执单上的方块码")
            detail: qsTr("把回执单放平，“办事码”对着镜头或扫码口，读到了就自动往下走。")
        }
        ScanView {
            id: live

            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        WaitingCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !live.visible
            symbol: "qr_code_scanner"
            text: root.viewModel.isWaiting ? qsTr("读到了，正在查…") : qsTr("正在等回执单…")
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "shield_lock"
            headline: qsTr("回执单就是钥匙")
            text: qsTr("“办事码”能打开交上的材料。请收好，别给别人扫。")
        }
    }
}
