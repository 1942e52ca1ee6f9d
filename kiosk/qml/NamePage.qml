pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The name, typed.
SceneFrame {
    id: root

    required property IdentityViewModel viewModel

    readonly property bool _tight: Theme.compact && Theme.elder && !Theme.portrait
    readonly property bool _card: viewModel.document === "resident-id-card"
    readonly property var _asks: ({
            own: qsTr("您叫什么名字？"),
            guardian: qsTr("监护人叫什么名字？"),
            absent: qsTr("申请人叫什么名字？")
        })
    readonly property string _detail: _card ? qsTr("和身份证上的姓名一样") : qsTr("和证件上的姓名一样")

    asideName: "other_document"
    asideSymbol: "id_card"
    asideText: _card ? qsTr("用别的证件") : qsTr("换一种证件")
    onAside: viewModel.useOther()
    inView: field
    onBack: viewModel.back()
    onNext: viewModel.next()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root._asks[root.viewModel.whose]
            detail: root._tight ? "" : root._detail
            font: root._tight ? Theme.leadStrong : Theme.title
        }
        ErrorCard {
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        TextField {
            id: field

            objectName: "name"
            Layout.fillWidth: true
            text: root.viewModel.name
            faulty: root.viewModel.headline !== ""
            onTextChanged: root.viewModel.setName(text)

            Accessible.name: qsTr("姓名")

            focus: true
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "badge"
            headline: qsTr("带身份证了吗？")
            text: qsTr("放到读卡的地方，姓名自动填好，不用打字。")
            visible: root.viewModel.hasReader && root._card && !Theme.tight
        }
    }

    tray: Keyboard {
        target: field
    }
}
