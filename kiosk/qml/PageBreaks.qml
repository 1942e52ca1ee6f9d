pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Where the pages of a page begin that is too tall for its place, so that nothing is cut in two.
QtObject {
    id: root

    required property Item page
    required property Item content
    required property real place
    required property real tall

    // A card is whole, unless that would leave most of a page empty.
    function starts(): var {
        const cards = _blocks(page, true, []);
        const lines = _blocks(page, false, []);
        const found = [0];
        for (let start = 0; start + place < tall; found.push(start)) {
            const next = _next(cards, start);
            start = next > start + place * 0.6 ? next : Math.max(next, _next(lines, start));
        }
        return found;
    }

    // Where the page begins that follows the one from `start`: under the last block that is whole on that.
    function _next(blocks: var, start: real): real {
        const isCut = y => blocks.find(each => each.top < y && each.bottom > y);
        let cut = start + place;
        while (isCut(cut))
            cut = isCut(cut).top;
        const above = blocks.map(each => each.bottom).filter(bottom => bottom <= cut + 1);
        const begin = Math.max(cut - Theme.gap, ...above);
        const last = blocks.find(each => each.leads && each.bottom <= begin + 1 && each.bottom > begin - 2 * Theme.gap);
        const whole = last && last.top > start + place / 3 ? last.top - Theme.hair : begin;
        return whole > start + place / 4 ? Math.min(whole, start + place) : start + place;
    }

    // What is not cut: a button, a line, a picture, a card that fits on a page where `whole` wants it, and whatever is
    // small beside the page. What leads to something else is not left alone at the end.
    function _blocks(item: Item, whole: bool, found: var): var {
        const isInk = item instanceof Text || item.children.length === 0 && item.implicitHeight > 0;
        const isCard = whole && item instanceof Rectangle && item.height <= place;
        const isSmall = item.children.length > 0 && item.height < 0.4 * place;
        if (!item.visible)
            return found;
        if (item !== page && (isInk || isCard || isSmall || item instanceof T.AbstractButton)) {
            const top = item.mapToItem(content, 0, 0).y;
            found.push({
                top: top,
                bottom: top + item.height,
                leads: item instanceof Text && item.Accessible.role === Accessible.Heading
            });
        } else {
            Array.from(item.children).forEach(child => _blocks(child, whole, found));
        }
        return found;
    }
}
