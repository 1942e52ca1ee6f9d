pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The guardian's own yes or no, for this one filing.
SceneFrame {
    id: root

    required property GuardianViewModel viewModel

    nextName: "agree"
    nextText: qsTr("我替孩子同意")
    asideName: "decline"
    asideSymbol: "door_front"
    asideText: qsTr("不同意")
    onBack: viewModel.back()
    onNext: viewModel.next()
    onAside: viewModel.decline()

    component Line: Fact {
        Layout.fillWidth: true
        answerFont: Theme.body
    }

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("%1，请您替孩子拿个主意").arg(root.viewModel.guardian)
            detail: root.viewModel.title
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Line {
                symbol: "child_care"
                question: qsTr("要用孩子的什么")
                answer: qsTr("姓名、出生日期、身份证号码、您替孩子填的内容和材料照片")
            }
            Line {
                symbol: "badge"
                question: qsTr("要记您的什么")
                answer: qsTr("姓名、证件号码、和孩子的关系、您同意的时间")
            }
            Line {
                symbol: "assignment"
                question: qsTr("用来做什么")
                answer: qsTr("只用来办这一件事，不作别的用")
            }
            Line {
                symbol: "visibility"
                question: qsTr("谁能看到，留多久")
                answer: qsTr("只有县里的政务平台和%1；交上去就封存，按档案规定保存。").arg(root.viewModel.agency)
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "help"
            headline: qsTr("不同意也能办")
            text: qsTr("点“不同意”，到窗口用纸质表格办，一样收件。提交之前想反悔，随时可以退出。")
        }
    }
}
