pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The ID number, typed on a pad, in the groups people read it in.
SceneFrame {
    id: root

    required property IdentityViewModel viewModel

    inView: digits
    onBack: viewModel.back()
    onNext: viewModel.next()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("您的身份证号码是多少？")
            detail: qsTr("公民身份号码，18 位，最后一位可能是字母 X")
        }
        ErrorCard {
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        GroupedDigits {
            id: digits

            objectName: "number"
            Layout.fillWidth: true
            value: root.viewModel.number
            groups: [6, 8, 4]
            labels: [qsTr("地区"), qsTr("出生年月日"), qsTr("末四位")]
            faulty: root.viewModel.headline !== ""
        }
        NoteCard {
            Layout.fillWidth: true
            symbol: "badge"
            headline: qsTr("带身份证了吗？")
            text: qsTr("放到读卡的地方，号码自动填好，不用按。")
            visible: root.viewModel.hasReader && !Theme.compact && !Theme.elder
        }
        Item {
            Layout.fillHeight: true
        }
    }

    pad: NumberPad {
        extra: "X"
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }
}
