pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// A notice of the hall as it is written: heading, words, the same in English, its last day, how urgent it is.
ColumnLayout {
    id: root

    required property DeskNoticeViewModel viewModel
    required property DeskPage page

    spacing: Theme.gapSmall

    DeskField {
        fieldName: "notice_title"
        page: root.page
        label: qsTr("标题")
        longest: 60
        text: root.viewModel.title
        line.focus: true
        onTextChanged: root.viewModel.write("title", text)
    }
    DeskField {
        fieldName: "notice_text"
        page: root.page
        label: qsTr("内容")
        longest: 300
        text: root.viewModel.text
        onTextChanged: root.viewModel.write("text", text)
    }
    DeskField {
        fieldName: "notice_until"
        page: root.page
        label: qsTr("哪天为止 · 八位数字，如 20261231；空着就一直有效")
        longest: 16
        text: root.viewModel.until
        onTextChanged: root.viewModel.write("until", text)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapSmall
        uniformCellSizes: true

        DeskChoice {
            objectName: "notice_normal"
            text: qsTr("普通：在“通知”里")
            chosen: !root.viewModel.isUrgent
            onClicked: root.viewModel.setUrgent(false)
        }
        DeskChoice {
            objectName: "notice_urgent"
            text: qsTr("要紧：也放在首页")
            chosen: root.viewModel.isUrgent
            onClicked: root.viewModel.setUrgent(true)
        }
    }
    DeskField {
        fieldName: "notice_title_en"
        page: root.page
        label: qsTr("英文标题，可以不写")
        longest: 100
        text: root.viewModel.titleEn
        onTextChanged: root.viewModel.write("titleEn", text)
    }
    DeskField {
        fieldName: "notice_text_en"
        page: root.page
        label: qsTr("英文内容，可以不写")
        longest: 400
        text: root.viewModel.textEn
        onTextChanged: root.viewModel.write("textEn", text)
    }
}
