pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What could hurt the person if it came into wrong hands: named, with why it cannot be done without, and asked apart.
SceneFrame {
    id: root

    required property ConsentViewModel viewModel

    readonly property string _papers: qsTr("身份证号码；材料照片（%1）；要填的话，还有银行账号、病情或残疾情况").arg(viewModel.papers)
    readonly property string _answers: qsTr("身份证号码；要填的话，还有银行账号、病情或残疾情况")

    readonly property string _held: qsTr("可以不选。选了，读身份证时就向县里的政务平台查：您办成的事交过什么材料、哪天交的。有的不用再带。")

    nextName: "agree"
    nextText: qsTr("单独同意")
    asideName: "decline"
    asideSymbol: "door_front"
    asideText: qsTr("不同意")
    onBack: viewModel.back()
    onNext: viewModel.agree()
    onAside: viewModel.decline()

    component Line: Fact {
        Layout.fillWidth: true
        answerFont: Theme.body
    }

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("这几样特别要紧，再问您一次")
            detail: qsTr("敏感个人信息，要您单独同意")
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Line {
                symbol: "badge"
                question: qsTr("是哪几样")
                answer: root.viewModel.papers === "" ? root._answers : root._papers
            }
            Line {
                symbol: "assignment"
                question: qsTr("为什么非用不可")
                answer: qsTr("要核对是您本人、符不符合条件。只用来办这一件事。")
            }
            Line {
                symbol: "shield_lock"
                question: qsTr("对您有什么影响，怎么保护")
                answer: qsTr("落到坏人手里会被冒用，所以交上去就加密封存，这台机器自己也打不开。")
            }
            Line {
                symbol: "visibility"
                question: qsTr("谁能看到，留多久")
                answer: qsTr("只有县里的政务平台和%1；按档案规定保存。").arg(root.viewModel.agency)
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: [
            ChoiceCard {
                objectName: "ask_held"
                Layout.fillWidth: true
                multiple: true
                chosen: root.viewModel.mayAskHeld
                text: qsTr("帮我查以前交过的材料")
                detail: root._held
                visible: root.viewModel.offersHeld
                onClicked: root.viewModel.tickHeld()
            },
            NoteCard {
                Layout.fillWidth: true
                symbol: "help"
                headline: qsTr("不同意也能办")
                text: qsTr("点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。")
            }
        ]
    }
}
