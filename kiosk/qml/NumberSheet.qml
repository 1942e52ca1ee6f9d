pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The number of a document as far as it is typed, in the groups people read it in.
ColumnLayout {
    id: root

    required property IdentityViewModel viewModel

    property alias digits: digits

    readonly property bool _card: viewModel.document === "resident-id-card"
    readonly property bool _letters: viewModel.hasLetters
    readonly property bool _short: Theme.compact && _letters
    readonly property var _asks: ({
            own: qsTr("您的身份证号码是多少？"),
            guardian: qsTr("监护人的身份证号码是多少？"),
            absent: qsTr("申请人的身份证号码是多少？")
        })
    readonly property string _citizen: qsTr("公民身份号码，18 位，最后一位可能是字母 X")
    readonly property var _details: ({
            "household-register": qsTr("户口簿上孩子那一页的公民身份号码，18 位"),
            "residence-permit": qsTr("居住证正面的号码，18 位"),
            "permanent-residence-card": qsTr("18 位数字，或者 3 个字母加 12 位数字"),
            passport: qsTr("在有照片的那一页，字母和数字")
        })

    spacing: Theme.gap

    Heading {
        Layout.fillWidth: true
        text: root._card ? root._asks[root.viewModel.whose] : qsTr("证件上的号码是多少？")
        detail: root._short && Theme.elder ? "" : root._details[root.viewModel.document] ?? root._citizen
        font: root._short ? Theme.leadStrong : Theme.title
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
        groups: root.viewModel.groups
        labels: root._letters ? [] : [qsTr("地区"), qsTr("出生年月日"), qsTr("末四位")]
        faulty: root.viewModel.headline !== ""
    }
    NoteCard {
        Layout.fillWidth: true
        symbol: "badge"
        headline: qsTr("带身份证了吗？")
        text: qsTr("放到读卡的地方，号码自动填好，不用按。")
        visible: root.viewModel.hasReader && root._card && !Theme.compact && !Theme.elder
    }
    Item {
        Layout.fillHeight: true
    }
}
