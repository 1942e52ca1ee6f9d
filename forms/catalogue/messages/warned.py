"""Words for the warnings of pyxform: a pattern of each, and what we say."""

from collections.abc import Mapping

from forms.catalogue.messages.kind import Kind

WARNINGS: Mapping[str, Kind] = {
    r"The form_id and id_string column headers are both specified .*": Kind(
        "form_id 和 id_string 是同一列的两种写法。请只留 form_id。",
        "form_id and id_string say the same. Keep form_id only.",
        "form_id",
        "settings",
    ),
    r"The 'disabled' column header is not part of the current spec\..*": Kind(
        "disabled 列已经不用了。请改用 relevant。",
        "The column disabled is no longer used. Use relevant instead.",
        "disabled",
    ),
    r"Row without name, text, or label is being skipped:.*": Kind(
        "这一行没有 type、name 和 label，跳过了。如果是说明文字，不用管它。",
        "This row has no type, name or label and is skipped. If it is a remark, leave it.",
    ),
    r"(?P<it>\S+) is no longer supported on most devices\..*": Kind(
        "“{it}”在这里取不到，会是空白。请去掉这一行。",
        "“{it}” is not known here and stays blank. Take the row away.",
        "type",
    ),
    r"(?P<it>Group|Repeat) has no label: .*": Kind(
        "这一组没有 label。如果要给居民看到组名，请填写。",
        "This group has no label. Fill it in if residents should see one.",
        "label",
    ),
    r"select one external is only meant for filtered selects\.": Kind(
        "select_one_external 要有 choice_filter。请填写，或者改用 select_one。",
        "select_one_external needs a choice_filter. Fill it in, or use select_one.",
        "choice_filter",
    ),
    r"This form uses or_other and translations, .*": Kind(
        "or_other 自动加上的“其他”没有翻译。请在选项里自己写一项“其他”。",
        "The choice that or_other adds is not translated. Write a choice of your own instead.",
    ),
    r"Language '(?P<it>[^\n]*)' is missing the (?P<sheet>survey|choices) "
    r"(?:columns (?P<columns>[^\n]*)|(?P<column>[^\n]*) column)\.": Kind(
        "语言“{it}”缺少这些列：{columns}{column}。请加上“列名::{it}”并填写译文。",
        "The language “{it}” has no column {columns}{column}. "
        "Add “column::{it}” with the translation.",
        sheet="{sheet}",
    ),
    r"The following language declarations do not contain .* codes: (?P<it>.*?)\. .*": Kind(
        "语言名“{it}”没有写代码。请写成“中文 (zh_CN)”“English (en)”这样。",
        "The language “{it}” has no code. Write it as in “English (en)”.",
    ),
    r"Could not export itemsets.csv, the 'external_choices' sheet is missing\.": Kind(
        "缺少 external_choices 表。", "There is no sheet external_choices."
    ),
}
# Photos are made smaller by the kiosk itself, and any code in brackets names a language.
NO_MATTER = (
    r"Use the max-pixels parameter to speed up submission .*",
    r"The following language declarations do not contain .* codes: (?:[^,]*\(\w+\)(?:, )?)+\. .*",
)
