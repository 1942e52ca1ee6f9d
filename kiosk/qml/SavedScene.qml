pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Put off: the code once more, for how long, and what to bring back. Or why it could not be kept.
SceneFrame {
    id: root

    required property CodeViewModel viewModel

    readonly property bool _saved: viewModel.saving === "saved"
    readonly property bool _failed: viewModel.saving === "failed"

    backText: qsTr("接着填")
    nextName: "leave"
    nextText: _failed ? "" : _saved ? qsTr("记下了，走了") : qsTr("正在存…")
    nextSymbol: _saved ? "logout" : "hourglass_top"
    nextEnabled: _saved
    onBack: viewModel.back()
    onNext: viewModel.leave()

    TwoColumns {
        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "lightbulb"
            headline: qsTr("下次怎么接着填")
            text: qsTr("还到这台机器，点“接着上次填”，按这 8 个字。填过的都在。")
            visible: !root._failed
        }

        Heading {
            Layout.fillWidth: true
            text: root._failed ? qsTr("没存成") : root._saved ? qsTr("存好了，留 7 天") : qsTr("正在存…")
            detail: root._failed ? "" : qsTr("请记下这个码：拍照、扫一下或者抄下来。忘了码就打不开了。")
        }
        ErrorCard {
            objectName: "not_saved"
            Layout.fillWidth: true
            headline: root._failed ? qsTr("填的都还在，可以接着填完") : ""
            text: qsTr("这台机器现在存不下了。请接着填完，或者找工作人员看看。")
        }
        CodeCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
            visible: !root._failed
        }
    }
}
