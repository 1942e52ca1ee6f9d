pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A reason in the person's own words.
SceneFrame {
    id: root

    required property RatingViewModel viewModel

    readonly property bool _tight: !Theme.portrait && (Theme.compact || Theme.elder)

    nextText: qsTr("写好了")
    nextSymbol: "check"
    inView: field.line
    onBack: PinyinEngine.finish()
    onNext: PinyinEngine.finish()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            font: root._tight ? Theme.leadStrong : Theme.title
            text: qsTr("想怎么说就怎么写")
        }
        TextBox {
            id: field

            objectName: "words"
            Layout.fillWidth: true
            text: root.viewModel.words
            onTextChanged: root.viewModel.setWords(text)

            Accessible.name: qsTr("不满意的原因")

            Component.onCompleted: forceActiveFocus()
        }
        Item {
            Layout.fillHeight: true
        }
    }

    tray: Keyboard {
        target: field
    }
}
