pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// For those who sit at a keyboard: Return presses what has the focus, and the arrows go from one thing to the next
// as Tab does. What has a use of its own for a key keeps it.
FocusScope {
    id: root

    function go(forward: bool): void {
        const next = Window.activeFocusItem?.nextItemInFocusChain(forward) ?? null;
        next?.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    Keys.onReturnPressed: (Window.activeFocusItem as T.AbstractButton)?.click()
    Keys.onEnterPressed: (Window.activeFocusItem as T.AbstractButton)?.click()
    Keys.onDownPressed: go(true)
    Keys.onUpPressed: go(false)
    Keys.onRightPressed: go(!Theme.mirrored)
    Keys.onLeftPressed: go(Theme.mirrored)
}
