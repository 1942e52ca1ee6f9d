pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A page that may be taller than its place: it scrolls. In large type it is turned like the page of a book, and
// shows as many whole lines, cards and choices as there is room for, never half of one.
// `place`: the height that there is; `limit`: the same without the button that leads on; `inView` is kept in sight.
Flickable {
    id: root

    required property Item page
    required property Item inView
    required property real place
    required property real limit
    required property bool turns

    readonly property int tall: page ? page.implicitHeight + 2 * Theme.gap : 0
    readonly property bool scrolls: tall > limit
    readonly property bool isLast: _turned ? _open === _starts.length - 1 : atYEnd

    readonly property bool _turned: turns && scrolls && place > Theme.touch
    readonly property real _until: _open + 1 < _starts.length ? _starts[_open + 1] : tall
    readonly property Item _focused: Window.activeFocusItem
    property list<real> _starts: [0]
    property int _open: 0

    function toTop(): void {
        _open = 0;
        contentY = 0;
    }

    // Go on to what there was no room for; from the end back to the top.
    function goOn(): void {
        if (_turned)
            _turn(isLast ? 0 : _open + 1);
        else
            contentY = atYEnd ? 0 : Math.min(contentHeight - height, contentY + height * 0.8);
    }

    // Show `item` of the page whole, moving the page from where it stood at `from` as little as that takes.
    function _reveal(item: Item, from: real): void {
        const top = item.mapToItem(contentItem, 0, 0).y - Theme.gap;
        const lowest = Math.max(0, contentHeight - height);
        const wanted = Math.min(top, Math.max(from, top + item.height + 2 * Theme.gap - height));
        if (_turned)
            _turn(_pageAt(top + Theme.gap));
        else
            contentY = Math.max(0, Math.min(lowest, wanted));
    }

    function _turn(number: int): void {
        _open = Math.max(0, Math.min(number, _starts.length - 1));
        contentY = _starts[_open];
    }

    function _pageAt(y: real): int {
        return _starts.filter(start => start <= y + 1).length - 1;
    }

    function _measure(): void {
        const open = contentY;
        _starts = _turned ? breaks.starts() : [0];
        if (_turned)
            _turn(_pageAt(open));
        if (inView)
            _reveal(inView, 0);
    }

    // Whoever goes by keys sees where they are.
    function _follow(): void {
        const button = _focused as T.AbstractButton;
        if (button?.visualFocus && _isOnPage(button))
            _reveal(button, contentY);
    }

    function _isOnPage(item: Item): bool {
        return item !== null && (item === page || _isOnPage(item.parent));
    }

    height: _turned ? Math.min(place, _until - _starts[_open]) : place
    contentWidth: width
    contentHeight: Math.max(place, tall)
    clip: true
    interactive: scrolls
    boundsBehavior: Flickable.StopAtBounds

    onMovementEnded: {
        const moved = contentY - _starts[_open];
        if (_turned)
            _turn(Math.abs(moved) < Theme.gapSection ? _open : moved < 0 ? _open - 1 : _open + 1);
    }
    onTallChanged: settled.restart()
    onPlaceChanged: settled.restart()
    onInViewChanged: settled.restart()
    on_TurnedChanged: settled.restart()
    on_FocusedChanged: focused.restart()

    Behavior on contentY {
        enabled: Theme.motion > 0 && !root.moving

        NumberAnimation {
            duration: Theme.motion
        }
    }
    PageBreaks {
        id: breaks

        page: root.page
        content: root.contentItem
        place: root.place
        tall: root.tall
    }
    Timer {
        id: settled

        interval: 0
        onTriggered: root._measure()
    }
    Timer {
        id: focused

        interval: 0
        onTriggered: root._follow()
    }
    Binding {
        target: root.page
        property: "parent"
        value: root.contentItem
    }
    Binding {
        target: root.page
        property: "y"
        value: Theme.gap
    }
    Binding {
        target: root.page
        property: "height"
        value: root.contentHeight - 2 * Theme.gap
    }
}
