"""What the demo's residents come for. Their numbers are the published synthetic ones."""

from kiosk.demo.resident import Errand

RESIDENT = ("示范居民", "11010519491231002X")
OWNER = ("示范店主", "34052419800101001X")
PHONES = ("13900000001", "13900000002")
SYLLABLES = (("shifan", "示范"), ("jumin", "居民"))
_VILLAGE = (("shifan", "示范"), ("cun", "村"), ("yizu", "一组"))

ALLOWANCE = Errand(
    name="allowance",
    topic="elderly",
    item="elderly-allowance",
    answers={
        "phone": PHONES[0],
        "address": _VILLAGE,
        "benefits": "none",
        "account": "6222021234567890128",
    },
    papers={
        "id_front": "id-card-front",
        "id_back": "id-card-back",
        "hukou_first": "household-register",
        "hukou_self": "household-register",
        "card_front": "id-card-front",
    },
)
WORKSHOP = Errand(
    name="workshop",
    topic="business",
    item="food-workshop",
    answers={
        "phone": PHONES[1],
        "workshop_name": (("shifan", "示范"), ("doufu", "豆腐"), ("fang", "坊")),
        "site": _VILLAGE,
        "area": "36.5",
        "rooms": "2",
        "products": "tofu",
        "daily_output": "120",
        "workers": "1",
        "health_certificates": "0",
        "start_date": "near_1",
    },
    papers={"outside": "premises", "inside": "premises"},
)
ASSISTANCE = Errand(
    name="assistance",
    topic="hardship",
    item="temporary-assistance",
    answers={
        "phone": PHONES[0],
        "address": _VILLAGE,
        "happened_on": "near_0",
        "story": (("shifan", "示范"),),
        "cost": "5000",
        "refunded": "1000",
        "own_income": "1200",
        "lives_alone": "no",
    },
)
