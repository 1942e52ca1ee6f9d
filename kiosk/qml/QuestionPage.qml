pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// One question: what is asked, what does not fit, its control, and beside it the pad or the reason.
SceneFrame {
    id: root

    required property QuestionViewModel viewModel

    readonly property string _kind: viewModel.kind
    readonly property bool _dated: _kind === "date" || _kind === "dateTime"
    readonly property bool _wide: _kind === "dateTime"
    readonly property bool _pads: viewModel.usesPad
    readonly property bool _writes: viewModel.usesKeyboard
    readonly property bool _asks: _kind !== "note" && _kind !== "acknowledge"
    readonly property string _step: viewModel.isRequired || !_asks ? qsTr("第 %1 题，共 %2 题") : qsTr("第 %1 题，共 %2 题，可以不填")
    readonly property bool _tight: _writes && !Theme.portrait && (Theme.compact || Theme.elder)

    readonly property NumberPad _pad: NumberPad {
        extra: root._kind === "idNumber" ? "X" : root._kind === "decimal" ? "." : ""
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }

    pad: _pads ? _pad : null
    inView: _pads || _writes ? control.inView : null
    stepText: _step.arg(viewModel.step).arg(viewModel.steps)
    stepIndex: viewModel.step
    stepCount: _tight ? 0 : viewModel.steps
    nextText: viewModel.isChanging ? qsTr("改好了") : _kind === "acknowledge" ? qsTr("知道了") : qsTr("下一步")
    asideName: "put_off"
    asideText: !viewModel.canPutOff ? "" : Theme.narrow ? qsTr("先存着") : qsTr("存起来，下次再填")
    onAside: {
        PinyinEngine.finish();
        viewModel.putOff();
    }
    onBack: {
        PinyinEngine.finish();
        viewModel.back();
    }
    onNext: {
        PinyinEngine.finish();
        viewModel.next();
    }

    Component.onCompleted: if (_writes)
        control.field.forceActiveFocus()

    tray: Loader {
        width: root.width
        active: root._writes && control.field !== null
        sourceComponent: Keyboard {
            target: control.field
            way: root._kind === "creditCode" || root._kind === "code" ? Keyboard.Latin : Keyboard.Pinyin
        }
    }

    TwoColumns {
        stacked: root._tight || root._pads || root._wide || (root._dated ? Theme.portrait : Theme.narrow)

        aside: [
            DateReading {
                Layout.fillWidth: true
                visible: root._dated && (!root._wide || Theme.portrait)
                viewModel: root.viewModel.date
                clock: root.viewModel.time.words
            },
            NoteCard {
                Layout.fillWidth: true
                symbol: "help"
                headline: qsTr("为什么问这个？")
                styled: true
                name: root.viewModel.guidance
                text: root.viewModel.guidanceText
                visible: text !== ""
            }
        ]

        Text {
            Layout.fillWidth: true
            Layout.bottomMargin: -Theme.gapSmall
            textFormat: Text.PlainText
            text: root._tight ? "" : root.viewModel.part
            font: Theme.smallStrong
            color: Theme.primary
            wrapMode: Text.Wrap
            visible: text !== ""

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Heading {
            Layout.fillWidth: true
            styled: true
            name: root.viewModel.label
            text: root.viewModel.labelText
            detailName: root.viewModel.hint
            detail: root._tight ? "" : root.viewModel.hintText
            font: root.viewModel.isLong ? Theme.lead : root._tight ? Theme.leadStrong : Theme.title
            visible: !root._tight || root.viewModel.headline === ""
        }
        MediaPicture {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(Theme.questionPicture, implicitHeight, width * ratio)
            name: root.viewModel.picture
            visible: name !== "" && !root._tight
        }
        ErrorCard {
            objectName: "violation"
            Layout.fillWidth: true
            headline: root.viewModel.headline
            text: root.viewModel.violation
        }
        AnswerControl {
            id: control

            Layout.fillWidth: true
            viewModel: root.viewModel
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.StyledText
            text: root.viewModel.hintText
            font: Theme.body
            color: Theme.inkSoft
            wrapMode: Text.Wrap
            visible: root._tight
        }
    }
}
