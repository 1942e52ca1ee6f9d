pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The card does the typing.
SceneFrame {
    id: root

    required property IdentityViewModel viewModel

    readonly property var _asks: ({
            own: qsTr("请把身份证放到读卡的地方"),
            guardian: qsTr("请放监护人的身份证"),
            absent: qsTr("请放申请人的身份证")
        })
    readonly property bool _told: viewModel.readerFault !== "" || viewModel.headline !== ""

    nextText: ""
    asideName: "type_instead"
    asideSymbol: "keyboard"
    asideText: qsTr("没带身份证，自己填")
    onBack: viewModel.back()
    onAside: viewModel.typeInstead()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root._asks[root.viewModel.whose]
            detail: root._told && Theme.tight ? "" : qsTr("放好别动，读到了就自动往下走，姓名和号码不用您写。")
        }
        NoteCard {
            objectName: "reader_fault"
            Layout.fillWidth: true
            symbol: "info"
            headline: qsTr("读卡器没读到")
            text: root.viewModel.readerFault
            visible: root.viewModel.readerFault !== ""
        }
        ErrorCard {
            objectName: "refused"
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: Theme.px(Theme.tight ? 200 : 280)
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.elder ? Theme.border : Theme.hairline
            border.color: Theme.lineSoft

            ColumnLayout {
                anchors.centerIn: parent
                spacing: Theme.gap

                Icon {
                    Layout.alignment: Qt.AlignHCenter
                    name: "badge"
                    tint: Theme.primary
                    size: Theme.px(Theme.tight ? 72 : 120)
                }
                Icon {
                    Layout.alignment: Qt.AlignHCenter
                    name: "arrow_downward"
                    visible: !Theme.tight
                    tint: Theme.primary
                    size: Theme.iconLarge
                }
                Text {
                    Layout.alignment: Qt.AlignHCenter
                    textFormat: Text.PlainText
                    text: qsTr("正在等身份证…")
                    font: Theme.leadStrong
                    color: Theme.ink

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "help"
            headline: qsTr("为什么要看身份证？")
            text: qsTr("要知道是谁在办，也省得您打字。身份证不会被机器收走，办完请记得拿。")
        }
    }
}
