pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// What the platform has not taken: how much, why some of it was parked, one or all of it again.
DeskPage {
    id: root

    required property DeskOutboxViewModel viewModel

    readonly property bool _empty: viewModel.waiting + viewModel.parked + viewModel.rejected + viewModel.files === 0
    readonly property string _when: viewModel.oldest === "" ? "" : qsTr("最早 %1").arg(viewModel.oldest)

    signal stick

    title: qsTr("待送达")
    subtitle: viewModel.isOnline ? qsTr("县平台连得上，会自动送") : qsTr("连不上县平台，件都在本机；可以用 U 盘带走")
    tools: [
        TouchButton {
            objectName: "outbox_retry_all"
            focus: true
            kind: TouchButton.Quiet
            symbol: "refresh"
            text: qsTr("全部再送")
            enabled: root.viewModel.canRetry
            onClicked: root.viewModel.retry("")
        },
        TouchButton {
            objectName: "outbox_stick"
            kind: TouchButton.Quiet
            symbol: "usb"
            text: qsTr("U 盘带走")
            visible: root.viewModel.canCarry
            onClicked: root.stick()
        }
    ]
    Component.onCompleted: viewModel.look()

    DeskNote {
        objectName: "outbox_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "outbox_told"
        tone: "good"
        headline: root.viewModel.told
    }
    DeskGrid {
        cell: Theme.px(350)

        LightCard {
            light: root.viewModel.waiting === 0 ? "green" : ""
            symbol: root.viewModel.waiting === 0 ? "check_circle-fill" : "schedule"
            title: qsTr("等着送")
            text: root._when
            number: String(root.viewModel.waiting)
        }
        LightCard {
            light: root.viewModel.parked === 0 ? "green" : "yellow"
            title: qsTr("搁置")
            text: root.viewModel.parked === 0 ? "" : qsTr("可以再送一次")
            number: String(root.viewModel.parked)
        }
        LightCard {
            light: root.viewModel.rejected === 0 ? "green" : "red"
            title: qsTr("平台不收")
            text: root.viewModel.rejected === 0 ? "" : qsTr("请找技术员")
            number: String(root.viewModel.rejected)
        }
        LightCard {
            light: root.viewModel.files === 0 ? "green" : ""
            symbol: root.viewModel.files === 0 ? "check_circle-fill" : "image"
            title: qsTr("照片和附件")
            text: root.viewModel.files === 0 ? "" : qsTr("跟在件后面送")
            number: String(root.viewModel.files)
        }
    }
    DeskList {
        rows: root.viewModel.rows
        prefix: "outbox"
        title: qsTr("还没送到的件")
        empty: root._empty ? qsTr("都送到了") : qsTr("件都送到了，还有照片在路上")
        hasBefore: root.viewModel.hasBefore
        hasMore: root.viewModel.hasMore
        onActed: key => {
            root.viewModel.retry(key);
            root.toTop();
        }
        onBefore: {
            root.viewModel.back();
            root.toTop();
        }
        onMore: {
            root.viewModel.further();
            root.toTop();
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: qsTr("这里的件删不掉：县平台存稳了，本机才会清。")
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
