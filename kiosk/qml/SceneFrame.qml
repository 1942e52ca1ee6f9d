pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// The desk a page lies on, under the header: progress, one page, an optional tray (keyboard), footer.
// A pad (digits) stays beside the page, in portrait under it; `inView` is kept in sight when room gets scarce.
// Back is always at the lower left, the next step always at the lower right; the tray never moves them.
// A page that is taller than its place scrolls; a button says so. "" as a word leaves its button out.
Rectangle {
    id: root

    property alias backText: footer.backText
    property alias backSymbol: footer.backSymbol
    property alias nextName: footer.nextName
    property alias nextText: footer.nextText
    property alias nextSymbol: footer.nextSymbol
    property alias nextEnabled: footer.nextEnabled
    property alias asideName: footer.asideName
    property alias asideText: footer.asideText
    property alias asideSymbol: footer.asideSymbol
    property alias stepText: progress.text
    property alias stepIndex: progress.step
    property alias stepCount: progress.steps
    property Item pad
    property Item inView

    default property Item page
    property alias tray: trayHolder.data

    readonly property bool _stripped: _scrolls && (Theme.portrait || !footer.visible || footer.crowded)
    readonly property int _tall: page ? page.implicitHeight + 2 * Theme.gap : 0
    readonly property real _room: trayHolder.y - strip.anchors.bottomMargin - flick.y
    readonly property bool _scrolls: _tall > _room

    readonly property Item _focused: Window.activeFocusItem

    signal back
    signal next
    signal aside

    function toTop(): void {
        flick.contentY = 0;
    }

    // Scroll as far as it takes to show `item` of the page whole.
    function reveal(item: Item): void {
        const top = item.mapToItem(flick.contentItem, 0, 0).y - Theme.gap;
        const lowest = Math.max(0, flick.contentHeight - flick.height);
        const wanted = Math.min(top, Math.max(flick.contentY, top + item.height + 2 * Theme.gap - flick.height));
        flick.contentY = Math.max(0, Math.min(lowest, wanted));
    }

    // Whoever goes by keys sees where they are.
    function _follow(): void {
        const button = root._focused as T.AbstractButton;
        if (button?.visualFocus && root._isOnPage(button))
            root.reveal(button);
    }

    function _isOnPage(item: Item): bool {
        return item !== null && (item === root.page || root._isOnPage(item.parent));
    }

    color: Theme.ground

    on_FocusedChanged: Qt.callLater(_follow)
    on_TallChanged: settled.restart()
    onInViewChanged: settled.restart()

    Timer {
        id: settled

        interval: 0
        onTriggered: {
            if (root.inView)
                root.reveal(root.inView);
        }
    }
    StepBar {
        id: progress

        x: Theme.margin
        y: Theme.gapSmall
        width: parent.width - 2 * Theme.margin
    }
    Flickable {
        id: flick

        anchors.top: progress.visible ? progress.bottom : parent.top
        anchors.bottom: strip.top
        anchors.left: parent.left
        width: parent.width - (padHolder.beside ? padHolder.width + Theme.gapSection + Theme.margin : 0)
        contentWidth: width
        contentHeight: Math.max(height, root._tall)
        clip: true
        interactive: root._scrolls
        boundsBehavior: Flickable.StopAtBounds

        onHeightChanged: settled.restart()

        Behavior on contentY {
            enabled: Theme.motion > 0 && !flick.moving

            NumberAnimation {
                duration: Theme.motion
            }
        }
    }
    Binding {
        target: root.page
        property: "parent"
        value: flick.contentItem
    }
    Binding {
        target: root.page
        property: "x"
        value: Theme.mirrored && padHolder.beside ? 0 : Theme.margin
    }
    Binding {
        target: root.page
        property: "y"
        value: Theme.gap
    }
    Binding {
        target: root.page
        property: "width"
        value: flick.width - (padHolder.beside ? 1 : 2) * Theme.margin
    }
    Binding {
        target: root.page
        property: "height"
        value: flick.contentHeight - 2 * Theme.gap
    }
    Item {
        id: padHolder

        readonly property bool beside: root.pad !== null && !Theme.portrait

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.portrait ? strip.y + strip.height : flick.y + Theme.gap
        width: Theme.asideWidth
        height: root.pad === null ? 0 : Theme.portrait ? root.pad.implicitHeight : flick.height - 2 * Theme.gap
    }
    Binding {
        target: root.pad
        property: "parent"
        value: padHolder
    }
    Binding {
        target: root.pad
        property: "width"
        value: padHolder.width
    }
    Binding {
        target: root.pad
        property: "height"
        value: padHolder.height
    }
    Rectangle {
        anchors.right: flick.right
        anchors.rightMargin: padHolder.beside ? -(Theme.gapSection + width) / 2 : Theme.hair
        y: flick.y + flick.visibleArea.yPosition * flick.height
        width: Theme.hair
        height: flick.visibleArea.heightRatio * flick.height
        radius: width / 2
        color: Theme.line
        visible: root._scrolls
    }
    Item {
        id: strip

        anchors.bottom: trayHolder.top
        anchors.bottomMargin: Theme.portrait && root.pad ? padHolder.height + Theme.gap : 0
        width: parent.width
        height: root._stripped ? Theme.touch + Theme.gap : 0
    }
    Item {
        id: trayHolder

        anchors.bottom: footer.top
        width: parent.width
        height: childrenRect.height
    }
    FooterBar {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        guestWidth: more.implicitWidth
        guest: root._scrolls && !root._stripped ? more : null
        onBack: root.back()
        onNext: root.next()
        onAside: root.aside()
    }
    TouchButton {
        id: more

        readonly property real _step: flick.height * 0.8
        readonly property real _lowest: flick.contentHeight - flick.height

        objectName: "more"
        parent: root._stripped ? strip : footer.middle
        anchors.centerIn: parent
        kind: TouchButton.Quiet
        symbol: flick.atYEnd ? "arrow_upward" : "arrow_downward"
        text: flick.atYEnd ? qsTr("回到上面") : qsTr("往下还有")
        visible: root._scrolls
        onClicked: flick.contentY = flick.atYEnd ? 0 : Math.min(_lowest, flick.contentY + _step)
    }
}
