pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Plugins

// Qt's pinyin engine, once for the whole window: letters in, candidates out, words into the focused field.
QtObject {
    id: root

    readonly property SelectionListModel candidates: InputContext.inputEngine.wordCandidateListModel
    readonly property string syllables: InputContext.preeditText

    readonly property PinyinInputMethod _method: PinyinInputMethod {}

    function begin(): void {
        InputContext.inputEngine.inputMethod = root._method;
        InputContext.inputEngine.inputMode = InputEngine.InputMode.Pinyin;
    }

    function type(letter: string): void {
        InputContext.inputEngine.virtualKeyClick(letter.toUpperCase().charCodeAt(0), letter, Qt.NoModifier);
    }

    function commit(text: string): void {
        root.drop();
        InputContext.commit(text);
    }

    function space(): void {
        InputContext.inputEngine.virtualKeyClick(Qt.Key_Space, " ", Qt.NoModifier);
    }

    function erase(): void {
        InputContext.inputEngine.virtualKeyClick(Qt.Key_Backspace, "", Qt.NoModifier);
    }

    function pick(index: int): void {
        root.candidates.selectItem(index);
    }

    // Make words of the syllables that are still open, before the field they belong to goes.
    function finish(): void {
        root._method.update();
    }

    // Leave the syllables that were not turned into a word.
    function drop(): void {
        root._method.reset();
        InputContext.clear();
    }
}
