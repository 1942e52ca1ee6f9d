pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Service items to choose from: those of a topic, or those that the typed words find.
SceneFrame {
    id: root

    required property ServicesViewModel viewModel

    readonly property string _beside: qsTr("换个说法试试，或者按类找。还找不到，就问旁边的工作人员。")
    readonly property string _alone: qsTr("换个说法试试，或者按类找。还找不到，就点右上角“找工作人员”。")
    readonly property bool _typing: viewModel.isSearching && field.activeFocus

    backText: qsTr("返回")
    nextText: ""
    offersChoices: true
    asideText: _typing ? qsTr("收起键盘") : ""
    asideSymbol: "keyboard_hide"
    asideName: "hide_keyboard"
    inView: field.visible ? field : null
    onBack: viewModel.back()
    onAside: {
        viewModel.keep();
        PinyinEngine.drop();
        root.forceActiveFocus();
    }

    ColumnLayout {
        spacing: Theme.gap

        // Letters that are no characters yet: initials are searched for as they are.
        Connections {
            target: PinyinEngine

            function onSyllablesChanged(): void {
                if (root._typing)
                    root.viewModel.spell(PinyinEngine.syllables);
            }
        }
        Heading {
            readonly property string _events: qsTr("一件事，一次办好")

            Layout.fillWidth: true
            text: root.viewModel.isSearching ? qsTr("想办什么事？") : root.viewModel.isEvents ? _events : root.viewModel.topic
            visible: !(root._typing && (Theme.compact || Theme.elder))
        }
        TextField {
            id: field

            objectName: "query"
            Layout.fillWidth: true
            placeholderText: qsTr("写几个字，比如：津贴、身份证、gljt")
            text: root.viewModel.query
            visible: root.viewModel.isSearching
            onTextChanged: root.viewModel.setQuery(text)

            function _begin(): void {
                if (visible && text === "")
                    forceActiveFocus();
            }

            onVisibleChanged: _begin()
            Component.onCompleted: _begin()
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.narrow ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: root.viewModel.findsNothing

            NoteCard {
                Layout.fillWidth: true
                symbol: "search"
                headline: qsTr("没有找到这样的事")
                text: Pace.assisted ? root._beside : root._alone
            }
            TouchButton {
                objectName: "to_topics"
                symbol: "apps"
                text: qsTr("按类找")
                onClicked: root.viewModel.back()
            }
        }
        Heading {
            Layout.fillWidth: true
            text: qsTr("大家常办的是这些")
            font: Theme.leadStrong
            visible: root.viewModel.findsNothing && root.viewModel.rows.count > 0
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: Theme.narrow ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                model: root.viewModel.rows

                Tile {
                    required property string code
                    required property string title
                    required property string summary
                    required property bool isEvent

                    objectName: (isEvent ? "event_" : "service_") + code
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    text: title
                    detail: summary
                    leads: true
                    warm: isEvent
                    onClicked: isEvent ? root.viewModel.chooseEvent(code) : root.viewModel.choose(code)
                }
            }
            Item {
                Layout.fillWidth: true
                visible: root.viewModel.rows.count === 1
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }

    tray: Keyboard {
        target: field
        visible: root._typing
    }
}
