pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Before the first question: the code that leads back here, should anything come between.
SceneFrame {
    id: root

    required property CodeViewModel viewModel

    nextText: qsTr("开始填")
    onBack: viewModel.back()
    onNext: viewModel.begin()

    TwoColumns {
        aside: [
            NoteCard {
                Layout.fillWidth: true
                symbol: "bookmark"
                headline: qsTr("填一半，有事要走？")
                text: qsTr("点“存起来，下次再填”，就替您留 7 天。来了按这个码，接着填。")
            },
            NoteCard {
                Layout.fillWidth: true
                calm: true
                symbol: "shield_lock"
                headline: qsTr("只有这个码打得开")
                text: qsTr("别给旁人看。忘了码，谁也打不开，只能重新填。")
                visible: !Theme.tight
            }
        ]

        Heading {
            Layout.fillWidth: true
            text: qsTr("先记下这个码，好接着填")
            detail: Theme.tight ? "" : qsTr("拍个照、扫一下或者抄下来都行。一口气能填完，不记也没关系。")
        }
        CodeCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
        }
    }
}
