import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forms.catalogue import (
    Catalogue,
    CatalogueError,
    build_catalogue,
    check_workbook,
    open_catalogue,
    source_digest,
)
from forms.catalogue.said import said_of
from forms.catalogue.search import rank_of
from forms.catalogue.workbook import read_workbook, write_workbook
from tests.support.workbooks import CHINESE, ENGLISH, cell_of, sheet_of, with_cell


@pytest.fixture
def workbooks(resources: Path, tmp_path: Path) -> Path:
    """A folder with two items and the topics."""
    folder = tmp_path / "services"
    folder.mkdir()
    for name in ("elderly-allowance.md", "opinion.md", "topics.md", "README.md"):
        shutil.copy(resources / "services" / name, folder)
    return folder


@pytest.fixture
def divisions(resources: Path) -> Path:
    return resources / "divisions"


def test_all_items_are_in_the_catalogue_with_their_guide(catalogue: Catalogue) -> None:
    assert {item.title.zh_CN for item in catalogue.items} == {
        *("城乡居民基本医疗保险参保登记", "城乡居民基本养老保险参保登记", "最低生活保障申请"),
        *("特困人员救助供养申请", "临时救助申请", "残疾人两项补贴申请", "高龄津贴申请", "生育登记"),
        *("失业登记", "退役军人优待证申领", "农村宅基地建房审批", "林木采伐许可", "食品小作坊登记"),
        *("食品摊贩备案", "小餐饮登记", "个体工商户设立登记", "社会保障卡申领、补换"),
        *("证明事项办理", "意见建议与投诉"),
    }
    item = catalogue.item("elderly-allowance")
    assert item.title.get("zh_CN") == "高龄津贴申请"
    assert item.title.get("en") == "Old-age allowance"
    assert item.title.get("ug") == "高龄津贴申请"
    assert (item.promised_days, item.statutory_days, item.minutes) == (20, 30, 8)
    assert item.form.form_id == item.code
    assert item.identity
    assert item.materials[0].questions == ("id_front", "id_back")
    assert item.recipients == ("platform", "escrow", "slip")


def test_every_item_is_found_under_a_topic_and_every_shown_tile_has_items(
    catalogue: Catalogue,
) -> None:
    shown = [topic for topic in catalogue.topics if catalogue.in_topic(topic.code)]
    assert len(catalogue.topics) == 8
    assert {item for topic in shown for item in catalogue.in_topic(topic.code)} == {
        item for item in catalogue.items if item.kind == "filing"
    }


def test_an_item_gives_its_form_and_the_lists_it_names(catalogue: Catalogue) -> None:
    assert catalogue.form_xml("opinion").startswith(b"<?xml")
    media = catalogue.media("opinion")
    assert sorted(media) == ["cities.csv", "counties.csv", "provinces.csv", "townships.csv"]
    assert media["provinces.csv"]().decode().startswith("name,label,parent,pinyin\n11,北京市,")


def test_an_unknown_item_is_a_key_error(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.item("nothing")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("高龄津贴", "elderly-allowance"),
        ("我想领老年补贴", "elderly-allowance"),
        ("gljt", "elderly-allowance"),
        ("GLJT", "elderly-allowance"),
        ("gaoling", "elderly-allowance"),
        ("jin tie", "elderly-allowance"),
        ("lnbt", "elderly-allowance"),
        ("old age", "elderly-allowance"),
        ("allowance old", "elderly-allowance"),
        ("医保", "medical-insurance"),
        ("新农合", "medical-insurance"),
        ("xnh", "medical-insurance"),
        ("health insur", "medical-insurance"),
        ("养老钱", "pension-insurance"),
        ("老人钱", "pension-insurance"),
        ("jmyl", "pension-insurance"),
        ("低保", "minimum-living-allowance"),
        ("dbj", "minimum-living-allowance"),
        ("吃低保", "minimum-living-allowance"),
        ("五保户", "destitute-support"),
        ("敬老院", "destitute-support"),
        ("残疾人补助", "disability-allowances"),
        ("准生证", "birth-registration"),
        ("syz", "birth-registration"),
        ("下岗", "unemployment-registration"),
        ("zhaogongzuo", "unemployment-registration"),
        ("当过兵", "veterans-card"),
        ("砍树", "tree-felling"),
        ("kanshu", "tree-felling"),
        ("摆摊", "food-stall"),
        ("开饭店", "small-eatery"),
        ("办执照", "sole-trader"),
        ("卡丢了", "social-security-card"),
        ("shbzkslbh", "social-security-card"),
        ("开证明", "certificate-request"),
        ("business licence", "sole-trader"),
        ("豆腐坊", "food-workshop"),
        ("盖房", "homestead-building"),
        ("救急", "temporary-assistance"),
        ("Complaint", "opinion"),
        ("１２３４５", "opinion"),
        ("  投诉 ！", "opinion"),
    ],
)
def test_an_item_is_found_by_what_people_type(catalogue: Catalogue, typed: str, first: str) -> None:
    found = (entry.code for entry in catalogue.search(typed) if entry in catalogue.items)
    assert next(found) == first


@pytest.mark.parametrize("typed", ["", "  ", "？！", "量子力学", "zzzz", "blockchain"])
def test_nothing_is_found_where_nothing_fits(catalogue: Catalogue, typed: str) -> None:
    assert catalogue.search(typed) == ()


def test_a_name_comes_before_a_keyword(catalogue: Catalogue) -> None:
    said = said_of(catalogue.item("food-workshop"))
    typed = ("食品小作坊", "开店", "作坊", "豆腐", "我想开店", "spxzf", "making sell")
    ranks = [rank_of(said, text) for text in typed]
    assert [rank[0] for rank in ranks if rank] == [0, 1, 2, 3, 4, 5, 6]


def test_every_search_key_of_a_built_catalogue_is_plain_letters(catalogue: Catalogue) -> None:
    for item in catalogue.items:
        assert item.keys
        assert all(key.replace(" ", "").isalnum() for key in item.keys)


def test_building_again_replaces_the_folder_and_leaves_nothing_beside_it(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    out = tmp_path / "built" / "catalogue"
    build_catalogue(workbooks, divisions, out)
    (workbooks / "opinion.md").unlink()
    build_catalogue(workbooks, divisions, out)
    assert [item.code for item in open_catalogue(out).items] == ["elderly-allowance"]
    assert [path.name for path in out.parent.iterdir()] == ["catalogue"]


def test_a_mistake_stops_the_build_names_the_cell_and_keeps_the_old_catalogue(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    out = tmp_path / "built" / "catalogue"
    build_catalogue(workbooks, divisions, out)
    book = read_workbook(workbooks / "opinion.md")
    cell = cell_of(book, "service", "minutes", CHINESE)
    write_workbook(with_cell(book, "service", cell, "many"), workbooks / "opinion.md")
    with pytest.raises(CatalogueError, match=f"opinion.md service {cell}"):
        build_catalogue(workbooks, divisions, out)
    assert len(open_catalogue(out).items) == 2
    assert [path.name for path in out.parent.iterdir()] == ["catalogue"]


def test_two_workbooks_with_one_code_are_refused(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    shutil.copy(workbooks / "opinion.md", workbooks / "opinion-2.md")
    with pytest.raises(CatalogueError, match="code opinion"):
        build_catalogue(workbooks, divisions, tmp_path / "out")


def test_without_topics_there_is_no_catalogue(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    (workbooks / "topics.md").unlink()
    with pytest.raises(CatalogueError, match="list of topics"):
        build_catalogue(workbooks, divisions, tmp_path / "out")


def test_a_mistake_in_the_topics_stops_the_build(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    book = read_workbook(workbooks / "topics.md")
    cell = cell_of(book, "topics", "work", "symbol")
    write_workbook(with_cell(book, "topics", cell, "工作"), workbooks / "topics.md")
    with pytest.raises(CatalogueError, match=f"topics.md topics {cell}"):
        build_catalogue(workbooks, divisions, tmp_path / "out")


def test_a_missing_or_damaged_list_is_named(workbooks: Path, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"cities\.csv\.xz"):
        build_catalogue(workbooks, tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_pictures_beside_a_workbook_come_into_the_catalogue(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    path = workbooks / "opinion.md"
    book = read_workbook(path)
    survey = sheet_of(book, "survey")
    row = next(row.number for row in survey.records if row["type"] == "text")
    for place, language in enumerate((CHINESE, ENGLISH), start=len(survey.headings)):
        book = with_cell(book, "survey", survey.at(1, place), f"media::image::{language}")
        book = with_cell(book, "survey", survey.at(row, place), "map.png")
    write_workbook(book, path)

    assert [f.cell for f in check_workbook(path)] == [survey.at(row, len(survey.headings))]
    with pytest.raises(CatalogueError, match=r"map\.png"):
        build_catalogue(workbooks, divisions, tmp_path / "out")

    before = source_digest(workbooks, divisions)
    (workbooks / "opinion-media").mkdir()
    (workbooks / "opinion-media" / "map.png").write_bytes(b"a picture")
    assert source_digest(workbooks, divisions) != before
    assert check_workbook(path) == ()
    build_catalogue(workbooks, divisions, tmp_path / "out")
    assert open_catalogue(tmp_path / "out").media("opinion")["map.png"]() == b"a picture"


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", '{"items": [{}], "topics": []}', '{"items": [], "topics": [{"a": 1}]}'],
)
def test_a_damaged_catalogue_is_refused_with_the_cure(tmp_path: Path, damage: str) -> None:
    (tmp_path / "catalogue.json").write_text(damage, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        open_catalogue(tmp_path)
    assert "重新生成" in caught.value.user_text("zh_CN")


def test_a_number_where_words_belong_is_damage(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    build_catalogue(workbooks, divisions, tmp_path / "out")
    path = tmp_path / "out" / "catalogue.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    index["items"][0]["item"]["title"]["en"] = 7
    path.write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(CatalogueError):
        open_catalogue(path.parent)


def test_a_kiosk_that_opens_a_catalogue_loads_no_author_s_library(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    build_catalogue(workbooks, divisions, tmp_path / "out")
    program = (
        "import sys; from pathlib import Path; from forms import catalogue;"
        f"assert catalogue.open_catalogue(Path({str(tmp_path / 'out')!r})).search('gljt');"
        f"catalogue.source_digest(Path({str(workbooks)!r}), Path({str(divisions)!r}));"
        "print(sorted({'pyxform', 'openpyxl', 'pypinyin'} & sys.modules.keys()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[]"


def test_a_form_that_is_gone_is_refused_when_asked_for(
    workbooks: Path, divisions: Path, tmp_path: Path
) -> None:
    build_catalogue(workbooks, divisions, tmp_path / "out")
    (tmp_path / "out" / "opinion" / "form.xml").unlink()
    with pytest.raises(CatalogueError):
        open_catalogue(tmp_path / "out").form_xml("opinion")


def test_the_digest_follows_every_source_and_nothing_else(workbooks: Path, divisions: Path) -> None:
    before = source_digest(workbooks, divisions)
    (workbooks / "README.md").write_text("other words", encoding="utf-8")
    (workbooks / "~$opinion.xlsx").write_bytes(b"Excel has it open")
    assert source_digest(workbooks, divisions) == before
    with (workbooks / "opinion.md").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert source_digest(workbooks, divisions) != before
