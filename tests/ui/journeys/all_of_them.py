"""The ten journeys of residents and the day of the staff, and whose need each of them is."""

from tests.ui.journeys import by_keys, coming_again, coming_once, other_needs, staff_day
from tests.ui.journeys.record import Journey

JOURNEYS = (
    Journey("old-age-allowance", "an older person with an ID card", coming_once.with_a_card),
    Journey("poor-sight", "poor sight and no pinyin", coming_once.poor_sight),
    Journey("haste", "thick fingers and haste", other_needs.in_haste),
    Journey("newborn", "a newborn on the arm, interrupted", coming_again.a_newborn),
    Journey("keyboard", "a screen reader and a keyboard", by_keys.by_keys, by="keyboard events"),
    Journey("english", "an English reader", other_needs.in_english),
    Journey("workshop", "a small food workshop", other_needs.a_workshop),
    Journey(
        "returned",
        "a returned case, its progress and its rating afterwards",
        coming_again.corrected_and_rated,
    ),
    Journey("offline", "no network, then network", coming_again.without_network),
    Journey("opinion", "somebody who does not want to be named", coming_again.without_a_name),
    Journey("staff-day", "the staff of a hall, all day", staff_day.staff_day),
)
