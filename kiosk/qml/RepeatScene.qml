pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Who or what was named so far: change, take out, one more, or go on.
SceneFrame {
    id: root

    required property RepeatViewModel viewModel

    readonly property bool _some: viewModel.instances.count > 0

    stepText: qsTr("第 %1 题，共 %2 题").arg(viewModel.step).arg(viewModel.steps)
    stepIndex: viewModel.step
    stepCount: viewModel.steps
    nextText: viewModel.isChanging ? qsTr("改好了") : _some ? qsTr("没有了，下一步") : qsTr("没有，下一步")
    asideName: "put_off"
    asideText: !viewModel.canPutOff ? "" : Theme.narrow ? qsTr("先存着") : qsTr("存起来，下次再填")
    onAside: viewModel.putOff()
    onBack: viewModel.back()
    onNext: viewModel.next()

    TwoColumns {
        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "groups"
            headline: qsTr("一个一个来")
            text: qsTr("加一个，填完那几道题，会回到这一页，可以再加。填错了能改，多了能删。")
        }

        Heading {
            Layout.fillWidth: true
            text: root.viewModel.label
            detail: root.viewModel.hint
        }
        Card {
            Layout.fillWidth: true
            padding: Theme.gap
            spacing: Theme.hair
            visible: root._some

            Repeater {
                model: root.viewModel.instances

                ColumnLayout {
                    id: row

                    required property int index
                    required property string ref
                    required property int place
                    required property string label

                    readonly property string name: label === "" ? qsTr("第 %1 个，还没填完").arg(place) : label

                    Layout.fillWidth: true
                    spacing: Theme.hair

                    Rectangle {
                        Layout.fillWidth: true
                        implicitHeight: Theme.hairline
                        color: Theme.lineSoft
                        visible: row.index > 0
                    }
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.gapSmall

                        Text {
                            Layout.fillWidth: true
                            textFormat: Text.PlainText
                            text: row.name
                            font: Theme.leadStrong
                            color: Theme.ink
                            wrapMode: Text.Wrap

                            Accessible.role: Accessible.StaticText
                            Accessible.name: text
                        }
                        TouchButton {
                            objectName: "change_" + row.place
                            kind: TouchButton.Quiet
                            symbol: "edit"
                            text: qsTr("改")
                            onClicked: root.viewModel.open(row.ref)
                        }
                        TouchButton {
                            objectName: "remove_" + row.place
                            kind: TouchButton.Quiet
                            symbol: "delete"
                            text: qsTr("删")
                            visible: root.viewModel.canRemove
                            onClicked: root.viewModel.remove(row.ref)
                        }
                    }
                }
            }
        }
        TouchButton {
            objectName: "add"
            symbol: "add"
            text: root._some ? qsTr("再加一个") : qsTr("加一个")
            visible: root.viewModel.canAdd
            onClicked: root.viewModel.add()
        }
        Text {
            objectName: "cannot_add"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.viewModel.cannotAdd
            font: Theme.body
            color: Theme.inkSoft
            wrapMode: Text.Wrap
            visible: text !== ""

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
