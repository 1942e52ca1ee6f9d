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

    readonly property bool _failed: viewModel.error !== "" && !viewModel.isMoved
    readonly property bool _over: viewModel.isMoved && !viewModel.mayInsist
    readonly property string _step: viewModel.isBusy ? "busy" : _failed ? "failed" : _over ? "over" : "file"
    readonly property var _next: ({
            busy: [qsTr("正在存好…"), "hourglass_top"],
            failed: [qsTr("再试一次"), "refresh"],
            over: [qsTr("知道了"), "check"],
            file: [viewModel.mayInsist ? qsTr("还是要交") : _submit, "send"]
        })[_step]
    readonly property string _again: viewModel.isSigned && !viewModel.isBusy && !_over ? qsTr("重签") : ""

    // Somebody else was quicker with the case: what becomes of this one.
    readonly property string _quicker: qsTr("还没有交：别人先动了这件")
    readonly property string _headline: viewModel.isMoved ? _quicker : qsTr("还没有存好，什么都没丢")
    readonly property string _kept: qsTr("还是要交，县里两份都看得到；不交，这次改的不留。")
    readonly property string _lost: qsTr("这一份交不进去了，这里也不留。要改，请到窗口和办理单位说。")
    readonly property string _outcome: _over ? _lost : viewModel.mayInsist ? _kept : ""

    nextText: _next[0]
    nextSymbol: _next[1]
    nextEnabled: !viewModel.isBusy
    asideText: viewModel.mayInsist ? qsTr("不交了") : _again
    asideSymbol: viewModel.isMoved ? "close" : "restart_alt"
    onBack: viewModel.back()
    onAside: {
        if (viewModel.isMoved)
            viewModel.leave();
        else
            viewModel.clear();
    }
    onNext: {
        if (_over)
            viewModel.leave();
        else
            viewModel.file(pad.height / pad.width);
    }

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
            headline: root.viewModel.error === "" ? "" : root._headline
            text: root.viewModel.error + root._outcome
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
