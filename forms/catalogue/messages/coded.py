"""Chinese words for the messages that pyxform numbers; the names are those of its ErrorCode."""

from collections.abc import Mapping

from forms.catalogue.messages.kind import Kind

_NAME_RULE = "名称以英文字母或下划线开头，后面只用字母、数字、下划线、短横线和点，中间没有空格。"
_RANGE = "range 题的参数"
_LISTS = "entities 表里的实体表"

CODED: Mapping[str, Kind] = {
    "ENTITY_001": Kind(
        "写了 save_to，但没有 entities 表。请加上 entities 表，在里面写明实体表，或者清空这一格。"
    ),
    "ENTITY_002": Kind(
        "属性“{saveto}”在第 {other_row} 行已经用过。请改正其中一个 save_to，或者去掉一个。"
    ),
    "ENTITY_003": Kind(
        "分组和重复组不能存成实体的属性。请把这一行的 save_to 清空，或者移到题目那一行。"
    ),
    "ENTITY_004": Kind(
        f"{_LISTS}里没有“{{dataset}}”。请改正 save_to 里的表名，或者在 entities 表加一行。"
    ),
    "ENTITY_005": Kind(
        "实体表“{dataset}”要新建记录，却没有 label。请填写 label；"
        "如果只是修改已有记录，请填写 entity_id。"
    ),
    "ENTITY_006": Kind(
        "实体表“{dataset}”既可能新建又可能修改，却没有 update_if。"
        "请填写 update_if；如果只新建，请清空 entity_id。"
    ),
    "ENTITY_007": Kind(
        "实体表“{dataset}”要修改记录，却没有 entity_id。"
        "请填写 entity_id；如果只新建，请把 update_if 的内容移到 create_if。"
    ),
    "ENTITY_008": Kind(
        "有几个实体表时，save_to 要写明是哪一个。请写成“表名#属性名”，例如 my_list#my_name。"
    ),
    "ENTITY_009": Kind(
        "每个分组、重复组和整张表单各只能有一个实体，“{scope}”已经给了第 {other_row} 行的实体。"
        "请检查 survey 表的 save_to 列写的是哪个实体，以及 entities 表里引用了哪些题。"
    ),
    "ENTITY_011": Kind(
        "实体表“{dataset}”在“{other_scope}”里被引用，和这一行所在的“{scope}”不在同一个范围。"
        "请改正 save_to 里的表名，或者用 calculate 题把值抄到同一个范围里。"
    ),
    "ENTITY_012": Kind(
        "实体表“{dataset}”在“{other_scope}”里被引用，"
        "和“{scope}”里的题“{question}”不在同一个范围。"
        "请改正 ${{…}} 里的题名，或者用 calculate 题把值抄到同一个范围里。"
    ),
    "ENTITY_013": Kind("save_to 里最多只能有一个“#”。请改成“表名#属性名”。"),
    "HEADER_001": Kind("第 1 行不是列名。请在第 1 行写上列名，例如 type、name、label。"),
    "HEADER_002": Kind("列“{other}”和“{header}”是同一列的两种写法。请去掉一列，或者改名。"),
    "HEADER_003": Kind("缺少必须有的列：{missing}。请在第 1 行加上。"),
    "HEADER_004": Kind("列名“{column}”不行：列名不能空着，也不能有空格。请改正第 1 行。"),
    "HEADER_005": Kind("不认识这些列：{columns}。请改正列名，或者去掉这些列。"),
    "LABEL_001": Kind("这个选项没有 label。请写上给居民看的文字。"),
    "NAMES_001": Kind(
        "名称“{value}”和同一组里的另一道题重复。"
        "同一组里的题目、分组、重复组不能重名，请改名，或者去掉一个。"
    ),
    "NAMES_002": Kind("名称“{value}”和另一个名称只差大小写，容易弄混。请改名。"),
    "NAMES_003": Kind("重复组的名称“{value}”和整张表单的名称一样（一般是 data）。请改名。"),
    "NAMES_004": Kind(
        "重复组的名称“{value}”在别处也用了。重复组的名称在整张表单里不能重复，请改名。"
    ),
    "NAMES_005": Kind("名称 meta 留给了表单自己的信息。请改用别的名称。"),
    "NAMES_006": Kind("这个选项没有 name。请填写选项的代码。"),
    "NAMES_007": Kind(
        "同一组选项里，这个 name 和前面的重复。请改名；"
        "如果是有意的，请在 settings 表写 allow_choice_duplicates 为 yes。"
    ),
    "NAMES_008": Kind(f"这个名称不行。{_NAME_RULE}请改名。"),
    "NAMES_009": Kind(f"名称“{{name}}”不行。{_NAME_RULE}请改名。", find="name"),
    "NAMES_010": Kind("这里的名称不能以两个下划线开头。请改名。"),
    "NAMES_011": Kind("这里的名称不能有点“.”。请改名。"),
    "NAMES_012": Kind("这里的名称不能是 name 或 label（大小写都不行）。请改名。"),
    "NAMES_013": Kind("没有“{sheet}”表，有名称相近的表：{candidates}。如果就是它，请改正表名。"),
    "NAMES_014": Kind("entities 表的 list_name 不能重复。请改名，或者去掉一行。"),
    "NAMES_015": Kind("这一行没有 list_name。请填写实体表的名称。"),
    "PYREF_001": Kind("引用要写成 ${{题名}}：以 ${{ 开头，中间是题名，以 }} 结尾。请改正。"),
    "PYREF_002": Kind("几个引用之间要用逗号隔开，例如 ${{a}}, ${{b}}。请改正。"),
    "PYREF_003": Kind("survey 表里没有叫“{q}”的题。请改正 ${{…}} 里的题名，或者加上这道题。"),
    "PYREF_004": Kind("叫“{q}”的题不止一道，不知道引用的是哪一道。请给它们不同的名称。"),
    "RANGE_001": Kind(f"{_RANGE}“{{name}}”要写数字。请改正。"),
    "RANGE_002": Kind(f"{_RANGE}“{{name}}”不能是 0。请改正。"),
    "RANGE_003": Kind(f"{_RANGE}“{{name}}”比 start 到 end 的距离还大。请改小。"),
    "RANGE_004": Kind(f"{_RANGE}“{{name}}”要是 step 的整数倍。请改正。"),
    "RANGE_005": Kind(f"{_RANGE}“{{name}}”要在 start 和 end 之间（包括两端）。请改正。"),
    "RANGE_006": Kind(
        f"{_RANGE} tick_labelset 要写 choices 表里的一组选项的 list_name。请改正，或者加上这组选项。"
    ),
    "RANGE_007": Kind(
        "appearance 是 no-ticks 时，tick_labelset 的那组选项只能有两项。请去掉多余的。"
    ),
    "RANGE_008": Kind(
        f"{_RANGE} tick_interval、placeholder、tick_labelset 只能和 appearance 的"
        "vertical、no-ticks、vertical no-ticks 或空白一起用。请去掉参数，或者改 appearance。"
    ),
    "RANGE_009": Kind("tick_labelset 的选项代码（name）都要是数字。请在 choices 表里改正。"),
    "RANGE_010": Kind("tick_labelset 的选项代码要在 start 和 end 之间（包括两端）。请改正。"),
    "RANGE_011": Kind("tick_labelset 的选项代码要等于 start 加上“{name}”的整数倍。请改正。"),
    "RANGE_012": Kind(
        "appearance 是 no-ticks 时，tick_labelset 的选项只能是 start 和 end。请改正。"
    ),
    "SURVEY_001": Kind(
        "这个 end_{type} 前面没有对应的 begin_{type}。请加上开头的一行，或者去掉这一行。",
        column="type",
    ),
    "SURVEY_002": Kind(
        "名叫“{name}”的 begin_{type} 没有对应的 end_{type}。请在这一组的最后加一行 end_{type}。",
        column="type",
    ),
    "SURVEY_003": Kind("参数 incremental 只能写 true，或者不写。请改正。", column="parameters"),
    "SURVEY_004": Kind("参数要写成“名=值”，几个之间用空格隔开，例如 start=1 end=5。请改正。"),
    "SURVEY_005": Kind("这种题没有参数“{rejected}”，可以用的是：{accepted}。请改正，或者去掉。"),
    "SURVEY_006": Kind(
        "参数 reference-geometry 要写一组选项、一个实体表或一个附件的名称，"
        "或者 ${{重复组名}}。请改正。"
    ),
    "SURVEY_007": Kind("参数 capture-accuracy 要写数字。请改正。"),
    "SURVEY_008": Kind("参数 warning-accuracy 要写数字。请改正。"),
    "SURVEY_009": Kind("参数 allow-mock-accuracy 只能写 true 或 false。请改正。"),
}
