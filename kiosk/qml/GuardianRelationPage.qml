pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What the guardian is to the child.
SceneFrame {
    id: root

    required property GuardianViewModel viewModel

    readonly property var _names: ({
            father: qsTr("爸爸"),
            mother: qsTr("妈妈"),
            grandparent: qsTr("爷爷奶奶、外公外婆"),
            other: qsTr("别的监护人")
        })
    readonly property var _details: ({
            grandparent: qsTr("当了监护人的"),
            other: qsTr("村里、居委会或者法院定下来的")
        })

    readonly property string _why: qsTr("孩子不满 14 岁，要监护人同意")
    readonly property string _whose: qsTr("%1不满 14 岁，要监护人同意").arg(viewModel.child)

    offersChoices: true
    asideName: "not_guardian"
    asideSymbol: "family_restroom"
    asideText: viewModel.mayBeAnother ? qsTr("我不是监护人") : ""
    onBack: viewModel.back()
    onNext: viewModel.next()
    onAside: viewModel.call()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: qsTr("您是孩子的什么人？")
            detail: root.viewModel.child === "" ? root._why : root._whose
        }
        ErrorCard {
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.narrow ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                model: root.viewModel.relations

                ChoiceCard {
                    required property string modelData

                    objectName: "guardian_" + modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    implicitHeight: Math.max(Theme.choiceHeight / 2, topPadding + implicitContentHeight + bottomPadding)
                    multiple: false
                    chosen: root.viewModel.relation === modelData
                    text: root._names[modelData]
                    detail: root._details[modelData] ?? ""
                    onClicked: root.viewModel.choose(modelData)
                }
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: NoteCard {
            Layout.fillWidth: true
            symbol: "info"
            headline: qsTr("为什么问这个？")
            text: qsTr("法律护着孩子的信息：不满 14 岁的，要监护人单独同意才能用。")
        }
    }
}
