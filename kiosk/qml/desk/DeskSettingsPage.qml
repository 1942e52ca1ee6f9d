pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// What managers set: all of it, the page of one setting, and what was changed, to be taken back.
DeskPage {
    id: root

    required property DeskSettingsViewModel viewModel
    required property DeskTrialViewModel trial

    readonly property string _page: viewModel.page
    readonly property bool _isTyped: _page === "text" || _page === "entries"

    readonly property var _subtitles: ({
            list: qsTr("改了马上生效；谁改的、什么时候都记着"),
            history: qsTr("最近改的在最上面"),
            services: qsTr("正在办的人办完以后生效"),
            service: viewModel.isHidden ? qsTr("现在不显示") : viewModel.isFirst ? qsTr("现在排在前面") : qsTr("现在照常排")
        })

    title: _page === "list" ? qsTr("设置") : _page === "history" ? qsTr("改过什么") : viewModel.title
    subtitle: _subtitles[_page] ?? ""
    backText: _page === "list" ? "" : _page === "notice" || _page === "service" ? qsTr("返回") : qsTr("回到设置")
    tools: [
        TouchButton {
            objectName: "settings_history"
            kind: TouchButton.Quiet
            symbol: "history"
            text: qsTr("改过什么")
            visible: root._page === "list"
            onClicked: root.viewModel.openHistory()
        },
        TouchButton {
            objectName: "settings_notice_add"
            kind: TouchButton.Quiet
            symbol: "add"
            text: qsTr("加一条")
            visible: root._page === "notices"
            onClicked: root.viewModel.addNotice()
        },
        TouchButton {
            objectName: "settings_notice_remove"
            kind: TouchButton.Quiet
            symbol: "delete"
            text: qsTr("去掉这条")
            visible: root._page === "notice" && !root.viewModel.notice.isNew
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.removeNotice()
        }
    ]
    steps: TouchButton {
        objectName: "settings_save"
        kind: TouchButton.Primary
        symbol: "check"
        text: root._page === "entries" ? qsTr("加上") : qsTr("保存")
        visible: root._isTyped || root._page === "notice"
        enabled: root.viewModel.canSave
        onClicked: root.viewModel.save()
    }
    onBack: viewModel.back()
    on_PageChanged: {
        field = null;
        toTop();
    }
    Component.onCompleted: viewModel.look()

    DeskNote {
        objectName: "settings_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    Loader {
        Layout.fillWidth: true
        active: root._isTyped
        visible: active
        sourceComponent: DeskField {
            readonly property var _hints: ({
                    "hall.name": qsTr("空着就用县平台上的名字"),
                    "hall.hours": qsTr("如 8:30–12:00、14:00–17:30"),
                    "hall.closed": qsTr("八位数字，如 20261231"),
                    "hall.villages": qsTr("一次写一个名字"),
                    printer: qsTr("如 ipp://localhost:631/printers/a4")
                })

            fieldName: "settings_text"
            page: root
            label: root.viewModel.title + " · " + _hints[root.viewModel.name]
            longest: 200
            text: root.viewModel.text
            line.focus: true
            onTextChanged: root.viewModel.setText(text)
            onAccepted: root.viewModel.save()
        }
    }
    DeskGrid {
        cell: Theme.px(220)
        visible: root._page === "choices"

        Repeater {
            model: root.viewModel.choices

            DeskChoice {
                required property int index
                required property string key
                required property string title
                required property bool isChosen

                objectName: "setting_choice_" + index
                text: title
                chosen: isChosen
                enabled: !root.viewModel.isBusy
                onClicked: root.viewModel.choose(key)
            }
        }
    }
    Loader {
        Layout.fillWidth: true
        active: root._page === "notice"
        visible: active
        sourceComponent: DeskNoticeEdit {
            viewModel: root.viewModel.notice
            page: root
        }
    }
    DeskTrial {
        viewModel: root.trial
        visible: root._page === "text" && root.viewModel.name === "printer"
    }
    DeskServicePlace {
        viewModel: root.viewModel
        visible: root._page === "service"
    }
    DeskList {
        rows: root.viewModel.rows
        prefix: "setting"
        visible: rows.count > 0 || ["notices", "entries", "history"].includes(root._page)
        empty: root._page === "history" ? qsTr("还没有改过") : qsTr("还没有")
        hasBefore: root.viewModel.hasBefore
        hasMore: root.viewModel.hasMore
        onActed: key => root.viewModel.act(key)
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
