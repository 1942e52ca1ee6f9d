pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// The one control that fits the kind of the question. What is written on is made anew for each question, so that no
// place, focus or word is left of the last; it takes the keyboard at once.
Loader {
    id: root

    required property QuestionViewModel viewModel

    readonly property Item field: item as Item
    readonly property Item inView: (item as TextBox)?.line ?? field

    readonly property string _question: viewModel.kind + (viewModel.usesKeyboard ? viewModel.ref : "")

    function _control(): Component {
        switch (viewModel.kind) {
        case "":
            return null;
        case "text":
        case "creditCode":
        case "code":
            return line;
        case "longtext":
            return writing;
        case "date":
            return date;
        case "time":
            return time;
        case "dateTime":
            return moment;
        case "range":
            return range;
        case "rank":
            return rank;
        case "unable":
            return unable;
        case "choice":
        case "choices":
            return choice;
        case "note":
        case "acknowledge":
            return reading;
        default:
            return figures;
        }
    }

    function _renew(): void {
        sourceComponent = null;
        sourceComponent = _control();
        if (viewModel.usesKeyboard)
            field?.forceActiveFocus();
    }

    on_QuestionChanged: _renew()
    Component.onCompleted: _renew()

    Component {
        id: choice

        ChoiceControl {
            viewModel: root.viewModel
        }
    }
    Component {
        id: date

        DateControl {
            viewModel: root.viewModel.date
        }
    }
    Component {
        id: time

        TimeControl {
            viewModel: root.viewModel.time
        }
    }
    Component {
        id: moment

        DateTimeControl {
            viewModel: root.viewModel
        }
    }
    Component {
        id: range

        RangeControl {
            viewModel: root.viewModel.range
            faulty: root.viewModel.headline !== ""
            name: root.viewModel.label
        }
    }
    Component {
        id: rank

        RankControl {
            viewModel: root.viewModel
        }
    }
    Component {
        id: unable

        UnableCard {
            inability: root.viewModel.inability
            mandatory: root.viewModel.isRequired
        }
    }
    Component {
        id: line

        TextField {
            objectName: "answer"
            text: root.viewModel.value
            faulty: root.viewModel.headline !== ""
            Accessible.name: root.viewModel.label
            onTextChanged: root.viewModel.answer(text)
        }
    }
    Component {
        id: writing

        TextBox {
            objectName: "answer"
            text: root.viewModel.value
            faulty: root.viewModel.headline !== ""
            Accessible.name: root.viewModel.label
            onTextChanged: root.viewModel.answer(text)
        }
    }
    Component {
        id: figures

        FiguresControl {
            kind: root.viewModel.kind
            value: root.viewModel.value
            faulty: root.viewModel.headline !== ""
        }
    }
    Component {
        id: reading

        Text {
            textFormat: Text.PlainText
            text: root.viewModel.reading
            font: Theme.lead
            color: Theme.ink
            lineHeight: Theme.lineHeight
            wrapMode: Text.Wrap
            visible: text !== ""
        }
    }
}
