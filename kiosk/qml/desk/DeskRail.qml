pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The sections of the desk, and at its foot what is one's own: language, type size, PIN, lock, leave.
// `folds`: it is a menu over everything, with a way to close it again.
Rectangle {
    id: root

    required property DeskViewModel viewModel
    property bool folds: false

    property bool _own: false
    readonly property int _columns: folds && !Theme.portrait ? 2 : 1
    readonly property var _sections: ({
            today: ["calendar_today", qsTr("今天")],
            assist: ["handshake", qsTr("帮人办")],
            calls: ["call", qsTr("打电话")],
            cases: ["search", qsTr("找件")],
            outbox: ["outbox", qsTr("待送达")],
            records: ["bar_chart", qsTr("报表")],
            settings: ["settings", qsTr("设置")],
            doctor: ["health_and_safety", qsTr("体检")],
            people: ["group", qsTr("人员")],
            audit: ["history", qsTr("操作记录")]
        })

    signal chosen

    color: Theme.rail

    component Group: GridLayout {
        Layout.fillWidth: true
        columns: root._columns
        columnSpacing: Theme.gapSmall
        rowSpacing: column.spacing
        uniformCellWidths: true
    }
    component Entry: DeskRailButton {
        Layout.fillWidth: true
    }

    TapHandler {
        enabled: root.folds
    }
    Flickable {
        id: view

        anchors.fill: parent
        anchors.margins: Theme.hair
        contentHeight: Math.max(height, column.implicitHeight)
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column

            width: view.width
            height: view.contentHeight
            spacing: Theme.compact || Theme.elder ? 0 : Theme.hair

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.hair
                spacing: Theme.gapSmall
                visible: !Theme.compact || root.folds

                Rectangle {
                    implicitWidth: Theme.px(48)
                    implicitHeight: Theme.px(48)
                    radius: Theme.radiusSmall
                    color: Theme.primary

                    Text {
                        anchors.centerIn: parent
                        textFormat: Text.PlainText
                        text: "乡"
                        font: Theme.bodyStrong
                        color: Theme.inkOnPrimary
                    }
                }
                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: qsTr("工作台")
                    font: Theme.leadStrong
                    color: Theme.inkOnPrimary

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                DeskRailButton {
                    objectName: "menu_close"
                    symbol: "close"
                    text: qsTr("关上")
                    visible: root.folds
                    onClicked: root.chosen()
                }
            }
            Group {
                visible: !root._own

                Repeater {
                    model: root.viewModel.rail

                    Entry {
                        id: entry

                        required property string name
                        required property int badge
                        required property bool isOpen

                        objectName: "section_" + name
                        symbol: root._sections[name][0]
                        text: root._sections[name][1]
                        count: badge
                        chosen: isOpen
                        onClicked: {
                            root.viewModel.goTo(entry.name);
                            root.chosen();
                        }
                    }
                }
            }
            DeskOwn {
                columns: root._columns
                rowSpacing: column.spacing
                viewModel: root.viewModel
                visible: root._own
            }
            Item {
                Layout.fillHeight: true
            }
            Group {
                Entry {
                    objectName: "desk_own"
                    symbol: root._own ? "arrow_back" : "person"
                    text: root._own ? qsTr("回到栏目") : root.viewModel.name
                    onClicked: root._own = !root._own
                }
                Entry {
                    objectName: "desk_lock"
                    symbol: "lock"
                    text: qsTr("锁屏")
                    onClicked: root.viewModel.lock()
                }
            }
        }
    }
}
