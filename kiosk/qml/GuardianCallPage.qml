pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Only an adult can go on here: they are called, or the window helps.
SceneFrame {
    id: root

    required property GuardianViewModel viewModel

    readonly property bool _child: viewModel.isChildAsking

    nextText: qsTr("大人来了")
    asideName: "decline"
    asideSymbol: "door_front"
    asideText: _child ? qsTr("我一个人来的") : qsTr("今天来不了")
    onBack: viewModel.back()
    onNext: viewModel.next()
    onAside: viewModel.decline()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root._child ? qsTr("请爸爸妈妈过来一起办") : qsTr("请孩子的监护人过来")
            detail: qsTr("不满 14 岁的孩子，要监护人同意才能办")
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Fact {
                Layout.fillWidth: true
                answerFont: Theme.body
                symbol: "family_restroom"
                question: qsTr("谁是监护人")
                answer: qsTr("爸爸、妈妈；他们不在了或者管不了，就是爷爷奶奶、外公外婆，或者别的定下来的大人")
            }
            Fact {
                Layout.fillWidth: true
                answerFont: Theme.body
                symbol: "badge"
                question: qsTr("要带什么")
                answer: qsTr("监护人自己的身份证，没带也可以按号码")
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "support_agent"
            headline: root._child ? qsTr("大人不在身边？") : qsTr("监护人来不了？")
            text: root._child ? qsTr("点“我一个人来的”，窗口的工作人员会帮你，也能帮你联系家里。") : qsTr("点“今天来不了”，窗口的工作人员告诉您怎么办。")
        }
    }
}
