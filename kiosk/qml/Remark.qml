pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// What a field has to say over everything else: that it is full. `most`: how many characters it takes, 0: nothing.
QtObject {
    property int most: 0

    // Where to cut a text so that no character is cut in halves.
    function cut(text: string, most: int): int {
        const last = text.charCodeAt(most - 1);
        return last >= 0xD800 && last < 0xDC00 ? most - 1 : most;
    }
}
