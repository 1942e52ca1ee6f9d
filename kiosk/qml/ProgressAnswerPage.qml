pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// How the filing stands, in words; and what to do where nothing can be told here.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel
    required property bool isRated

    readonly property bool _found: viewModel.outcome === "found"
    readonly property FollowUpViewModel _followUp: viewModel.followUp
    readonly property bool _shows: viewModel.result === "open"
    readonly property bool _beside: Theme.compact && !Theme.narrow
    readonly property string _again: qsTr("请对着回执单再按一遍。还是没有，就请工作人员帮您查。")
    readonly property string _desk: qsTr("旁边的工作人员点“回工作台”，就能查。")
    readonly property string _staff: qsTr("请带上回执单和身份证，点右上角“找工作人员”，或者到窗口。")
    readonly property var _headlines: ({
            found: viewModel.title,
            unknown: qsTr("没有找到"),
            staff: qsTr("这个号码要请工作人员查"),
            failed: qsTr("现在查不了"),
            slip: viewModel.headline
        })
    readonly property var _details: ({
            unknown: _again,
            staff: Pace.assisted ? _desk : _staff,
            failed: viewModel.fault,
            slip: viewModel.fault
        })
    readonly property string _never: qsTr("这台机器还没有连上过县里。")
    readonly property string _last: qsTr("现在没有网。县里上一次来消息是 %1，后来的要等有网。").arg(viewModel.asOf)

    readonly property var _steps: ({
            correct: [qsTr("打开来改"), "edit_note"],
            supplement: [qsTr("拍照补上"), "photo_camera"],
            result: [qsTr("看结果"), "description"],
            home: [qsTr("知道了"), "check"]
        })
    readonly property var _withSlip: ({
            returned: qsTr("扫一下回执单上的“办事码”，就能在这里打开来改。没带，就到窗口，工作人员帮您改。"),
            supplement: qsTr("扫一下回执单上的“办事码”，就能在这里拍照补上。没带，就到窗口，工作人员帮您补。")
        })

    signal ratingRequested

    backText: qsTr("再查一个")
    backSymbol: "search"
    nextName: _followUp.way !== "" ? _followUp.way : _shows ? "result" : "home"
    nextText: _steps[nextName][0]
    nextSymbol: _steps[nextName][1]
    nextEnabled: !viewModel.isWaiting
    asideName: "rate"
    asideText: viewModel.canRate && !isRated && _followUp.way !== "supplement" ? qsTr("评一评") : ""
    asideSymbol: "star"
    onBack: viewModel.back()
    onAside: ratingRequested()
    onNext: {
        if (_followUp.way !== "")
            _followUp.begin();
        else if (_shows)
            viewModel.openResult();
        else
            viewModel.goHome();
    }

    TwoColumns {
        stacked: Theme.compact || Theme.narrow

        Heading {
            Layout.fillWidth: true
            objectName: "headline"
            text: root._headlines[root.viewModel.outcome] ?? ""
            detail: root._found ? root.viewModel.name : ""
        }
        NoteCard {
            objectName: "way_out"
            Layout.fillWidth: true
            symbol: "lightbulb"
            headline: qsTr("可以这样办")
            text: root._details[root.viewModel.outcome] ?? ""
            visible: !root._found && text !== ""
        }
        ErrorCard {
            objectName: "correction_fault"
            Layout.fillWidth: true
            headline: text === "" ? "" : qsTr("在这里办不了")
            text: root._followUp.fault
        }
        StatusCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
            visible: root._found
        }
        NoticeRow {
            Layout.fillWidth: true
            viewModel: root.viewModel.notice
        }
        NoteCard {
            objectName: "result_note"
            Layout.fillWidth: true
            calm: root._shows
            symbol: root._shows ? "description" : "qr_code_scanner"
            headline: root._shows ? qsTr("结果来了") : qsTr("结果来了，带回执单了吗？")
            text: root._shows ? qsTr("点“看结果”，在这里一页一页看，也能打印。") : qsTr("扫一下当时回执单上的“办事码”，就能在这里看、打印。没带，就到窗口。")
            visible: root._found && root.viewModel.result !== ""
        }
        NoteCard {
            objectName: "needs_slip"
            Layout.fillWidth: true
            symbol: "qr_code_scanner"
            headline: qsTr("带了当时的回执单吗？")
            text: root._withSlip[root.viewModel.status] ?? ""
            visible: root._found && root.viewModel.needsSlip
        }
        NoteCard {
            objectName: "as_of"
            Layout.fillWidth: true
            calm: true
            symbol: "cloud_off"
            headline: qsTr("可能不是最新的")
            text: root.viewModel.asOf === "" ? root._never : root._last
            visible: root._found && root.viewModel.isOffline
        }
        Item {
            Layout.fillHeight: !Theme.compact && !Theme.narrow
        }

        aside: Card {
            Layout.fillWidth: true
            visible: root._found

            GridLayout {
                Layout.fillWidth: true
                columns: root._beside ? 3 : 1
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Fact {
                    Layout.fillWidth: true
                    symbol: "receipt_long"
                    question: qsTr("回执单上的号码")
                    answer: root.viewModel.slipNumber
                    answerFont: root._beside ? Theme.smallStrong : Theme.bodyStrong
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "pin"
                    question: qsTr("办件编号")
                    answer: root.viewModel.caseNumber === "" ? qsTr("还没有，县里收到后就有") : root.viewModel.caseNumber
                    answerFont: root._beside ? Theme.smallStrong : Theme.bodyStrong
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "event"
                    question: qsTr("交上的时间")
                    answer: root.viewModel.made
                    answerFont: root._beside ? Theme.smallStrong : Theme.bodyStrong
                }
            }
            TouchButton {
                objectName: "withdraw"
                kind: TouchButton.Quiet
                symbol: "undo"
                text: qsTr("不办了，撤回")
                visible: root._followUp.canWithdraw
                onClicked: root._followUp.askWithdrawal()
            }
        }
    }
}
