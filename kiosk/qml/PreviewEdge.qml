pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Before the first question of a preview, and behind its review.
SceneFrame {
    id: root

    required property PreviewViewModel viewModel

    readonly property bool _end: viewModel.isAtEnd

    backText: _end ? qsTr("上一步") : ""
    nextText: _end ? qsTr("从头再来") : qsTr("接着看")
    nextSymbol: _end ? "restart_alt" : "arrow_forward"
    asideName: "restart"
    asideText: _end ? "" : qsTr("从头再来")
    asideSymbol: "restart_alt"
    onBack: viewModel.back()
    onAside: viewModel.restart()
    onNext: _end ? viewModel.restart() : viewModel.resume()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root._end ? qsTr("看完了，居民到这里就签字") : qsTr("表格从这里开始")
            detail: root.viewModel.title
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "visibility"
            headline: qsTr("这是预览")
            text: qsTr("填的什么都不保存，也不发送。文件改了，这里会自动换成新的。")
        }
    }
}
