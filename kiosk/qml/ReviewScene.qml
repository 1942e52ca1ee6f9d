pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Everything as it was understood, each answer with where it came from and a way to change it.
SceneFrame {
    id: root

    required property ReviewViewModel viewModel

    readonly property string _beside: qsTr("没有写明要改哪里。不清楚就问旁边的工作人员。")
    readonly property string _alone: qsTr("没有写明要改哪里。不清楚就点右上角“找工作人员”。")
    readonly property bool _corrects: viewModel.follows === "correction"
    readonly property bool _supplements: viewModel.follows === "supplement"

    nextText: qsTr("都对，去签字")
    nextSymbol: "draw"
    onBack: viewModel.back()
    onNext: viewModel.next()

    TwoColumns {
        aside: [
            NoteCard {
                Layout.fillWidth: true
                symbol: "draw"
                headline: qsTr("签了字会怎样")
                text: qsTr("申请就在这台机器里封好存住。没有网也不会丢，有网自动送到县里。")
            },
            NoteCard {
                Layout.fillWidth: true
                calm: true
                symbol: "schedule"
                headline: qsTr("多久有答复")
                text: qsTr("办理单位收到后 %n 个工作日内答复。", "", root.viewModel.days)
                visible: root.viewModel.days > 0
            }
        ]

        NoteCard {
            objectName: "clerks_note"
            Layout.fillWidth: true
            symbol: "edit_note"
            headline: root._supplements ? qsTr("办理单位请您补材料") : qsTr("办理单位请您改")
            text: root.viewModel.note !== "" ? root.viewModel.note : Pace.assisted ? root._beside : root._alone
            visible: root._corrects || root._supplements && root.viewModel.note !== ""
        }
        Heading {
            Layout.fillWidth: true
            text: root._corrects ? qsTr("改好了，再签一次字") : root._supplements ? qsTr("补好了，再签一次字") : qsTr("签字前，请看一遍")
            detail: qsTr("%1，哪里不对就点“改”").arg(root.viewModel.title)
        }
        ErrorCard {
            objectName: "fault"
            Layout.fillWidth: true
            headline: root.viewModel.fault === "" ? "" : qsTr("还有一处填不了，请找工作人员")
            text: root.viewModel.fault
        }
        Card {
            Layout.fillWidth: true
            padding: Theme.gap
            spacing: 0

            Repeater {
                model: root.viewModel.rows

                ReviewLine {
                    Layout.fillWidth: true
                    onChangeRequested: root.viewModel.change(ref)
                    onHeldChanged: root.viewModel.hold(held ? ref : "")
                }
            }
        }
    }
}
