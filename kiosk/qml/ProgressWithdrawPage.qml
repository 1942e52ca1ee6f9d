pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Withdrawing a filing that nobody has accepted: asked once more, then handed in.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    readonly property FollowUpViewModel _followUp: viewModel.followUp
    readonly property bool _done: _followUp.isWithdrawn

    backText: _done ? "" : qsTr("不撤，回去看")
    nextName: _done ? "done" : "withdraw_now"
    nextText: _done ? qsTr("知道了") : qsTr("撤回")
    nextSymbol: _done ? "check" : "undo"
    nextEnabled: _done || _followUp.canWithdraw && !_followUp.isBusy
    onBack: _followUp.leaveWithdrawal()
    onNext: {
        if (_done)
            viewModel.again();
        else
            _followUp.withdraw();
    }

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            objectName: "headline"
            text: root._done ? qsTr("撤回的话交上了") : qsTr("这件事真的不办了吗？")
            detail: root.viewModel.title
        }
        ErrorCard {
            Layout.fillWidth: true
            headline: text === "" ? "" : qsTr("在这里办不了")
            text: root._followUp.fault
        }
        NoteCard {
            Layout.fillWidth: true
            calm: root._done
            symbol: "lightbulb"
            headline: root._done ? qsTr("接下来") : qsTr("撤回以后")
            text: root._done ? qsTr("县里收到就不再办了。以后想办，随时可以再交。") : qsTr("交上的材料不再往下办。以后想办，要从头再交一次。")
            visible: root._done || root._followUp.canWithdraw
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
