pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The contents of a filing, the newest version first. Secrets are masked until touched.
DeskPage {
    id: root

    required property DeskContentsViewModel viewModel
    required property DeskCaseViewModel page

    readonly property bool _waits: viewModel.isBusy && viewModel.rows.count === 0

    title: qsTr("内容")
    subtitle: _waits ? qsTr("正在取，请稍等…") : viewModel.isBusy ? qsTr("照片还在路上…") : page.title
    backText: qsTr("收起来")
    tools: TouchButton {
        objectName: "print_form"
        kind: TouchButton.Quiet
        symbol: "print"
        text: qsTr("打印申请表")
        visible: root.page.canPrintForm
        onClicked: root.page.printForm()
    }
    onBack: {
        if (viewModel.large === "")
            page.back();
        else
            viewModel.enlarge("");
    }

    DeskNote {
        objectName: "contents_fault"
        tone: "danger"
        headline: root.viewModel.headline || root.page.headline
        text: root.viewModel.fault || root.page.fault
    }
    DeskNote {
        objectName: "contents_paper"
        tone: "primary"
        symbol: "print"
        headline: root.page.paper
    }
    PhotoView {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.height * (Theme.tight ? 0.45 : 0.6)
        photo: root.viewModel.large
        words: qsTr("照片")
        framed: false
        live: false
        visible: root.viewModel.large !== ""
    }
    Card {
        Layout.fillWidth: true
        padding: Theme.gap
        visible: root.viewModel.rows.count > 0 && root.viewModel.large === ""

        Repeater {
            model: root.viewModel.rows

            DeskContentsRow {
                Layout.fillWidth: true
                onRevealed: root.viewModel.reveal(key)
                onEnlarged: root.viewModel.enlarge(picture)
            }
        }
    }
}
