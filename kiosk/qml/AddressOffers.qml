pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// An address that is known already, as one touch for several questions; the same touch gives it back.
ColumnLayout {
    id: root

    required property OffersViewModel viewModel

    spacing: Theme.gap
    visible: offers.count > 0

    Repeater {
        id: offers

        model: root.viewModel.addresses

        ChoiceCard {
            required property int index
            required property string source
            required property string words
            required property bool isWhole
            required property bool isTaken

            objectName: "address_" + index
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(112), topPadding + implicitContentHeight + bottomPadding)
            multiple: true
            chosen: isTaken
            symbol: source === "card" ? "id_card" : "edit_note"
            text: source === "card" ? qsTr("和我的身份证上一样") : qsTr("和前面填的一样")
            detail: isWhole ? words : qsTr("%1。后面的请您接着选。").arg(words)
            onClicked: root.viewModel.take(index)
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: qsTr("不一样的，在下面选")
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
