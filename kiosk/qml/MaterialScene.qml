pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// One paper: photographed here or brought along on a stick, then looked at. Doubts advise and never block.
SceneFrame {
    id: root

    required property MaterialViewModel viewModel

    readonly property string _stage: viewModel.stage
    readonly property bool _looks: viewModel.stage === "look"
    readonly property bool _held: viewModel.stage === "held"
    readonly property bool _lists: viewModel.stage === "folder"
    readonly property bool _shoots: viewModel.stage === "camera"
    readonly property bool _crops: viewModel.stage === "crop"
    readonly property string _step: viewModel.isRequired ? qsTr("材料 %1，共 %2 样") : qsTr("材料 %1，共 %2 样，可以不拍")
    readonly property string _take: viewModel.hasCamera ? qsTr("拍照") : viewModel.hasFolder ? qsTr("选照片") : ""
    readonly property string _flat: qsTr("把它平放在镜头下面，四个角都露出来，再点“拍照”")
    readonly property string _dark: qsTr("镜头前面很暗。请开灯，看看镜头有没有被挡住")
    readonly property string _aim: Lens.dark ? _dark : viewModel.isDocument ? _flat : qsTr("对准了，拿稳，再点“拍照”")
    readonly property string _beside: qsTr("没带的话，和旁边的工作人员说一声，带来了再交。")
    readonly property string _alone: qsTr("没带的话，请问问工作人员，看能不能先收下、以后再补。")
    readonly property string _none: qsTr("这台机器现在不能拍照，请找工作人员")
    readonly property string _plug: viewModel.hasFolder ? qsTr("插好存照片的 U 盘，再点“选照片”") : _none
    readonly property string _show: Lens.dark || !viewModel.isDocument ? _aim : qsTr("四个角都露出来，再点“拍照”")
    readonly property string _words: !viewModel.hasCamera ? _plug : Lens.source === "" ? _aim : _show
    readonly property string _missing: Theme.narrow ? qsTr("没带") : qsTr("没带这一样")
    readonly property string _skip: Theme.narrow ? qsTr("先跳过") : qsTr("没带，先跳过")
    readonly property string _pick: viewModel.showsPages ? qsTr("点要用的那一页") : qsTr("点要用的那一张")
    readonly property string _clear: qsTr("%1：看得清吗？")
    readonly property string _drag: qsTr("把四个圆圈拖到纸的四个角上")
    readonly property string _faultHead: viewModel.headline || (_shoots && viewModel.hasCamera ? Lens.headline : "")
    // The camera gives no picture: the card above says why, and an empty table would only mislead.
    readonly property bool _blind: _shoots && viewModel.hasCamera && Lens.headline !== ""
    readonly property real _paper: Theme.height - Theme.headerHeight - Theme.footerHeight - Theme.px(150)
    readonly property real _cropHeight: Theme.portrait ? Theme.width : Math.max(Theme.px(240), _paper)
    readonly property string _ready: _held ? qsTr("下一步") : qsTr("就用这张")
    readonly property string _again: _held ? qsTr("不用它，重新拍") : qsTr("重拍一张")
    readonly property string _busy: viewModel.isBusy ? qsTr("正在看…") : ""
    readonly property string _source: viewModel.hasCamera ? "photo_camera" : "usb"

    stepText: _step.arg(viewModel.step).arg(viewModel.steps)
    stepIndex: viewModel.step
    stepCount: viewModel.steps
    backText: _crops ? qsTr("不改了") : _lists ? qsTr("回去拍") : qsTr("上一步")
    nextName: _crops ? "straighten" : _looks || _held ? "use" : "take"
    nextText: _crops ? qsTr("就这样裁") : _lists ? _busy : _busy || (_looks || _held ? _ready : _take)
    nextSymbol: viewModel.isBusy ? "hourglass_top" : _crops ? "crop" : _looks || _held ? "arrow_forward" : _source
    nextEnabled: !viewModel.isBusy
    asideName: _crops ? "whole" : _looks ? "retake" : _held ? "bring" : "skip"
    asideText: _crops ? qsTr("不裁") : _looks || _held ? _again : !_shoots ? "" : viewModel.isRequired ? _missing : _skip
    asideSymbol: _crops ? "image" : _looks || _held ? "photo_camera" : "remove"
    on_StageChanged: toTop()
    on_FaultHeadChanged: toTop()
    onBack: viewModel.back()
    onAside: {
        if (_crops)
            viewModel.wholePicture();
        else if (_looks)
            viewModel.retake();
        else if (_held)
            viewModel.remove();
        else
            viewModel.skip();
    }
    onNext: {
        if (_crops)
            viewModel.straighten();
        else if (_looks || _held)
            viewModel.use();
        else if (viewModel.hasCamera)
            viewModel.take();
        else
            viewModel.openFolder();
    }

    TwoColumns {
        stacked: Theme.narrow || root._lists || root._crops

        aside: [
            PhotoChecks {
                Layout.fillWidth: true
                dark: root.viewModel.dark
                blurred: root.viewModel.blurred
                cutOff: root.viewModel.cutOff
                sheet: root.viewModel.isDocument
                visible: root._looks
            },
            NoteCard {
                Layout.fillWidth: true
                symbol: "lightbulb"
                headline: qsTr("字看得清就能用")
                text: qsTr("看不清，就挪到亮的地方，拿稳了重拍。")
                visible: root._looks && !Theme.compact
            },
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gapSmall
                visible: root._looks

                TouchButton {
                    objectName: "adjust"
                    Layout.fillWidth: true
                    kind: TouchButton.Quiet
                    symbol: "crop"
                    text: qsTr("拉正边角")
                    enabled: !root.viewModel.isBusy
                    onClicked: root.viewModel.adjust()
                }
                TouchButton {
                    objectName: "turn"
                    Layout.fillWidth: true
                    kind: TouchButton.Quiet
                    symbol: "rotate_right"
                    text: qsTr("转一下")
                    enabled: !root.viewModel.isBusy
                    onClicked: root.viewModel.turn()
                }
            },
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.compact ? 1 : 2
                columnSpacing: Theme.gapSmall
                rowSpacing: Theme.gap
                visible: root._looks

                TouchButton {
                    objectName: "swap"
                    Layout.fillWidth: true
                    kind: TouchButton.Quiet
                    symbol: "sync"
                    text: qsTr("和第 %1 页对调").arg(root.viewModel.swapWith)
                    enabled: !root.viewModel.isBusy
                    visible: root.viewModel.swapWith > 0
                    onClicked: root.viewModel.swap()
                }
                TouchButton {
                    objectName: "delete"
                    Layout.fillWidth: true
                    kind: TouchButton.Quiet
                    symbol: "delete"
                    text: qsTr("删掉这张")
                    enabled: !root.viewModel.isBusy
                    onClicked: root.viewModel.remove()
                }
            },
            NoteCard {
                Layout.fillWidth: true
                symbol: "help"
                headline: qsTr("拍了做什么？")
                text: root.viewModel.guidance
                visible: text !== "" && root._shoots
            },
            TouchButton {
                objectName: "folder"
                Layout.fillWidth: true
                symbol: "usb"
                text: Theme.tight ? qsTr("用 U 盘") : qsTr("用 U 盘里的照片")
                enabled: !root.viewModel.isBusy
                visible: root.viewModel.hasFolder && root.viewModel.hasCamera && root._shoots
                onClicked: root.viewModel.openFolder()
            },
            TouchButton {
                objectName: "put_off"
                Layout.fillWidth: true
                kind: TouchButton.Quiet
                symbol: "bookmark"
                text: Theme.tight ? qsTr("下次再填") : qsTr("存起来，下次再填")
                visible: root.viewModel.canPutOff && !root._lists && !root._crops
                onClicked: root.viewModel.putOff()
            }
        ]

        Heading {
            Layout.fillWidth: true
            text: root._crops ? root._drag : root._looks ? root._clear.arg(root.viewModel.label) : root.viewModel.label
            detail: root._looks || root._crops ? "" : root._lists ? root._pick : root.viewModel.hint
            font: Theme.compact ? Theme.leadStrong : Theme.title
        }
        ErrorCard {
            objectName: "fault"
            Layout.fillWidth: true
            headline: root._faultHead
            text: root.viewModel.headline === "" ? Lens.fault : root.viewModel.fault
        }
        NoteCard {
            objectName: "missed"
            Layout.fillWidth: true
            symbol: "lightbulb"
            headline: qsTr("有了这一样才能交")
            text: Pace.assisted ? root._beside : root._alone
            visible: root.viewModel.isMissed && root._shoots
        }
        HeldCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: !root._lists && !root._crops && !root._blind && !root._held

            PageStrip {
                Layout.alignment: Qt.AlignTop
                pages: root.viewModel.pages
                visible: root.viewModel.pages.count > 0
                onPicked: place => root.viewModel.openPage(place)
            }
            PhotoView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.px(Theme.tight ? 180 : 240)
                Layout.preferredHeight: Theme.portrait ? width * 0.75 : implicitHeight
                Layout.maximumHeight: Theme.portrait ? Theme.height : Math.max(Theme.px(240), root._paper - Theme.gap)
                photo: root.viewModel.photo
                framed: root._shoots && root.viewModel.isDocument && root.viewModel.hasCamera
                live: root._shoots
                words: root._words
            }
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: root._cropHeight
            active: root._crops
            visible: active
            sourceComponent: CropView {
                photo: root.viewModel.shot
                corners: root.viewModel.corners
                onMoved: (place, x, y) => root.viewModel.moveCorner(place, x, y)
            }
        }
        PhotoGrid {
            Layout.fillWidth: true
            files: root.viewModel.files
            visible: root._lists
            onPicked: place => root.viewModel.pick(place)
        }
    }
}
