pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Whom to call, the most pressing first; one of them opens what to say.
DeskPage {
    id: root

    required property DeskCallsViewModel viewModel

    title: qsTr("要打的电话")
    subtitle: viewModel.count > 0 ? qsTr("还有 %1 个，急的在前面").arg(viewModel.count) : ""

    DeskNote {
        objectName: "calls_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "calls_moved"
        tone: "note"
        headline: root.viewModel.moved
    }
    DeskNote {
        objectName: "calls_noted"
        tone: "good"
        headline: root.viewModel.noted
    }
    DeskList {
        rows: root.viewModel.rows
        prefix: "call"
        empty: root.viewModel.isBusy ? qsTr("正在看，请稍等") : qsTr("没有要打的电话")
        hasBefore: root.viewModel.hasBefore
        hasMore: root.viewModel.hasMore
        onActed: key => root.viewModel.choose(key)
        onBefore: {
            root.viewModel.before();
            root.toTop();
        }
        onMore: {
            root.viewModel.more();
            root.toTop();
        }
    }
}
