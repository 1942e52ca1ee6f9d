pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A pad to sign on with a finger. Signing files: what happens then is said before, what failed is said here.
SceneFrame {
    id: root

    required property SignatureViewModel viewModel

    readonly property string _title: viewModel.title
    readonly property string _signer: viewModel.name
    readonly property string _submit: Theme.narrow ? qsTr("提交") : qsTr("签好了，提交")

    nextText: viewModel.isBusy ? qsTr("正在存好…") : viewModel.error !== "" ? qsTr("再试一次") : _submit
    nextSymbol: viewModel.isBusy ? "hourglass_top" : viewModel.error !== "" ? "refresh" : "send"
    nextEnabled: !viewModel.isBusy
    asideText: viewModel.isSigned && !viewModel.isBusy ? qsTr("重签") : ""
    asideSymbol: "restart_alt"
    onBack: viewModel.back()
    onAside: viewModel.clear()
    onNext: viewModel.file(pad.height / pad.width)

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            visible: !(Theme.tight && (root.viewModel.isAsked || root.viewModel.error !== ""))
            text: qsTr("请用手指签上名字")
            detail: root._signer === "" ? root._title : qsTr("%1，%2").arg(root._title).arg(root._signer)
        }
        ErrorCard {
            objectName: "fault"
            Layout.fillWidth: true
            headline: root.viewModel.error === "" ? "" : qsTr("还没有存好，什么都没丢")
            text: root.viewModel.error
        }
        NoteCard {
            objectName: "unsigned"
            Layout.fillWidth: true
            symbol: "draw"
            headline: qsTr("还没有看到签名")
            text: Theme.tight ? "" : qsTr("在下面的框里，像用笔一样写上名字就行。写不了字，画个圈也可以。")
            visible: root.viewModel.isAsked
        }
        SignaturePad {
            id: pad

            objectName: "sign_pad"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.px(160)
            Layout.maximumHeight: width / 2
            strokes: root.viewModel.strokes
            stroke: root.viewModel.stroke
            enabled: !root.viewModel.isBusy
            onDrawn: (x, y) => root.viewModel.draw(x, y)
            onLifted: root.viewModel.lift()
            onMarked: root.viewModel.mark()
        }
        Item {
            Layout.fillHeight: true
            visible: Theme.portrait
        }
    }
}
