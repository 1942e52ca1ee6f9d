pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."

// What was done here, newest first; whether the record is whole; the record as a signed file.
DeskPage {
    id: root

    required property DeskAuditViewModel viewModel

    readonly property var _chains: ({
            unknown: "",
            whole: qsTr("记录完整，没有被改过"),
            broken: qsTr("记录被动过，请报县里")
        })

    title: qsTr("操作记录")
    subtitle: qsTr("谁、什么时候、做了什么；不记内容")
    tools: [
        TouchButton {
            objectName: "audit_verify"
            kind: TouchButton.Quiet
            symbol: "fact_check"
            text: qsTr("核对")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.verify()
        },
        TouchButton {
            objectName: "audit_export"
            kind: TouchButton.Quiet
            symbol: "download"
            text: qsTr("导出")
            enabled: !root.viewModel.isBusy
            visible: root.viewModel.canExport
            onClicked: root.viewModel.export()
        }
    ]
    Component.onCompleted: viewModel.look()

    DeskNote {
        objectName: "audit_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "audit_chain"
        tone: root.viewModel.chain === "broken" ? "danger" : "good"
        headline: root._chains[root.viewModel.chain]
    }
    DeskNote {
        objectName: "audit_saved"
        tone: "good"
        headline: root.viewModel.saved === "" ? "" : qsTr("已导出")
        text: root.viewModel.saved
    }
    DeskList {
        rows: root.viewModel.rows
        prefix: "audit"
        empty: qsTr("还没有记录")
        hasBefore: root.viewModel.hasBefore
        hasMore: root.viewModel.hasMore
        onBefore: {
            root.viewModel.newer();
            root.toTop();
        }
        onMore: {
            root.viewModel.older();
            root.toTop();
        }
    }
}
