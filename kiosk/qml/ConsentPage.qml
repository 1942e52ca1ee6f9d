pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What is done with the person's data, said before anything is asked; no is an answer, too.
SceneFrame {
    id: root

    required property ConsentViewModel viewModel

    readonly property string _with: qsTr("姓名、身份证号码、您填的内容、材料照片和签名")
    readonly property string _without: qsTr("姓名、身份证号码、您填的内容和签名")
    readonly property string _data: viewModel.takesPhotos ? _with : _without

    nextName: "agree"
    nextText: qsTr("同意，继续")
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
            text: qsTr("用您的信息之前，先说清楚")
            detail: root.viewModel.title
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap

            Line {
                symbol: "badge"
                question: qsTr("要用什么")
                answer: root.viewModel.isPersonal ? root._data : qsTr("您写的话。姓名和电话可以不留。")
            }
            Line {
                symbol: "assignment"
                question: qsTr("用来做什么")
                answer: qsTr("只用来办这一件事，不作别的用")
            }
            Line {
                symbol: "visibility"
                question: qsTr("谁能看到")
                answer: qsTr("只有县里的政务平台和办这件事的单位：%1").arg(root.viewModel.agency)
            }
            Line {
                symbol: "shield_lock"
                question: qsTr("存在哪里，存多久")
                answer: qsTr("没交之前，您一离开就清空。交上去就封存，这台机器自己也打不开；办理单位按档案规定保存。")
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: [
            NoteCard {
                objectName: "no_paper"
                Layout.fillWidth: true
                symbol: "print"
                headline: root.viewModel.noPaper
                text: qsTr("照样能办：回执单会显示在屏幕上，用手机拍下来。")
                visible: headline !== ""
            },
            NoteCard {
                Layout.fillWidth: true
                symbol: "help"
                headline: qsTr("不同意也能办")
                text: qsTr("点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。同意之后想反悔，提交之前随时可以退出。")
            }
        ]
    }
}
