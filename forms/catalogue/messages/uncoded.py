"""Words for the messages that pyxform does not number: a pattern of each, and what we say."""

from collections.abc import Mapping

from forms.catalogue.messages.kind import Kind

_TRUTH = "“{it}”要写 true 或 false。请改正。"

UNCODED: Mapping[str, Kind] = {
    r"You must have a sheet named 'survey'\..*": Kind(
        "缺少 survey 表。题目都写在这张表里：请加上，或者改正表名。",
        "There is no sheet “survey”, which holds the questions. Add it, or correct a sheet's name.",
    ),
    r"Duplicate column header: (?P<it>.*)": Kind(
        "列“{it}”出现了两次。请去掉一列，或者改名。",
        "The column “{it}” is here twice. Take one away or rename it.",
    ),
    r"Question with no type\..*": Kind(
        "这一行没有题型。请填写 type，例如 text、integer、select_one 选项组。",
        "This row has no type. Fill in type: text, integer, select_one LIST …",
        "type",
    ),
    r"Question or group with no name\.": Kind(
        "这一行没有 name。请给题目或分组起个名称，用英文字母。",
        "This question or group has no name. Fill in the column name.",
        "name",
    ),
    r"Missing calculation\.": Kind(
        "calculate 题没有算式。请填写 calculation。",
        "This calculate question has nothing to calculate. Fill in the column calculation.",
        "calculation",
    ),
    r"Unknown question type '(?P<it>.*)'\.": Kind(
        "没有“{it}”这种题型。请改正，例如 text、integer、date、select_one 选项组、note。",
        "There is no question type “{it}”. Correct it: text, integer, date, select_one LIST, note …",
        "type",
        find="type",
    ),
    r"The survey element named '(?P<it>.*)' has no label or hint\.": Kind(
        "“{it}”没有给居民看的文字。请填写 label 或 hint。",
        "“{it}” has no words for the resident. Fill in label or hint.",
        "label",
        find="name",
    ),
    r"To use big-image, .* named (?P<it>.*)\.": Kind(
        "“{it}”写了 big-image，却没有 image。请填写 image。",
        "“{it}” has a big-image and no image. Fill in the column image.",
        "media::big-image",
        find="name",
    ),
    r"There has been a problem trying to replace \$\{(?P<it>.*)\} with .* multiple survey elements.*": (
        Kind(
            "叫“{it}”的题不止一道，不知道引用的是哪一道。请给它们不同的名称。",
            "Several questions are named “{it}”, so ${{{it}}} is not clear. Give each its own name.",
            "name",
            find="name",
        )
    ),
    r"(?:.* )?There is no survey element named '(?P<it>.*)'\.": Kind(
        "survey 表里没有叫“{it}”的题。请改正 ${{…}} 里的题名，或者加上这道题。",
        "There is no question named “{it}”. Correct the name in ${{…}} or add the question.",
        find="",
    ),
    r"The question \$\{(?P<it>.*?)\} is not user-visible so it can't be used as a calculation trigger "
    r"for question \$\{(?P<other>.*)\}\.": Kind(
        "居民看不到“{it}”，所以它不能触发“{other}”的计算。请在 trigger 里写一道居民要回答的题。",
        "Nobody answers “{it}”, so it cannot trigger “{other}”. Name in trigger a question that "
        "the resident answers.",
        "trigger",
        find="trigger",
    ),
    r"Audits must always be named 'audit\.'.*": Kind(
        "audit 的名称只能是 audit。请把 name 清空。",
        "An audit is always named audit. Leave the column name blank.",
        "name",
    ),
    r"(?P<it>track-changes|identify-user|randomize) must be set to true or false: '(?P<value>.*)' is an "
    r"invalid value\.?": Kind(
        f"参数{_TRUTH}",
        "The parameter “{it}” is true or false, not “{value}”. Correct it.",
        "parameters",
        find="parameters",
    ),
    r"(?P<it>track-changes-reasons) must be set to on-form-edit": Kind(
        "参数 {it} 只能写 on-form-edit。请改正。",
        "The parameter {it} can only be on-form-edit. Correct it.",
        "parameters",
        find="parameters",
    ),
    r"Parameter (?P<it>location-priority) must be set to .*:'(?P<value>.*)' is an invalid value": Kind(
        "参数 {it} 要写 no-power、low-power、balanced 或 high-accuracy，不是“{value}”。请改正。",
        "The parameter {it} is no-power, low-power, balanced or high-accuracy, not “{value}”. "
        "Correct it.",
        "parameters",
        find="parameters",
    ),
    r"Parameter (?P<it>[\w-]+) must have an integer value\.": Kind(
        "参数 {it} 要写整数。请改正。",
        "The parameter {it} must be a whole number. Correct it.",
        "parameters",
        find="parameters",
    ),
    r"Parameter (?P<it>[\w-]+) must be greater +than or equal to zero\.": Kind(
        "参数 {it} 不能小于 0。请改正。",
        "The parameter {it} must not be below 0. Correct it.",
        "parameters",
        find="parameters",
    ),
    r"Parameter (?P<it>[\w-]+) must be greater than or equal to (?P<other>[\w-]+)\.": Kind(
        "参数 {it} 不能比 {other} 小。请改正其中一个。",
        "The parameter {it} must not be below {other}. Correct one of them.",
        "parameters",
        find="parameters",
    ),
    r"To include location information in the audit, .*": Kind(
        "audit 要记位置，就要同时写三个参数：location-priority、location-min-interval、"
        "location-max-age。请补全，或者都去掉。",
        "To record places, an audit needs all of location-priority, location-min-interval and "
        "location-max-age. Add what is missing, or take all away.",
        "parameters",
        find="type=audit",
    ),
    r"(?P<it>seed) value must be a number or a reference to another field\.": Kind(
        "参数 seed 要写数字，或者 ${{题名}}。请改正。",
        "The parameter seed is a number or a reference such as ${{name}}. Correct it.",
        "parameters",
        find="parameters",
    ),
    r"Parameters must include randomize=true to use a (?P<it>seed)\.": Kind(
        "用 seed 就要同时写 randomize=true。请加上，或者去掉 seed。",
        "A seed is used with randomize=true only. Add that, or take the seed away.",
        "parameters",
        find="parameters",
    ),
    r"Parameter 'app' has an invalid Android package name - (?P<it>.*)": Kind(
        "参数 app 要写安卓应用的包名，各段用点隔开，例如 com.example.camera。请改正，或者去掉。",
        "The parameter app is no Android package name: {it} Write one such as com.example.camera, "
        "or take it away.",
        "parameters",
    ),
    r"Invalid value for (?P<it>quality)\.": Kind(
        "参数 quality 写得不对：录音可以写 voice-only、low、normal、external。请改正。",
        "The parameter quality of a recording is voice-only, low, normal or external. Correct it.",
        "parameters",
        find="parameters",
    ),
    r"For 'background-geopoint' questions, the 'calculation' column must be empty\.": Kind(
        "background-geopoint 题不能有算式。请清空 calculation。",
        "A background-geopoint question has no calculation. Clear the cell.",
        "calculation",
    ),
    r"For 'background-geopoint' questions, the 'trigger' column must not be empty\.": Kind(
        "background-geopoint 题要有触发它的题。请在 trigger 写 ${{题名}}。",
        "A background-geopoint question needs a trigger. Write ${{name}} of a question there.",
        "trigger",
    ),
    r"File name for '(?P<it>.*)' should end with one of the supported file extensions: (?P<other>.*)": (
        Kind(
            "“{it}”的文件名要以这些结尾之一：{other}。请写上完整的文件名。",
            "The file name in “{it}” must end in one of {other}. Write the whole file name.",
            "type",
        )
    ),
    r"List name not in external choices sheet: (?P<it>.*)": Kind(
        "external_choices 表里没有“{it}”这组选项。请改正名称，或者加上这组选项。",
        "The sheet external_choices has no list “{it}”. Correct the name or add the list.",
        "type",
    ),
    r"List name not in (?:choices|columns) sheet: (?P<it>.*)": Kind(
        "choices 表里没有“{it}”这组选项。请改正名称，或者加上这组选项。",
        "The sheet choices has no list “{it}”. Correct the name or add the list.",
        "type",
    ),
    r"There should be an? (?P<it>choices|external_choices) sheet in this xlsform\..*": Kind(
        "缺少 {it} 表。有选择题就要有它，列名是 list_name、name、label。请加上。",
        "There is no sheet {it}, which select questions need. "
        "Add it, with the columns list_name, name and label.",
        sheet="{it}",
    ),
    r"This section has not been included\.": Kind(
        "include 引用的另一张表单读不到。请把那些题直接写在这里。",
        "An include names another form, which is not read. Write its questions here.",
        "type",
        find="type=include",
    ),
    r"Repeat loop without list name\.": Kind(
        "begin_loop 后面要写一组选项的名称，例如 begin_loop over colors。请加上。",
        "A loop needs the name of a list, such as begin_loop over colors. Add it.",
        "type",
    ),
    r"Choice names with spaces cannot be added to multiple choice selects\. "
    r"See \[(?P<it>.*)\] in \[(?P<other>.*)\]": Kind(
        "“{other}”这组选项用在多选题里，选项代码“{it}”不能有空格。请改正 name。",
        "The list “{other}” serves a select_multiple, so “{it}” must have no space. Correct the name.",
        "name",
        "choices",
        "name",
    ),
    r"Choice filter not supported with or_other\.": Kind(
        "写了 or_other 就不能有 choice_filter。请去掉一个。",
        "or_other and a choice_filter do not go together. Take one away.",
        "choice_filter",
    ),
    r"Please specify choices for this 'or other' question\.": Kind(
        "写了 or_other 的题要有选项。请在 choices 表加上这组选项。",
        "A question with or_other needs choices. Add its list to the sheet choices.",
        "type",
    ),
    r"Choice filter not supported for table-list appearance\.": Kind(
        "appearance 是 table-list 时不能有 choice_filter。请去掉一个。",
        "The appearance table-list and a choice_filter do not go together. Take one away.",
        "choice_filter",
    ),
    r"Badly formatted table list, list names don't match: (?P<it>.*) vs\. (?P<other>.*)": Kind(
        "同一个 table-list 里的题要用同一组选项，这里有“{it}”和“{other}”。请改成一样。",
        "All questions of a table-list have the same list; here are “{it}” and “{other}”. "
        "Use one of them.",
        "type",
    ),
    r"The same instance id will be generated .* Instance name: '(?P<it>[^']*)', .* "
    r"Existing URI: '(?P<one>[^']*)', .* Duplicate URI: '(?P<other>[^']*)'.*": Kind(
        "“{it}”指了两个不同的文件：{one} 和 {other}。请给它们不同的名称。",
        "“{it}” stands for two files, {one} and {other}. Give them different names.",
        "type",
        find="name",
    ),
    r"Instance names must be unique within a form\. The name '(?P<it>[^']*)' was found (?P<n>\d+) .*": (
        Kind(
            "外部数据的名称“{it}”用了 {n} 次。请给每一份外部数据不同的名称。",
            "{n} external data sets are named “{it}”. Give each its own name.",
            "name",
            find="name",
        )
    ),
    r"Question '(?P<it>[^']*)' is a select from file type, using 'search\(\)'.*": Kind(
        "“{it}”从文件选择，不能再用 search()。请去掉 appearance 里的 search()，或者改题型。",
        "“{it}” chooses from a file and cannot use search(), too. Remove search() or change the type.",
        "appearance",
        find="name",
    ),
    r"Question '(?P<it>[^']*)' uses 'search\(\)', .* choice list name '(?P<other>[^']*)'.*": Kind(
        "“{it}”用了 search()，别的题也用“{other}”这组选项却没有用 search()。"
        "请都用 search()，或者给它另一组选项。",
        "“{it}” uses search(); other questions use its list “{other}” without. "
        "Use search() in all of them, or give it a list of its own.",
        "appearance",
        find="name",
    ),
    r"Media type: (?P<it>.*) not supported": Kind(
        "没有“{it}”这种媒体列，只有 image、big-image、audio、video。请改正列名。",
        "There is no media column “{it}”, only image, big-image, audio and video. Correct the heading.",
    ),
    r"Cannot omit instanceID, it is required for encryption\.": Kind(
        "要加密就不能省去 instanceID。请在 settings 表去掉 omit_instanceID。",
        "Encryption needs the instanceID. Take omit_instanceID away.",
        "omit_instanceID",
        "settings",
    ),
    r"Survey cannot have an empty id_string": Kind(
        "表单没有 form_id。请在 settings 表填写。",
        "The form has no form_id. Fill it in on the sheet settings.",
        "form_id",
        "settings",
    ),
}
