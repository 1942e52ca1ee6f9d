pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// It is filed: the number, that it is safe, the slip, and what comes next.
SceneFrame {
    id: root

    required property FiledViewModel viewModel
    required property RatingViewModel rating
    required property PrintedViewModel printed

    readonly property var _laterWords: ({
            correction: qsTr("改好的交上了，请拿好新回执单"),
            supplement: qsTr("补的材料交上了，请拿好新回执单")
        })
    readonly property string _printed: _laterWords[viewModel.follows] ?? qsTr("交上了，请拿好回执单")
    readonly property bool _rates: viewModel.follows === ""
    readonly property bool _later: Theme.compact || Theme.narrow && Theme.elder
    readonly property bool _asks: _rates && _later && !rating.isSent
    readonly property string _named: qsTr("%1，%2").arg(viewModel.title).arg(viewModel.name)

    signal ratingRequested
    signal papersRequested
    signal slipRequested

    backText: qsTr("再办一件")
    backSymbol: "add"
    asideName: "papers"
    asideText: printed.hasPrinter ? qsTr("打印") : ""
    asideSymbol: "print"
    nextText: _asks ? qsTr("下一步") : qsTr("办完了，退出")
    nextSymbol: _asks ? "arrow_forward" : "logout"
    onBack: viewModel.again()
    onAside: papersRequested()
    onNext: {
        if (_asks)
            ratingRequested();
        else
            viewModel.end();
    }

    TwoColumns {
        aside: [
            SlipCard {
                Layout.fillWidth: true
                viewModel: root.printed
                number: root.viewModel.number
                onSlipRequested: root.slipRequested()
            },
            NoteCard {
                Layout.fillWidth: true
                calm: true
                symbol: "schedule"
                headline: qsTr("接下来")

                Repeater {
                    model: root.viewModel.nextSteps

                    Text {
                        required property string modelData

                        Layout.fillWidth: true
                        textFormat: Text.PlainText
                        text: modelData
                        font: Theme.small
                        color: Theme.ink
                        lineHeight: Theme.lineHeight
                        wrapMode: Text.Wrap

                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
            }
        ]

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            Rectangle {
                Layout.alignment: Qt.AlignTop
                implicitWidth: Theme.badge
                implicitHeight: Theme.badge
                radius: Theme.badge / 2
                color: Theme.success

                Icon {
                    anchors.centerIn: parent
                    name: "check"
                    tint: Theme.inkOnPrimary
                    size: Theme.iconLarge
                }
            }
            Heading {
                Layout.fillWidth: true
                font: Theme.compact || Theme.portrait ? Theme.title : Theme.display
                text: root.printed.isMissing ? qsTr("交上了，请拍下回执单") : root._printed
                detail: root.viewModel.name === "" ? root.viewModel.title : root._named
            }
        }
        NumberCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
        }
        RatingCard {
            Layout.fillWidth: true
            level: root.rating.level
            sent: root.rating.isSent
            visible: root._rates && !root._later
            onRated: level => {
                root.rating.choose(level);
                root.ratingRequested();
            }
        }
    }
}
