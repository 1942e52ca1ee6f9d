pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// An invitation for whoever comes by. Any touch begins; so does a language.
Rectangle {
    id: root

    required property AttractViewModel viewModel

    readonly property bool _tall: Theme.portrait && !Theme.elder
    readonly property bool _told: notices.visible || urgent.visible
    readonly property bool _wide: Theme.elder && !Theme.portrait
    readonly property bool _promised: urgent.visible || (Theme.elder && notices.visible) ? _tall : !_wide

    // Whether there is room for little: large type on a small screen or beside much that is told, or one way more.
    readonly property bool _full: _wide && notices.visible && urgent.visible
    readonly property bool _scant: Theme.tight || _full || (viewModel.canResume && !_tall && (_wide || _told))

    readonly property string _start: qsTr("点一下屏幕就开始，一步一步带着您办。")
    readonly property string _how: viewModel.isOut ? qsTr("查进度照常。") : _start

    color: Theme.ground

    component Promise: RowLayout {
        id: promise

        required property string symbol
        required property string text

        Layout.fillWidth: true
        spacing: Theme.gap

        Rectangle {
            implicitWidth: Theme.badge
            implicitHeight: Theme.badge
            radius: Theme.badge / 2
            color: Theme.primarySoft

            Icon {
                anchors.centerIn: parent
                name: promise.symbol
                tint: Theme.primary
                size: Theme.iconLarge
            }
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: promise.text
            font: Theme.body
            color: Theme.ink
            lineHeight: Theme.lineHeight
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
        onTapped: root.viewModel.begin()
    }
    ColumnLayout {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -(foot.height + Theme.gap) / 2
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(1240))
        spacing: root._scant ? Theme.gap : Theme.gapSection

        Heading {
            Layout.fillWidth: true
            text: root.viewModel.isOut ? qsTr("这台机器暂时办不了事") : qsTr("您好，来办事吗？")
            font: root._scant && root._told ? Theme.title : Theme.display
            detail: root._scant && root._told ? "" : root._how
        }
        HoursLine {
            Layout.fillWidth: true
            hours: root._scant && root._told ? "" : root.viewModel.hours
        }
        NoteCard {
            id: urgent

            objectName: "urgent"
            Layout.fillWidth: true
            symbol: "warning"
            headline: root.viewModel.urgentTitle
            text: root._scant && notices.visible ? "" : root.viewModel.urgentText
            visible: headline !== ""
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait ? 1 : 3
            columnSpacing: Theme.gapLarge
            rowSpacing: Theme.gap
            uniformCellWidths: true
            visible: !root.viewModel.isOut && !root._scant && root._promised

            Promise {
                symbol: "touch_app"
                text: qsTr("一页只问一件事，随时能回头改")
            }
            Promise {
                symbol: "cloud_off"
                text: qsTr("没有网也能办，联网后自动送达")
            }
            Promise {
                symbol: "receipt_long"
                text: qsTr("办完拿回执单，凭号码查进度")
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            TouchButton {
                objectName: "begin"
                Layout.fillWidth: true
                Layout.columnSpan: root.viewModel.canResume && !Theme.portrait ? 2 : 1
                implicitHeight: root._scant ? Theme.touchPrimary : Theme.px(120)
                kind: TouchButton.Primary
                symbol: "arrow_forward"
                symbolAfter: true
                text: root.viewModel.isOut ? qsTr("看看怎么办") : qsTr("开始办事")
                onClicked: root.viewModel.begin()
            }
            TouchButton {
                objectName: "resume_open"
                Layout.fillWidth: true
                implicitHeight: root._scant ? Theme.touchPrimary : Theme.px(120)
                symbol: "restart_alt"
                text: qsTr("刚才没办完的，还能接着办")
                visible: root.viewModel.canResume
                onClicked: root.viewModel.resume()
            }
            TouchButton {
                objectName: "begin_other"
                Layout.fillWidth: Theme.portrait
                Layout.minimumWidth: Theme.px(320)
                implicitHeight: root._scant ? Theme.touchPrimary : Theme.px(120)
                symbol: "translate"
                text: qsTr("Start in English", "the other language, in its own words")
                onClicked: root.viewModel.beginInOther()
            }
        }
    }
    Timer {
        interval: 60000
        repeat: true
        running: root.visible
        onTriggered: root.viewModel.look()
    }
    RowLayout {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(1240))
        spacing: Theme.gap

        StaffNotices {
            id: notices

            Layout.fillWidth: true
            notices: root.viewModel.notices
        }
        Item {
            Layout.fillWidth: true
            visible: !notices.visible
        }
        TouchButton {
            objectName: "desk_open"
            Layout.alignment: Qt.AlignBottom
            kind: TouchButton.Quiet
            symbol: "badge"
            text: qsTr("工作人员")
            onClicked: Pace.viewModel.openDesk()
        }
    }
}
