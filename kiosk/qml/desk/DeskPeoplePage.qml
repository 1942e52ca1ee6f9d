pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Who works here: the list, one of them, somebody new, and a fresh PIN that is shown once.
DeskPage {
    id: root

    required property DeskPeopleViewModel viewModel

    readonly property string _page: viewModel.page
    readonly property var _titles: ({
            list: qsTr("人员"),
            add: qsTr("加一个人"),
            one: viewModel.name,
            pin: qsTr("新密码，只显示这一次")
        })

    title: _titles[_page]
    subtitle: _page === "list" ? qsTr("谁能登录工作台，能做什么") : ""
    backText: _page === "list" ? "" : _page === "pin" ? qsTr("记下了，收起来") : qsTr("回到名单")
    tools: TouchButton {
        objectName: "people_add"
        kind: TouchButton.Quiet
        symbol: "person_add"
        text: qsTr("加一个人")
        visible: root._page === "list"
        onClicked: root.viewModel.openAdd()
    }
    steps: TouchButton {
        objectName: "people_save"
        kind: TouchButton.Primary
        symbol: "check"
        text: qsTr("加上")
        visible: root._page === "add"
        enabled: root.viewModel.canAdd
        onClicked: root.viewModel.add()
    }
    onBack: viewModel.back()
    on_PageChanged: field = null
    Component.onCompleted: viewModel.look()

    DeskNote {
        objectName: "people_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskList {
        rows: root.viewModel.rows
        prefix: "person"
        visible: root._page === "list"
        onActed: key => root.viewModel.openOne(key)
    }
    DeskField {
        fieldName: "people_name"
        page: root
        label: qsTr("姓名")
        longest: 20
        visible: root._page === "add"
        onTextChanged: root.viewModel.setName(text)
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.hair
        visible: root._page === "add" || root._page === "one"

        Text {
            textFormat: Text.PlainText
            text: qsTr("岗位")
            font: Theme.small
            color: Theme.inkSoft

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        DeskGrid {
            cell: Theme.px(220)

            Repeater {
                model: root.viewModel.roles

                DeskChoice {
                    required property string role
                    required property string title
                    required property bool isChosen

                    objectName: "role_" + role
                    text: title
                    chosen: isChosen
                    enabled: !root.viewModel.isBusy
                    onClicked: root.viewModel.chooseRole(role)
                }
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gapSmall
        visible: root._page === "one"

        TouchButton {
            objectName: "people_reset"
            kind: TouchButton.Quiet
            symbol: "lock_reset"
            text: qsTr("给个新密码")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.resetPin()
        }
        TouchButton {
            objectName: "people_bar"
            kind: TouchButton.Quiet
            symbol: root.viewModel.isBarred ? "person" : "person_off"
            text: root.viewModel.isBarred ? qsTr("恢复使用") : qsTr("停用")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.switchBarred()
        }
    }
    Card {
        Layout.fillWidth: true
        visible: root._page === "pin"

        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: qsTr("请当面告诉%1。第一次登录时要换成自己的。").arg(root.viewModel.pinOf)
            font: Theme.body
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            objectName: "people_pin"
            textFormat: Text.PlainText
            text: root.viewModel.pin
            font: Theme.display
            color: Theme.ink

            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("新密码")
        }
    }
}
