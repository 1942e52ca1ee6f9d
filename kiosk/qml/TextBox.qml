pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A few lines to write on. Like TextField it leaves no words behind in the keyboard.
T.TextArea {
    id: root

    property bool faulty: false

    readonly property bool _byKeys: focusReason === Qt.TabFocusReason || focusReason === Qt.BacktabFocusReason
    property int longest: 500

    readonly property bool _scarce: Theme.elder && !Theme.portrait
    readonly property int _least: _scarce ? Theme.touchPrimary : Theme.px(Theme.compact ? 120 : 240)

    // What must stay in sight while writing: the line of the cursor.
    readonly property Item line: Item {
        parent: root
        y: root.cursorRectangle.y - root.topPadding
        height: root.cursorRectangle.height + root.topPadding + root.bottomPadding
    }

    implicitWidth: Theme.px(480)
    implicitHeight: Math.max(_least, contentHeight + topPadding + bottomPadding)
    padding: Theme.gap
    font: Theme.lead
    color: Theme.ink
    wrapMode: TextEdit.Wrap
    selectionColor: Theme.primary
    selectedTextColor: Theme.inkOnPrimary
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase

    Accessible.multiLine: true

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: root.activeFocus || root.faulty ? Theme.borderStrong : Theme.border
        border.color: root.faulty ? Theme.danger : root.activeFocus ? Theme.primary : Theme.line

        FocusRing {
            shown: root.activeFocus && root._byKeys
        }
    }

    Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    onTextChanged: {
        if (length > longest) {
            remove(Remark.cut(text, longest), length);
            Remark.most = longest;
        }
    }
}
