pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// One paper: photographed here or brought along on a stick, then looked at. Doubts advise and never block.
SceneFrame {
    id: root

    required property MaterialViewModel viewModel

    readonly property bool _looks: viewModel.stage === "look"
    readonly property bool _lists: viewModel.stage === "folder"
    readonly property bool _shoots: viewModel.stage === "camera"
    readonly property string _step: viewModel.isRequired ? qsTr("材料 %1，共 %2 样") : qsTr("材料 %1，共 %2 样，可以不拍")
    readonly property string _take: viewModel.hasCamera ? qsTr("拍照") : viewModel.hasFolder ? qsTr("选照片") : ""
    readonly property string _flat: qsTr("把它平放在镜头下面，四个角都露出来，再点“拍照”")
    readonly property string _aim: viewModel.isDocument ? _flat : qsTr("对准了，拿稳，再点“拍照”")
    readonly property string _none: qsTr("这台机器现在不能拍照，请找工作人员")
    readonly property string _plug: viewModel.hasFolder ? qsTr("插好存照片的 U 盘，再点“选照片”") : _none
    readonly property string _words: viewModel.hasCamera ? _aim : _plug
    readonly property string _missing: Theme.narrow ? qsTr("没带") : qsTr("没带这一样")
    readonly property string _skip: Theme.narrow ? qsTr("先跳过") : qsTr("没带，先跳过")
    readonly property string _source: viewModel.hasCamera ? "photo_camera" : "usb"

    stepText: _step.arg(viewModel.step).arg(viewModel.steps)
    stepIndex: viewModel.step
    stepCount: viewModel.steps
    backText: _lists ? qsTr("回去拍") : qsTr("上一步")
    nextName: _looks ? "use" : "take"
    nextText: _looks ? qsTr("就用这张") : !_shoots ? "" : viewModel.isBusy ? qsTr("正在看…") : _take
    nextSymbol: _looks ? "arrow_forward" : viewModel.isBusy ? "hourglass_top" : _source
    nextEnabled: !viewModel.isBusy
    asideName: _looks ? "retake" : "skip"
    asideText: _looks ? qsTr("重拍一张") : !_shoots ? "" : viewModel.isRequired ? _missing : _skip
    asideSymbol: _looks ? "photo_camera" : "remove"
    onBack: viewModel.back()
    onAside: _looks ? viewModel.retake() : viewModel.skip()
    onNext: _looks ? viewModel.use() : viewModel.hasCamera ? viewModel.take() : viewModel.openFolder()

    TwoColumns {
        stacked: Theme.portrait || root._lists

        aside: [
            PhotoChecks {
                Layout.fillWidth: true
                dark: root.viewModel.dark
                blurred: root.viewModel.blurred
                visible: root._looks
            },
            NoteCard {
                Layout.fillWidth: true
                symbol: "lightbulb"
                headline: qsTr("字看得清就能用")
                text: qsTr("看不清，就挪到亮的地方，拿稳了重拍。")
                visible: root._looks && !Theme.compact
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
                text: qsTr("用 U 盘里的照片")
                enabled: !root.viewModel.isBusy
                visible: root.viewModel.hasFolder && root.viewModel.hasCamera && root._shoots
                onClicked: root.viewModel.openFolder()
            }
        ]

        Heading {
            Layout.fillWidth: true
            text: root._looks ? qsTr("%1：看得清吗？").arg(root.viewModel.label) : root.viewModel.label
            detail: root._looks ? "" : root._lists ? qsTr("点要用的那一张") : root.viewModel.hint
            font: Theme.compact ? Theme.leadStrong : Theme.title
        }
        ErrorCard {
            objectName: "fault"
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.fault
        }
        NoteCard {
            objectName: "missed"
            Layout.fillWidth: true
            symbol: "lightbulb"
            headline: qsTr("有了这一样才能交")
            text: qsTr("没带的话，请问问工作人员，看能不能先收下、以后再补。")
            visible: root.viewModel.isMissed
        }
        PhotoView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.px(Theme.tight ? 180 : 240)
            Layout.preferredHeight: Theme.portrait ? width * 0.75 : implicitHeight
            photo: root.viewModel.photo
            framed: root._shoots && root.viewModel.isDocument && root.viewModel.hasCamera
            words: root._words
            visible: !root._lists
        }
        PhotoGrid {
            Layout.fillWidth: true
            files: root.viewModel.files
            visible: root._lists
            onPicked: place => root.viewModel.pick(place)
        }
    }
}
