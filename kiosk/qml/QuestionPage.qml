pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// One question after the other: what is asked, what does not fit, its control, and beside it the pad or the reason.
// The page stays; its control is made anew for each question.
SceneFrame {
    id: root

    required property QuestionViewModel viewModel

    readonly property string _ref: viewModel.ref
    readonly property string _kind: viewModel.kind
    readonly property bool _dated: _kind === "date" || _kind === "dateTime"
    readonly property bool _wide: _kind === "dateTime"
    readonly property bool _pads: viewModel.usesPad
    readonly property bool _writes: viewModel.usesKeyboard
    readonly property bool _asks: _kind !== "note" && _kind !== "acknowledge"
    readonly property string _step: viewModel.isRequired || !_asks ? qsTr("第 %1 题，共 %2 题") : qsTr("第 %1 题，共 %2 题，可以不填")
    // Where large type leaves little room, what is asked comes before its officialese.
    readonly property bool _terse: _tight || Theme.tight && offersChoices
    readonly property bool _tight: _writes && !Theme.portrait && (Theme.compact || Theme.elder)

    readonly property NumberPad _pad: NumberPad {
        extra: root._kind === "idNumber" ? "X" : root._kind === "decimal" ? "." : ""
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }

    offersChoices: _kind === "choice" || _kind === "choices"
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

    on_RefChanged: {
        toTop();
        keyboard.use(_kind === "creditCode" || _kind === "code" ? Keyboard.Latin : Keyboard.Pinyin);
    }

    tray: Keyboard {
        id: keyboard

        target: control.field
        offers: root.viewModel.offers
        visible: root._writes
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
            detail: root._terse ? "" : root.viewModel.hintText
            font: root.viewModel.isLong ? Theme.lead : root._terse ? Theme.leadStrong : Theme.title
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
            text: Theme.tight && root._writes ? "" : root.viewModel.violation
        }
        AddressOffers {
            Layout.fillWidth: true
            viewModel: root.viewModel.offers
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
            visible: root._terse
        }
    }
}
