<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AddressOffers</name>
    <message>
        <source>和我的身份证上一样</source>
        <translation>Same as on my card</translation>
    </message>
    <message>
        <source>和前面填的一样</source>
        <translation>Same as given before</translation>
    </message>
    <message>
        <source>%1。后面的请您接着选。</source>
        <translation>%1. Please choose what follows yourself.</translation>
    </message>
    <message>
        <source>不一样的，在下面选</source>
        <translation>If it is another one, choose below</translation>
    </message>
</context>
<context>
    <name>AttractScene</name>
    <message>
        <source>您好，来办事吗？</source>
        <translation>Hello, what can we do for you?</translation>
    </message>
    <message>
        <source>这台机器暂时办不了事</source>
        <translation>This kiosk is out of service</translation>
    </message>
    <message>
        <source>点一下屏幕就开始，一步一步带着您办。</source>
        <translation>Touch the screen to begin. We take you through it step by step.</translation>
    </message>
    <message>
        <source>查进度照常。</source>
        <translation>You can still ask how your case stands.</translation>
    </message>
    <message>
        <source>一页只问一件事，随时能回头改</source>
        <translation>One question a page; you can always go back</translation>
    </message>
    <message>
        <source>没有网也能办，联网后自动送达</source>
        <translation>Works without a network, and sends itself later</translation>
    </message>
    <message>
        <source>办完拿回执单，凭号码查进度</source>
        <translation>You get a slip with a number to follow it up</translation>
    </message>
    <message>
        <source>开始办事</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>看看怎么办</source>
        <translation>See what to do</translation>
    </message>
    <message>
        <source>刚才没办完的，还能接着办</source>
        <translation>Cut off just now? Go on</translation>
    </message>
    <message>
        <source>Start in English</source>
        <comment>the other language, in its own words</comment>
        <translation>用中文开始</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>CallOverlay</name>
    <message>
        <source>您填的都还在，五分钟内不会清屏。</source>
        <translation>What you entered is still here and stays for five minutes.</translation>
    </message>
    <message>
        <source>请找：%1</source>
        <translation>Ask for: %1</translation>
    </message>
    <message>
        <source>电话：%1</source>
        <translation>Phone: %1</translation>
    </message>
    <message>
        <source>响不了铃，请到窗口叫人</source>
        <translation>The bell cannot ring, please call across</translation>
    </message>
    <message>
        <source>铃响了，正在叫工作人员</source>
        <translation>The bell rang, calling staff</translation>
    </message>
    <message>
        <source>还没有人来，请到窗口叫人</source>
        <translation>Nobody came yet, please go to the window</translation>
    </message>
    <message>
        <source>不用叫了</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>工作人员来了</source>
        <translation>Staff are here</translation>
    </message>
    <message>
        <source>去工作台</source>
        <translation>Staff desk</translation>
    </message>
    <message>
        <source>边等边办</source>
        <translation>Keep going</translation>
    </message>
    <message>
        <source>我是工作人员，去工作台</source>
        <translation>I am staff: open the desk</translation>
    </message>
</context>
<context>
    <name>CandidateBar</name>
    <message>
        <source>按拼音字母，再点要的字</source>
        <translation>Type pinyin, then touch the characters</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>CandidatePage</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>On</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>没带身份证，自己填</source>
        <translation>No card, type instead</translation>
    </message>
    <message>
        <source>请把身份证放到读卡的地方</source>
        <translation>Please lay your ID card on the reader</translation>
    </message>
    <message>
        <source>请放监护人的身份证</source>
        <translation>Lay the guardian&apos;s ID card here</translation>
    </message>
    <message>
        <source>请放申请人的身份证</source>
        <translation>The applicant&apos;s ID card, please</translation>
    </message>
    <message>
        <source>放好别动，读到了就自动往下走，姓名和号码不用您写。</source>
        <translation>Keep it still. We go on once it is read; name and number fill themselves in.</translation>
    </message>
    <message>
        <source>正在等身份证…</source>
        <translation>Waiting for your card…</translation>
    </message>
    <message>
        <source>读卡器没读到</source>
        <translation>The card was not read</translation>
    </message>
    <message>
        <source>为什么要看身份证？</source>
        <translation>Why your ID card?</translation>
    </message>
    <message>
        <source>要知道是谁在办，也省得您打字。身份证不会被机器收走，办完请记得拿。</source>
        <translation>To know who is filing, and to save you typing. The card stays with you; please take it when you leave.</translation>
    </message>
</context>
<context>
    <name>ChecklistScene</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>带齐了再来，一次办好。</source>
        <translation>Bring them all, and it is done in one go.</translation>
    </message>
    <message>
        <source>清单打好了，请拿好</source>
        <translation>The list is printed. Please take it.</translation>
    </message>
    <message>
        <source>正在打清单，请稍等</source>
        <translation>Printing the list…</translation>
    </message>
    <message>
        <source>清单没有打出来，请用手机扫码</source>
        <translation>The list did not print. Please scan the code.</translation>
    </message>
    <message>
        <source>清单停住了，请用手机扫码，或找工作人员</source>
        <translation>The list is held up: scan the code, or call staff</translation>
    </message>
    <message>
        <source>清单可能打出来了，请看看出纸口</source>
        <translation>The list may have come out: please look in the tray</translation>
    </message>
    <message>
        <source>材料清单的二维码</source>
        <translation>Code of the list of what to bring</translation>
    </message>
    <message>
        <source>用手机扫一扫，清单就在手机上，不用网。</source>
        <translation>Scan it: the list is then on your phone, without any network.</translation>
    </message>
</context>
<context>
    <name>ChoiceControl</name>
    <message>
        <source>按拼音的头一个字母找</source>
        <translation>Find by the first letter of the pinyin</translation>
    </message>
    <message>
        <source>再看一些，还有 %1 个</source>
        <translation>Show more, %1 left</translation>
    </message>
</context>
<context>
    <name>ClosedScene</name>
    <message>
        <source>就在这个大厅，请问身边的工作人员</source>
        <translation>In this hall: please ask the staff</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>My case</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>这台机器暂时办不了事</source>
        <translation>This kiosk is out of service</translation>
    </message>
    <message>
        <source>查进度照常。要办事，请到窗口，工作人员帮您办，一样收件。</source>
        <translation>You can still ask how your case stands. To file something, please go to the window: staff help you there.</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>请找</source>
        <translation>Please turn to</translation>
    </message>
    <message>
        <source>问事电话</source>
        <translation>Phone for questions</translation>
    </message>
    <message>
        <source>以前交的都还在</source>
        <translation>What was filed is safe</translation>
    </message>
    <message>
        <source>已经交上的不会丢，照样送到县里。</source>
        <translation>Nothing that was filed is lost. It still goes to the county.</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>接续码</source>
        <translation>Resume code</translation>
    </message>
    <message>
        <source>回到这台机器用：%1</source>
        <translation>Use it at this machine: %1</translation>
    </message>
    <message>
        <source>接续码的二维码</source>
        <translation>The resume code as a QR code</translation>
    </message>
    <message>
        <source>用手机扫一下，就存住了</source>
        <translation>Scan it with a phone to keep it</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>删除</source>
        <comment>on a narrow key</comment>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>CodeScene</name>
    <message>
        <source>开始填</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>填一半，有事要走？</source>
        <translation>Called away half-way?</translation>
    </message>
    <message>
        <source>点“存起来，下次再填”，就替您留 7 天。来了按这个码，接着填。</source>
        <translation>Touch “Save for another day”: it is kept for 7 days. Come back, type this code, go on.</translation>
    </message>
    <message>
        <source>只有这个码打得开</source>
        <translation>Only this code opens it</translation>
    </message>
    <message>
        <source>别给旁人看。忘了码，谁也打不开，只能重新填。</source>
        <translation>Keep it to yourself. Without it nobody can open your answers, and you start again.</translation>
    </message>
    <message>
        <source>先记下这个码，好接着填</source>
        <translation>Note this code, to go on later</translation>
    </message>
    <message>
        <source>拍个照、扫一下或者抄下来都行。一口气能填完，不记也没关系。</source>
        <translation>Photograph it, scan it or write it down. If you finish in one go, you will not need it.</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>姓名、身份证号码、您填的内容、材料照片和签名</source>
        <translation>Name, ID number, your answers, photos of papers, signature</translation>
    </message>
    <message>
        <source>姓名、身份证号码、您填的内容和签名</source>
        <translation>Name, ID number, your answers, signature</translation>
    </message>
    <message>
        <source>同意，继续</source>
        <translation>I agree</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>I do not agree</translation>
    </message>
    <message>
        <source>用您的信息之前，先说清楚</source>
        <translation>Before we use your data</translation>
    </message>
    <message>
        <source>要用什么</source>
        <translation>What we use</translation>
    </message>
    <message>
        <source>您写的话。姓名和电话可以不留。</source>
        <translation>What you write. You need not leave a name or a phone number.</translation>
    </message>
    <message>
        <source>用来做什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>只用来办这一件事，不作别的用</source>
        <translation>For this one matter, and nothing else</translation>
    </message>
    <message>
        <source>谁能看到</source>
        <translation>Who can read it</translation>
    </message>
    <message>
        <source>只有县里的政务平台和办这件事的单位：%1</source>
        <translation>The county platform and the agency that answers: %1</translation>
    </message>
    <message>
        <source>存在哪里，存多久</source>
        <translation>Where it is kept, and how long</translation>
    </message>
    <message>
        <source>没交之前，您一离开就清空。交上去就封存，这台机器自己也打不开；办理单位按档案规定保存。</source>
        <translation>Until you submit, it is erased when you leave. Then it is sealed: even this kiosk cannot open it. The agency keeps it as the rules on records say.</translation>
    </message>
    <message>
        <source>照样能办：回执单会显示在屏幕上，用手机拍下来。</source>
        <translation>You can go on all the same: the slip will be on the screen, to be photographed with a phone.</translation>
    </message>
    <message>
        <source>不同意也能办</source>
        <translation>You may say no</translation>
    </message>
    <message>
        <source>点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。同意之后想反悔，提交之前随时可以退出。</source>
        <translation>Touch &quot;I do not agree&quot;, and staff at the window take your case on paper. If you change your mind later, you can leave at any time before you submit.</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>左上角</source>
        <translation>Upper left corner</translation>
    </message>
    <message>
        <source>右上角</source>
        <translation>Upper right corner</translation>
    </message>
    <message>
        <source>右下角</source>
        <translation>Lower right corner</translation>
    </message>
    <message>
        <source>左下角</source>
        <translation>Lower left corner</translation>
    </message>
    <message>
        <source>拍到的照片</source>
        <translation>The photo as taken</translation>
    </message>
</context>
<context>
    <name>DateControl</name>
    <message>
        <source>更早</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>%1年代</source>
        <translation>%1s</translation>
    </message>
    <message>
        <source>更晚</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>%1 年</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 月</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 日</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>DateReading</name>
    <message>
        <source>您选的是</source>
        <translation>Your choice</translation>
    </message>
    <message>
        <source>还要选</source>
        <translation>Still to choose</translation>
    </message>
    <message>
        <source>还没有选</source>
        <translation>Nothing chosen yet</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>年</source>
        <translation>year</translation>
    </message>
    <message>
        <source>月</source>
        <translation>month</translation>
    </message>
    <message>
        <source>日</source>
        <translation>day</translation>
    </message>
    <message>
        <source>今年满 %1 周岁</source>
        <translation>%1 years old this year</translation>
    </message>
</context>
<context>
    <name>DeskAgent</name>
    <message>
        <source>家里人</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>村（社区）干部</source>
        <translation>Village official</translation>
    </message>
    <message>
        <source>照料的人</source>
        <translation>Carer</translation>
    </message>
    <message>
        <source>别的受托人</source>
        <translation>Another agent</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>Resident ID card</translation>
    </message>
    <message>
        <source>临时身份证</source>
        <translation>Temporary ID card</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>Residence permit (HK, Macao, Taiwan)</translation>
    </message>
    <message>
        <source>外国人永久居留身份证</source>
        <translation>Permanent residence card</translation>
    </message>
    <message>
        <source>护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>代办人是申请人的什么人</source>
        <translation>What the agent is to the applicant</translation>
    </message>
    <message>
        <source>读卡器没读到</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>代办人的证件：身份证放到读卡的地方就行</source>
        <translation>The agent&apos;s document: an ID card can be laid on the reader</translation>
    </message>
    <message>
        <source>代办人的证件</source>
        <translation>The agent&apos;s document</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>DeskAssistPage</name>
    <message>
        <source>帮人办</source>
        <translation>Assist</translation>
    </message>
    <message>
        <source>这一位还没办完</source>
        <translation>This visit is not finished</translation>
    </message>
    <message>
        <source>接着帮这位办</source>
        <translation>Go on with this visit</translation>
    </message>
    <message>
        <source>谁来代办？</source>
        <translation>Who acts for them?</translation>
    </message>
    <message>
        <source>您怎么知道来的是谁？点一下就开始办。</source>
        <translation>How do you know who is here? One touch begins.</translation>
    </message>
    <message>
        <source>办到哪儿，都还在下面的屏幕上。</source>
        <translation>All of it still stands on the screen beneath.</translation>
    </message>
    <message>
        <source>您怎么知道是谁在办？点一下就接着办。</source>
        <translation>How do you know who is here? One touch goes on.</translation>
    </message>
    <message>
        <source>先看清申请人的证件和委托书，再记下代办人。</source>
        <translation>See the applicant&apos;s document and authority first, then note the agent.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>先不结束</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>是，结束</source>
        <translation>Yes, end it</translation>
    </message>
    <message>
        <source>结束这次办理</source>
        <translation>End this visit</translation>
    </message>
    <message>
        <source>接着办</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>开始代办</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>真的结束？</source>
        <translation>Really end it?</translation>
    </message>
    <message>
        <source>没交的内容会从屏幕上清掉。</source>
        <translation>What was not filed is cleared from the screen.</translation>
    </message>
</context>
<context>
    <name>DeskAuditPage</name>
    <message>
        <source>记录完整，没有被改过</source>
        <translation>The record is whole</translation>
    </message>
    <message>
        <source>记录被动过，请报县里</source>
        <translation>The record was altered: tell the county</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>谁、什么时候、做了什么；不记内容</source>
        <translation>Who did what and when; no contents</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>已导出</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>Nothing yet</translation>
    </message>
</context>
<context>
    <name>DeskBar</name>
    <message>
        <source>栏目</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>锁屏</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>DeskCallListPage</name>
    <message>
        <source>要打的电话</source>
        <translation>Calls to make</translation>
    </message>
    <message>
        <source>还有 %1 个，急的在前面</source>
        <translation>%1 to go, the pressing ones first</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>正在看，请稍等</source>
        <translation>Looking, please wait</translation>
    </message>
    <message>
        <source>没有要打的电话</source>
        <translation>No calls to make</translation>
    </message>
</context>
<context>
    <name>DeskCallPage</name>
    <message>
        <source>回列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>看这件</source>
        <translation>Show the filing</translation>
    </message>
    <message>
        <source>没打通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>打通了</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>正在问县里要号码</source>
        <translation>Asking the county for the number</translation>
    </message>
    <message>
        <source>看电话号码</source>
        <translation>Show the number</translation>
    </message>
    <message>
        <source>打完就按下面的键，号码就收起来。</source>
        <translation>Press a key below after the call: the number goes away.</translation>
    </message>
    <message>
        <source>谁看了号码会记下来。</source>
        <translation>Who looks at the number is noted.</translation>
    </message>
    <message>
        <source>号码没拿到</source>
        <translation>No number</translation>
    </message>
    <message>
        <source>这样说</source>
        <translation>What to say</translation>
    </message>
</context>
<context>
    <name>DeskCasePage</name>
    <message>
        <source>正在看最新的情况…</source>
        <translation>Looking at how it stands now…</translation>
    </message>
    <message>
        <source>回到名单</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>这件刚刚有了变化</source>
        <translation>It has just changed</translation>
    </message>
    <message>
        <source>请看清现在的状态，再决定怎么办。</source>
        <translation> Look at how it stands now before you decide.</translation>
    </message>
</context>
<context>
    <name>DeskCheckPage</name>
    <message>
        <source>和本人一起改</source>
        <translation>Correct together</translation>
    </message>
    <message>
        <source>和本人一起补材料</source>
        <translation>Add papers together</translation>
    </message>
    <message>
        <source>交付结果</source>
        <translation>Hand over the result</translation>
    </message>
    <message>
        <source>替本人撤回</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>打开来改</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>去拍照</source>
        <translation>Take photos</translation>
    </message>
    <message>
        <source>交付好了</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>撤回这件</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>先不办</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>撤回以后县里就不办了</source>
        <translation>The county then stops handling it</translation>
    </message>
    <message>
        <source>先看看是不是本人</source>
        <translation>First make sure who it is</translation>
    </message>
    <message>
        <source>要本人同意。以后还想办，要重新交。</source>
        <translation>The resident has to agree. Later it has to be filed anew.</translation>
    </message>
    <message>
        <source>可以把身份证放在读卡器上。</source>
        <translation>An ID card can be laid on the reader.</translation>
    </message>
    <message>
        <source>这张身份证不是交这件的人</source>
        <translation>This card is not of who filed</translation>
    </message>
    <message>
        <source>请换本人的证件。代别人办，请用“帮人办”里的代办。</source>
        <translation>Please take the resident&apos;s own. To act for somebody, use “Assist”.</translation>
    </message>
    <message>
        <source>为什么撤回，本人怎么说（可以不写）</source>
        <translation>Why, in the resident&apos;s words (may be empty)</translation>
    </message>
</context>
<context>
    <name>DeskChecks</name>
    <message>
        <source>看过证件</source>
        <translation>Saw the document</translation>
    </message>
    <message>
        <source>办的时候放身份证，就记成刷卡</source>
        <translation>A card laid on the reader counts as read</translation>
    </message>
    <message>
        <source>原件，人证对得上</source>
        <translation>The original; it is theirs</translation>
    </message>
    <message>
        <source>认识本人</source>
        <translation>Know the person</translation>
    </message>
    <message>
        <source>没带证件，您认识</source>
        <translation>No document; you know them</translation>
    </message>
    <message>
        <source>看过回执单</source>
        <translation>Saw the slip</translation>
    </message>
    <message>
        <source>来问进度、来改的</source>
        <translation>To ask, or to correct</translation>
    </message>
    <message>
        <source>有人代办</source>
        <translation>Somebody acts for them</translation>
    </message>
    <message>
        <source>本人没来，证件都带了</source>
        <translation>Absent; their papers are here</translation>
    </message>
</context>
<context>
    <name>DeskContentsPage</name>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>正在取，请稍等…</source>
        <translation>On their way, please wait…</translation>
    </message>
    <message>
        <source>照片还在路上…</source>
        <translation>Photos are still on their way…</translation>
    </message>
    <message>
        <source>收起来</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>打印申请表</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
</context>
<context>
    <name>DeskContentsRow</name>
    <message>
        <source>照片不在这里</source>
        <translation>The photo is not here</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>看照片</source>
        <translation>See photo</translation>
    </message>
</context>
<context>
    <name>DeskCourierPage</name>
    <message>
        <source>U 盘上的件是封好的，捡到的人打不开；本机的一份不少。</source>
        <translation>The filings on it are sealed: whoever finds the stick cannot open them, and all of them stay here, too.</translation>
    </message>
    <message>
        <source>写好了，可以拔 U 盘</source>
        <translation>Done. You can unplug the stick</translation>
    </message>
    <message>
        <source>回执取回来了</source>
        <translation>The receipts are in</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>U 盘带走</source>
        <translation>By USB stick</translation>
    </message>
    <message>
        <source>没有网的时候，把件带到县里，再把回执带回来</source>
        <translation>Without a network: take filings to the county and bring receipts back</translation>
    </message>
    <message>
        <source>回待送达</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>再来一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>取回执</source>
        <translation>Take in receipts</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>回执看过了，请看下面</source>
        <translation>Receipts read. Please look below</translation>
    </message>
    <message>
        <source>写到 U 盘</source>
        <translation>Write to stick</translation>
    </message>
    <message>
        <source>插了不止一个 U 盘</source>
        <translation>More than one stick is plugged in</translation>
    </message>
    <message>
        <source>没有看到 U 盘</source>
        <translation>No USB stick found</translation>
    </message>
    <message>
        <source>请只留要用的那一个。</source>
        <translation>Leave only the one to be used.</translation>
    </message>
    <message>
        <source>请插好 U 盘，等几秒。</source>
        <translation>Plug it in and wait a few seconds.</translation>
    </message>
    <message>
        <source>正在取回执，请不要拔 U 盘</source>
        <translation>Taking in receipts. Leave the stick in</translation>
    </message>
    <message>
        <source>正在写，写完读回核对，请不要拔 U 盘</source>
        <translation>Writing, then reading back. Leave the stick in</translation>
    </message>
    <message>
        <source>1. 点“写到 U 盘”，写好再拔。</source>
        <translation>1. Touch &quot;Write to stick&quot;; unplug it when done.</translation>
    </message>
    <message>
        <source>2. 带到县里，请他们导入。</source>
        <translation>2. Take it to the county to be taken in.</translation>
    </message>
    <message>
        <source>3. 插回这台机器，点“取回执”。</source>
        <translation>3. Plug it in here again and touch &quot;Take in receipts&quot;.</translation>
    </message>
</context>
<context>
    <name>DeskDigits</name>
    <message numerus="yes">
        <source>按了 %n 位</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskDoctorPage</name>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>再看一遍</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>存报修包</source>
        <translation>Save support bundle</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>报修包存好了，里面没有任何人的信息</source>
        <translation>Support bundle saved; nothing of anybody is in it</translation>
    </message>
    <message>
        <source>正在看，请稍等</source>
        <translation>Looking, please wait</translation>
    </message>
</context>
<context>
    <name>DeskFindPage</name>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>找件</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>号码、身份证号、姓名或日期</source>
        <translation>Number, ID number, name or date</translation>
    </message>
    <message>
        <source>如 20261122、欧阳</source>
        <translation>Such as 20261122, 欧阳</translation>
    </message>
    <message>
        <source>找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>all</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>正在找…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>没有找到。请核对号码，或者换一种找法。</source>
        <translation>Nothing found. Check the number, or look in another way.</translation>
    </message>
    <message>
        <source>也可以直接扫回执单、刷身份证</source>
        <translation>Or scan a slip, or read an ID card</translation>
    </message>
    <message>
        <source>也可以直接扫回执单</source>
        <translation>Or scan a slip</translation>
    </message>
    <message>
        <source>也可以直接刷身份证</source>
        <translation>Or read an ID card</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>回到全部</source>
        <translation>Back to all</translation>
    </message>
</context>
<context>
    <name>DeskFoot</name>
    <message>
        <source>收起键盘</source>
        <translation>Hide keyboard</translation>
    </message>
</context>
<context>
    <name>DeskList</name>
    <message>
        <source>上一页</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>DeskLoginPage</name>
    <message>
        <source>回办事屏幕</source>
        <translation>Back to the kiosk</translation>
    </message>
    <message>
        <source>换个人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>工作人员登录</source>
        <translation>Staff log-in</translation>
    </message>
    <message>
        <source>点自己的名字</source>
        <translation>Touch your name</translation>
    </message>
    <message>
        <source>请按 6 位密码</source>
        <translation>Press your 6 digits</translation>
    </message>
    <message>
        <source>还没有工作人员</source>
        <translation>Nobody is on the staff yet</translation>
    </message>
    <message>
        <source>请技术员在这台机器上运行 sudo kiosk staff add 姓名，登记第一位负责人。</source>
        <translation>A technician makes the first manager on this machine: sudo kiosk staff add NAME.</translation>
    </message>
    <message>
        <source>正在核对……</source>
        <translation>Checking …</translation>
    </message>
</context>
<context>
    <name>DeskNoticeEdit</name>
    <message>
        <source>标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>哪天为止 · 八位数字，如 20261231；空着就一直有效</source>
        <translation>Last day · eight digits, such as 20261231; empty: no end</translation>
    </message>
    <message>
        <source>普通：在“通知”里</source>
        <translation>Normal: among the notices</translation>
    </message>
    <message>
        <source>要紧：也放在首页</source>
        <translation>Urgent: on the start screen too</translation>
    </message>
    <message>
        <source>英文标题，可以不写</source>
        <translation>Heading in English, may be empty</translation>
    </message>
    <message>
        <source>英文内容，可以不写</source>
        <translation>Words in English, may be empty</translation>
    </message>
</context>
<context>
    <name>DeskOutboxPage</name>
    <message>
        <source>最早 %1</source>
        <translation>Oldest: %1</translation>
    </message>
    <message>
        <source>待送达</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>县平台连得上，会自动送</source>
        <translation>The county answers: it is sent by itself</translation>
    </message>
    <message>
        <source>连不上县平台，件都在本机；可以用 U 盘带走</source>
        <translation>No link to the county. All is safe here, and can go by USB stick</translation>
    </message>
    <message>
        <source>全部再送</source>
        <translation>Send all again</translation>
    </message>
    <message>
        <source>U 盘带走</source>
        <translation>By USB stick</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>等着送</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>搁置</source>
        <translation>Parked</translation>
    </message>
    <message>
        <source>可以再送一次</source>
        <translation>Can be sent again</translation>
    </message>
    <message>
        <source>平台不收</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>请找技术员</source>
        <translation>Call a technician</translation>
    </message>
    <message>
        <source>照片和附件</source>
        <translation>Photos and papers</translation>
    </message>
    <message>
        <source>跟在件后面送</source>
        <translation>They follow the filings</translation>
    </message>
    <message>
        <source>还没送到的件</source>
        <translation>Not delivered yet</translation>
    </message>
    <message>
        <source>都送到了</source>
        <translation>All has arrived</translation>
    </message>
    <message>
        <source>件都送到了，还有照片在路上</source>
        <translation>All filings have arrived; photos are on the way</translation>
    </message>
    <message>
        <source>这里的件删不掉：县平台存稳了，本机才会清。</source>
        <translation>Nothing here can be deleted: it goes only when it is safe at the county.</translation>
    </message>
</context>
<context>
    <name>DeskOwn</name>
    <message>
        <source>English</source>
        <comment>the other language, in its own words</comment>
        <translation>中文</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Normal type</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>改密码</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>DeskPeoplePage</name>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>加一个人</source>
        <translation>Add somebody</translation>
    </message>
    <message>
        <source>新密码，只显示这一次</source>
        <translation>A new PIN, shown this once</translation>
    </message>
    <message>
        <source>谁能登录工作台，能做什么</source>
        <translation>Who can log in, and what they may do</translation>
    </message>
    <message>
        <source>记下了，收起来</source>
        <translation>Noted, put it away</translation>
    </message>
    <message>
        <source>回到名单</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>给个新密码</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Let in again</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>请当面告诉%1。第一次登录时要换成自己的。</source>
        <translation>Tell %1 in person. It is changed at the first log-in.</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New PIN</translation>
    </message>
</context>
<context>
    <name>DeskPinPage</name>
    <message>
        <source>现在的密码</source>
        <translation>Your PIN as it is</translation>
    </message>
    <message>
        <source>新的 6 位密码</source>
        <translation>A new PIN of 6 digits</translation>
    </message>
    <message>
        <source>新密码再按一遍</source>
        <translation>The new PIN once more</translation>
    </message>
    <message>
        <source>这个密码是别人给的，先换成自己的。</source>
        <translation>Somebody else gave you this PIN. Make it your own first.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>别用生日，别用 123456。</source>
        <translation>No birthday, no 123456.</translation>
    </message>
</context>
<context>
    <name>DeskRail</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>帮人办</source>
        <translation>Assist</translation>
    </message>
    <message>
        <source>打电话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>找件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>待送达</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>回到栏目</source>
        <translation>Back to sections</translation>
    </message>
    <message>
        <source>锁屏</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>DeskRecordsPage</name>
    <message>
        <source>正在打，请稍等</source>
        <translation>Printing, please wait</translation>
    </message>
    <message>
        <source>打好了，请到打印机取</source>
        <translation>Printed: it is at the printer</translation>
    </message>
    <message>
        <source>打印机停住了，请去看看</source>
        <translation>The printer stopped. Please have a look</translation>
    </message>
    <message>
        <source>没有打出来</source>
        <translation>It was not printed</translation>
    </message>
    <message>
        <source>可能打出来了，请看看出纸口</source>
        <translation>It may have come out. Please look</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Month report</translation>
    </message>
    <message>
        <source>日报</source>
        <translation>Day report</translation>
    </message>
    <message>
        <source>看一天</source>
        <translation>One day</translation>
    </message>
    <message>
        <source>看整月</source>
        <translation>Whole month</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>存 Excel</source>
        <translation>Save Excel</translation>
    </message>
    <message>
        <source>只有数目，没有办事人的内容；少于 5 次的不单列，意见分哪方面要等这个月过完。退回、补材料、办好的，算在本机得知的那一天：过完的一天不会再变。</source>
        <translation>Numbers only, nothing of anybody’s contents. Below 5 nothing is told apart; subjects of opinions once the month is over. What the county told counts on the day this kiosk heard it: a day that is over never changes.</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>已存到 U 盘</source>
        <translation>Saved to the stick</translation>
    </message>
    <message>
        <source>这个月交的</source>
        <translation>Filed that month</translation>
    </message>
    <message>
        <source>当天交的</source>
        <translation>Filed that day</translation>
    </message>
    <message>
        <source>这个月退回的</source>
        <translation>Returned that month</translation>
    </message>
    <message>
        <source>当天退回的</source>
        <translation>Returned that day</translation>
    </message>
    <message>
        <source>现在还没送到的</source>
        <translation>Not delivered yet</translation>
    </message>
</context>
<context>
    <name>DeskResultPage</name>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>正在取结果，请稍等…</source>
        <translation>Fetching the result…</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>The result</translation>
    </message>
    <message>
        <source>收起来</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>打印一份</source>
        <translation>Print a copy</translation>
    </message>
    <message>
        <source>交付结果</source>
        <translation>Hand over the result</translation>
    </message>
</context>
<context>
    <name>DeskServicePlace</name>
    <message>
        <source>排到最前</source>
        <translation>To the top</translation>
    </message>
    <message>
        <source>往前一位</source>
        <translation>One up</translation>
    </message>
    <message>
        <source>往后一位</source>
        <translation>One down</translation>
    </message>
    <message>
        <source>照常排</source>
        <translation>Usual place</translation>
    </message>
    <message>
        <source>重新显示</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>不再显示</source>
        <translation>Show no more</translation>
    </message>
</context>
<context>
    <name>DeskSettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>改过什么</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>改了马上生效；谁改的、什么时候都记着</source>
        <translation>Counts at once; who changed what is kept</translation>
    </message>
    <message>
        <source>最近改的在最上面</source>
        <translation>The latest first</translation>
    </message>
    <message>
        <source>正在办的人办完以后生效</source>
        <translation>Counts when nobody is being served</translation>
    </message>
    <message>
        <source>现在不显示</source>
        <translation>Not shown now</translation>
    </message>
    <message>
        <source>现在排在前面</source>
        <translation>Among the first now</translation>
    </message>
    <message>
        <source>现在照常排</source>
        <translation>In its usual place now</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>回到设置</source>
        <translation>Back to settings</translation>
    </message>
    <message>
        <source>加一条</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>去掉这条</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>这一步没做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>空着就用县平台上的名字</source>
        <translation>empty: as the platform calls it</translation>
    </message>
    <message>
        <source>如 8:30–12:00、14:00–17:30</source>
        <translation>such as 8:30–12:00, 14:00–17:30</translation>
    </message>
    <message>
        <source>八位数字，如 20261231</source>
        <translation>eight digits, such as 20261231</translation>
    </message>
    <message>
        <source>一次写一个名字</source>
        <translation>one name at a time</translation>
    </message>
    <message>
        <source>如 ipp://localhost:631/printers/a4</source>
        <translation>such as ipp://localhost:631/printers/a4</translation>
    </message>
    <message>
        <source>还没有改过</source>
        <translation>Nothing was changed yet</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
</context>
<context>
    <name>DeskTodayPage</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>连着县里</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>连不上县里，件都在本机</source>
        <translation>Not connected, all is kept here</translation>
    </message>
    <message>
        <source>再看一遍</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>这一遍没看成</source>
        <translation>This look failed</translation>
    </message>
    <message>
        <source>正在看，请稍等</source>
        <translation>Looking, please wait</translation>
    </message>
</context>
<context>
    <name>DeskTrial</name>
    <message>
        <source>打一张测试页</source>
        <translation>Print a test page</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>居民身份证</source>
        <translation>Resident ID card</translation>
    </message>
    <message>
        <source>户口簿</source>
        <translation>Household register</translation>
    </message>
    <message>
        <source>临时身份证</source>
        <translation>Temporary ID card</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>Residence permit (Hong Kong, Macao, Taiwan)</translation>
    </message>
    <message>
        <source>外国人永久居留身份证</source>
        <translation>Permanent resident ID card</translation>
    </message>
    <message>
        <source>护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>没有身份证的孩子，号码在户口簿上</source>
        <translation>For a child without an ID card: the number stands in it</translation>
    </message>
    <message>
        <source>用哪种证件？</source>
        <translation>Which document?</translation>
    </message>
    <message>
        <source>点一下，再填姓名和号码</source>
        <translation>Touch one, then type name and number</translation>
    </message>
</context>
<context>
    <name>EnrolAddressPage</name>
    <message>
        <source>请输入登记单上的网址和指纹</source>
        <translation>Type address and fingerprint from the sheet</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>县平台网址，https:// 可以不打</source>
        <translation>Address of the platform; https:// may be left out</translation>
    </message>
    <message>
        <source>指纹，16 位 0–9 和 a–f，空格可以不打</source>
        <translation>Fingerprint: 16 of 0–9 and a–f, with or without the gaps</translation>
    </message>
</context>
<context>
    <name>EnrolCodePage</name>
    <message>
        <source>另外告诉您的那 10 位数字，24 小时内有效</source>
        <translation>The 10 digits that you were told apart, good for 24 hours</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>请按登记码</source>
        <translation>Type the code</translation>
    </message>
    <message>
        <source>%1，开头是 %2</source>
        <translation>%1, beginning with %2</translation>
    </message>
    <message>
        <source>正在向县平台登记，并取密钥和事项目录……</source>
        <translation>Enrolling, and fetching keys and catalogue…</translation>
    </message>
    <message>
        <source>县平台网址</source>
        <translation>Address of the platform</translation>
    </message>
    <message>
        <source>指纹，请与登记单核对</source>
        <translation>Fingerprint: compare it with the sheet</translation>
    </message>
</context>
<context>
    <name>EnrolDevicesPage</name>
    <message>
        <source>没有设。以后在工作台的“设置”里加；没有时回执单显示在屏幕上。</source>
        <translation>None is set. Add one later at the desk, under Settings; without one slips are shown on the screen.</translation>
    </message>
    <message>
        <source>正在看……</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>可以用</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>测试页已交给打印机，请到出纸口看</source>
        <translation>The test page is at the printer: look in the tray</translation>
    </message>
    <message>
        <source>现在用不了</source>
        <translation>Not usable now</translation>
    </message>
    <message>
        <source>没有设。建议插一张卡或 U 盘，在 kiosk.toml 的 second 里写上。</source>
        <translation>None is set. Better leave a card or stick in, and name it as second in kiosk.toml.</translation>
    </message>
    <message>
        <source>可以用，材料会存两份</source>
        <translation>Ready: filings will stand on both</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Open the kiosk</translation>
    </message>
    <message>
        <source>打一张测试页</source>
        <translation>Print a test page</translation>
    </message>
    <message>
        <source>最后看一看设备</source>
        <translation>Last, the devices</translation>
    </message>
    <message>
        <source>全部设备的检查见 kiosk doctor 和工作台的“体检”。</source>
        <translation>All of them are checked by kiosk doctor, and at the desk under Check-up.</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>第二介质</source>
        <translation>Second medium</translation>
    </message>
</context>
<context>
    <name>EnrolHallPage</name>
    <message>
        <source>就是这里</source>
        <translation>It is here</translation>
    </message>
    <message>
        <source>登记好了。是这个大厅吗？</source>
        <translation>Enrolled. Is it this hall?</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>这台机器</source>
        <translation>This kiosk</translation>
    </message>
    <message>
        <source>密钥和事项目录还没取到</source>
        <translation>Keys and catalogue have not come yet</translation>
    </message>
    <message>
        <source>有网时本机自己再取，先用程序自带的目录。</source>
        <translation>The kiosk fetches them when there is a network; until then it has the program’s own.</translation>
    </message>
    <message>
        <source>不是这里？</source>
        <translation>Another hall?</translation>
    </message>
    <message>
        <source>请停下来，告诉县平台：停用这台机器，另做一张登记单。本机照手册“登记”一节清空，从头来。</source>
        <translation>Stop here and tell the platform: revoke this kiosk and make another sheet. Empty this machine as the handbook says under Enrolling, and start over.</translation>
    </message>
</context>
<context>
    <name>EnrolManagerPage</name>
    <message>
        <source>谁是第一位负责人？</source>
        <translation>Who is the first manager?</translation>
    </message>
    <message>
        <source>别的工作人员，由负责人在工作台里加。</source>
        <translation>A manager adds everybody else at the desk.</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>姓名，与工作牌上一样</source>
        <translation>Name, as on the badge</translation>
    </message>
</context>
<context>
    <name>EnrolPinPage</name>
    <message>
        <source>记下了</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>%1的密码，只显示这一次</source>
        <translation>PIN of %1, shown this once</translation>
    </message>
    <message>
        <source>请当面告诉本人。第一次登录时要换成自己的。</source>
        <translation>Tell it in person. It is to be changed at the first log-in.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>EnrolScanPage</name>
    <message>
        <source>没有二维码，自己输入</source>
        <translation>No QR: type it</translation>
    </message>
    <message>
        <source>请扫登记单上的二维码</source>
        <translation>Scan the QR on the enrolment sheet</translation>
    </message>
    <message>
        <source>登记单是县平台用 central enrolment new 做的</source>
        <translation>The platform makes the sheet: central enrolment new</translation>
    </message>
    <message>
        <source>对着摄像头，或用扫码枪扫；都没有时请自己输入。</source>
        <translation>Hold it before the camera or use a scanner; where there is neither, type it.</translation>
    </message>
    <message>
        <source>用命令 sudo kiosk enrol 写一份申请，带到县平台去批；见手册“登记”一节。</source>
        <translation>Write a request with sudo kiosk enrol and take it to the platform; the handbook says how.</translation>
    </message>
    <message>
        <source>没有网络？</source>
        <translation>No network?</translation>
    </message>
</context>
<context>
    <name>EnrolWindow</name>
    <message>
        <source>登记本机</source>
        <translation>Enrol this kiosk</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Setup</translation>
    </message>
    <message>
        <source>由技术员来做，只做一次</source>
        <translation>By a technician, once</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>Not enrolled yet</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>从头来</source>
        <translation>Start over</translation>
    </message>
</context>
<context>
    <name>EventScene</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message numerus="yes">
        <source>一起办 %n 件</source>
        <translation>
            <numerusform>File %n service</numerusform>
            <numerusform>File all %n</numerusform>
        </translation>
    </message>
    <message>
        <source>材料清单</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>这几件一定要办</source>
        <translation>These belong to it</translation>
    </message>
    <message>
        <source>要的话，点一下一起办</source>
        <translation>Touch what you want to add</translation>
    </message>
    <message>
        <source>多久办好</source>
        <translation>How long it takes</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>今天交，最晚 %1</source>
        <translation>Filed today: by %1</translation>
    </message>
    <message>
        <source>在这里填，最多</source>
        <translation>Filling in here, at most</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>问过的不再问，材料只拍一遍</source>
        <translation>Nothing is asked or photographed twice</translation>
    </message>
</context>
<context>
    <name>EventStrip</name>
    <message>
        <source>一件事</source>
        <translation>Life events</translation>
    </message>
    <message>
        <source>一件事，一次办好</source>
        <translation>Life events, in one go</translation>
    </message>
    <message>
        <source>几件一次办好</source>
        <translation>Several in one go</translation>
    </message>
    <message numerus="yes">
        <source>全部 %n 件</source>
        <translation>
            <numerusform>Show %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresControl</name>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>出生年月日</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>末四位</source>
        <translation>Last four</translation>
    </message>
</context>
<context>
    <name>FiledPage</name>
    <message>
        <source>再办一件</source>
        <translation>File another</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>办完了，退出</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>What happens next</translation>
    </message>
    <message>
        <source>交上了，请拍下回执单</source>
        <translation>Filed. Please photograph your slip</translation>
    </message>
    <message>
        <source>交上了，请拿好回执单</source>
        <translation>Filed. Please take your slip</translation>
    </message>
    <message>
        <source>改好的交上了，请拿好新回执单</source>
        <translation>Corrected and filed. Please take the new slip</translation>
    </message>
    <message>
        <source>补的材料交上了，请拿好新回执单</source>
        <translation>Your papers are handed in; please take the new slip</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>FiledScene</name>
    <message>
        <source>办完了，退出</source>
        <translation>Finished, leave</translation>
    </message>
</context>
<context>
    <name>FooterBar</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>GuardianCallPage</name>
    <message>
        <source>大人来了</source>
        <translation>They are here</translation>
    </message>
    <message>
        <source>我一个人来的</source>
        <translation>I came alone</translation>
    </message>
    <message>
        <source>今天来不了</source>
        <translation>Not today</translation>
    </message>
    <message>
        <source>请爸爸妈妈过来一起办</source>
        <translation>Please ask a parent to come</translation>
    </message>
    <message>
        <source>请孩子的监护人过来</source>
        <translation>Please ask the guardian to come</translation>
    </message>
    <message>
        <source>不满 14 岁的孩子，要监护人同意才能办</source>
        <translation>For a child under 14, a guardian has to agree</translation>
    </message>
    <message>
        <source>谁是监护人</source>
        <translation>Who is the guardian</translation>
    </message>
    <message>
        <source>爸爸、妈妈；他们不在了或者管不了，就是爷爷奶奶、外公外婆，或者别的定下来的大人</source>
        <translation>Father or mother; where they cannot be, a grandparent or another adult who was appointed</translation>
    </message>
    <message>
        <source>要带什么</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>监护人自己的身份证，没带也可以按号码</source>
        <translation>The guardian&apos;s own ID card, or its number</translation>
    </message>
    <message>
        <source>大人不在身边？</source>
        <translation>No adult with you?</translation>
    </message>
    <message>
        <source>监护人来不了？</source>
        <translation>The guardian cannot come?</translation>
    </message>
    <message>
        <source>点“我一个人来的”，窗口的工作人员会帮你，也能帮你联系家里。</source>
        <translation>Touch &quot;I came alone&quot;: staff at the window will help you and can call your family.</translation>
    </message>
    <message>
        <source>点“今天来不了”，窗口的工作人员告诉您怎么办。</source>
        <translation>Touch &quot;Not today&quot;: staff at the window tell you what to do.</translation>
    </message>
</context>
<context>
    <name>GuardianConsentPage</name>
    <message>
        <source>我替孩子同意</source>
        <translation>I agree</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>I do not agree</translation>
    </message>
    <message>
        <source>%1，请您替孩子拿个主意</source>
        <translation>%1, please decide for the child</translation>
    </message>
    <message>
        <source>要用孩子的什么</source>
        <translation>What of the child is used</translation>
    </message>
    <message>
        <source>姓名、出生日期、身份证号码、您替孩子填的内容和材料照片</source>
        <translation>Name, date of birth, ID number, your answers and photos of papers</translation>
    </message>
    <message>
        <source>要记您的什么</source>
        <translation>What of you is kept</translation>
    </message>
    <message>
        <source>姓名、证件号码、和孩子的关系、您同意的时间</source>
        <translation>Your name and number, what you are to the child, when you agreed</translation>
    </message>
    <message>
        <source>用来做什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>只用来办这一件事，不作别的用</source>
        <translation>For this one matter, and nothing else</translation>
    </message>
    <message>
        <source>谁能看到，留多久</source>
        <translation>Who can read it, how long it is kept</translation>
    </message>
    <message>
        <source>只有县里的政务平台和%1；交上去就封存，按档案规定保存。</source>
        <translation>The county platform and %1. It is sealed when you submit, and kept as the rules on records say.</translation>
    </message>
    <message>
        <source>不同意也能办</source>
        <translation>You may say no</translation>
    </message>
    <message>
        <source>点“不同意”，到窗口用纸质表格办，一样收件。提交之前想反悔，随时可以退出。</source>
        <translation>Touch &quot;I do not agree&quot; to do it on paper at the window. Until you submit, you can leave at any time.</translation>
    </message>
</context>
<context>
    <name>GuardianRelationPage</name>
    <message>
        <source>爸爸</source>
        <translation>Father</translation>
    </message>
    <message>
        <source>妈妈</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>爷爷奶奶、外公外婆</source>
        <translation>Grandparent</translation>
    </message>
    <message>
        <source>别的监护人</source>
        <translation>Another guardian</translation>
    </message>
    <message>
        <source>当了监护人的</source>
        <translation>Who is the guardian</translation>
    </message>
    <message>
        <source>村里、居委会或者法院定下来的</source>
        <translation>Appointed by the village, the committee or a court</translation>
    </message>
    <message>
        <source>我不是监护人</source>
        <translation>I am not the guardian</translation>
    </message>
    <message>
        <source>您是孩子的什么人？</source>
        <translation>What are you to the child?</translation>
    </message>
    <message>
        <source>孩子不满 14 岁，要监护人同意</source>
        <translation>The child is under 14: a guardian has to agree</translation>
    </message>
    <message>
        <source>%1不满 14 岁，要监护人同意</source>
        <translation>%1 is under 14: a guardian has to agree</translation>
    </message>
    <message>
        <source>为什么问这个？</source>
        <translation>Why we ask</translation>
    </message>
    <message>
        <source>法律护着孩子的信息：不满 14 岁的，要监护人单独同意才能用。</source>
        <translation>The law protects children&apos;s data: under 14, a guardian has to agree to their use, apart from all else.</translation>
    </message>
</context>
<context>
    <name>GuideScene</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>材料清单</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>谁能办</source>
        <translation>Who can apply</translation>
    </message>
    <message>
        <source>多久办好</source>
        <translation>How long it takes</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>法律规定最长 %n 个工作日</source>
        <translation>
            <numerusform>%n working day at most by law</numerusform>
            <numerusform>%n working days at most by law</numerusform>
        </translation>
    </message>
    <message>
        <source>今天交，最晚 %1</source>
        <translation>Filed today: by %1</translation>
    </message>
    <message>
        <source>办好后您会得到</source>
        <translation>What you will get</translation>
    </message>
    <message>
        <source>窗口在哪里</source>
        <translation>Where the window is</translation>
    </message>
    <message>
        <source>问事电话</source>
        <translation>Phone for questions</translation>
    </message>
    <message>
        <source>要花钱吗</source>
        <translation>What it costs</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>Free of charge</translation>
    </message>
    <message>
        <source>在这里填大约要</source>
        <translation>Filling in takes about</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>办事依据和详细指南</source>
        <translation>Law and details</translation>
    </message>
</context>
<context>
    <name>HandwritingPad</name>
    <message>
        <source>写字的地方</source>
        <translation>Paper to write on</translation>
    </message>
    <message>
        <source>用手指写一个字</source>
        <translation>Write one character with a finger</translation>
    </message>
    <message>
        <source>换一批</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>退一笔</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>找工作人员</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>HeaderTools</name>
    <message>
        <source>加时间</source>
        <translation>More time</translation>
    </message>
    <message>
        <source>不着急，加时间</source>
        <translation>No hurry, more time</translation>
    </message>
    <message>
        <source>已加时间</source>
        <translation>Time added</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>English</source>
        <comment>the other language, in its own words</comment>
        <translation>中文</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>已经有了，不用再带</source>
        <translation>On file: no need to bring it</translation>
    </message>
    <message>
        <source>就用上次交的那一份</source>
        <translation>The one you handed in last time is used</translation>
    </message>
    <message>
        <source>纸已经换了新的，或者内容有变化，就点“不用它，重新拍”。</source>
        <translation>If the paper is new or has changed, touch &quot;Photograph it anew&quot;.</translation>
    </message>
</context>
<context>
    <name>HomeScene</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>您好，今天想办什么事？</source>
        <translation>Hello, what do you need?</translation>
    </message>
    <message>
        <source>点一下就开始。不会用，就点右上角“找工作人员”。</source>
        <translation>Touch a topic to begin. For help, touch &quot;Call staff&quot; at the top right.</translation>
    </message>
    <message>
        <source>点一下就开始。不会用，就问旁边的工作人员。</source>
        <translation>Touch a topic to begin. For help, ask the staff beside you.</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 类事</source>
        <translation>
            <numerusform>%n more topic</numerusform>
            <numerusform>%n more topics</numerusform>
        </translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>My case</translation>
    </message>
    <message>
        <source>接着上次填</source>
        <translation>Continue</translation>
    </message>
    <message numerus="yes">
        <source>通知 %n 条</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>意见建议</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>KeyboardWays</name>
    <message>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>手写</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>部首</source>
        <translation>Radical</translation>
    </message>
</context>
<context>
    <name>LegalCard</name>
    <message>
        <source>正式名称</source>
        <translation>Official name</translation>
    </message>
    <message>
        <source>谁来办</source>
        <translation>Who answers</translation>
    </message>
    <message>
        <source>服务对象</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>办事依据</source>
        <translation>Legal basis</translation>
    </message>
</context>
<context>
    <name>LetterKeys</name>
    <message>
        <source>大写</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>好一会儿没有动静了。不点一下，就从屏幕上清掉，不让别人看见。</source>
        <translation>Nothing has been touched for a while. Unless you touch the screen it will be cleared, so that nobody else sees it.</translation>
    </message>
    <message>
        <source>乡办</source>
        <translation>Township Kiosk</translation>
    </message>
    <message>
        <source>%1在帮办</source>
        <translation>%1 assists</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>帮办</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>已联网</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>离线也能办</source>
        <translation>Works offline</translation>
    </message>
    <message>
        <source>已叫人</source>
        <translation>Staff called</translation>
    </message>
    <message>
        <source>找工作人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>回工作台</source>
        <translation>To the desk</translation>
    </message>
    <message>
        <source>还在办吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 秒</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>还在办，加时间</source>
        <translation>Still here</translation>
    </message>
    <message numerus="yes">
        <source>这里最多写 %n 个字</source>
        <translation>
            <numerusform>There is room for %n character</numerusform>
            <numerusform>There is room for %n characters</numerusform>
        </translation>
    </message>
    <message>
        <source>多出来的没有写进去。请看看写全了没有。</source>
        <translation>What is more was not taken. Please check that nothing is missing.</translation>
    </message>
    <message>
        <source>再见，请慢走</source>
        <translation>Goodbye</translation>
    </message>
    <message>
        <source>请带好身份证、材料和回执单。您的内容已从屏幕上清空。
Please take your ID card, papers and slip.</source>
        <translation>Please take your ID card, papers and slip. Your data is erased from the screen.
请带好身份证、材料和回执单。</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>MaterialScene</name>
    <message>
        <source>材料 %1，共 %2 样</source>
        <translation>Paper %1 of %2</translation>
    </message>
    <message>
        <source>材料 %1，共 %2 样，可以不拍</source>
        <translation>Paper %1 of %2, optional</translation>
    </message>
    <message>
        <source>回去拍</source>
        <translation>Back to the camera</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>就用这张</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>正在看…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take photo</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose a photo</translation>
    </message>
    <message>
        <source>重拍一张</source>
        <translation>Retake</translation>
    </message>
    <message>
        <source>没带这一样</source>
        <translation>Not with me</translation>
    </message>
    <message>
        <source>插好存照片的 U 盘，再点“选照片”</source>
        <translation>Plug in the USB stick with your photos, then touch &quot;Choose a photo&quot;</translation>
    </message>
    <message>
        <source>这台机器现在不能拍照，请找工作人员</source>
        <translation>This kiosk cannot take photos now. Please ask the staff</translation>
    </message>
    <message>
        <source>镜头前面很暗。请开灯，看看镜头有没有被挡住</source>
        <translation>It is dark here. Turn on a light; is the lens covered?</translation>
    </message>
    <message>
        <source>没带的话，和旁边的工作人员说一声，带来了再交。</source>
        <translation>If it is not here, tell the staff beside you. It can be filed once it is brought.</translation>
    </message>
    <message>
        <source>四个角都露出来，再点“拍照”</source>
        <translation>All four corners in view, then touch &quot;Take photo&quot;</translation>
    </message>
    <message>
        <source>没带</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>没带，先跳过</source>
        <translation>Not with me, skip</translation>
    </message>
    <message>
        <source>先跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>点要用的那一页</source>
        <translation>Touch the page to use</translation>
    </message>
    <message>
        <source>把四个圆圈拖到纸的四个角上</source>
        <translation>Drag the circles to the paper&apos;s corners</translation>
    </message>
    <message>
        <source>不用它，重新拍</source>
        <translation>Photograph it anew</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>就这样裁</source>
        <translation>Cut here</translation>
    </message>
    <message>
        <source>不裁</source>
        <translation>Do not cut</translation>
    </message>
    <message>
        <source>字看得清就能用</source>
        <translation>Readable is good enough</translation>
    </message>
    <message>
        <source>看不清，就挪到亮的地方，拿稳了重拍。</source>
        <translation>If not readable, move to better light, hold still and take it again.</translation>
    </message>
    <message>
        <source>拉正边角</source>
        <translation>Corners</translation>
    </message>
    <message>
        <source>转一下</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>和第 %1 页对调</source>
        <translation>Swap with page %1</translation>
    </message>
    <message>
        <source>删掉这张</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>拍了做什么？</source>
        <translation>What is it for?</translation>
    </message>
    <message>
        <source>用 U 盘里的照片</source>
        <translation>Use a USB stick</translation>
    </message>
    <message>
        <source>用 U 盘</source>
        <translation>USB stick</translation>
    </message>
    <message>
        <source>存起来，下次再填</source>
        <translation>Save for another day</translation>
    </message>
    <message>
        <source>%1：看得清吗？</source>
        <translation>%1: is it readable?</translation>
    </message>
    <message>
        <source>点要用的那一张</source>
        <translation>Touch the photo to use</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>下次再填</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>有了这一样才能交</source>
        <translation>Needed before you can file</translation>
    </message>
    <message>
        <source>没带的话，请问问工作人员，看能不能先收下、以后再补。</source>
        <translation>If you do not have it, ask the staff whether it can follow later.</translation>
    </message>
    <message>
        <source>把它平放在镜头下面，四个角都露出来，再点“拍照”</source>
        <translation>Lay it flat under the camera, all four corners in view, then touch &quot;Take photo&quot;</translation>
    </message>
    <message>
        <source>对准了，拿稳，再点“拍照”</source>
        <translation>Aim, hold still, then touch &quot;Take photo&quot;</translation>
    </message>
</context>
<context>
    <name>MaterialsCard</name>
    <message numerus="yes">
        <source>要带的 %n 样东西</source>
        <translation>
            <numerusform>%n thing to bring</numerusform>
            <numerusform>%n things to bring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>今天没带也能先办</source>
        <translation>may follow later</translation>
    </message>
    <message>
        <source>，</source>
        <translation>. </translation>
    </message>
    <message>
        <source>%1（有就带）</source>
        <translation>%1 (if you have it)</translation>
    </message>
    <message numerus="yes">
        <source>在这里拍 %n 张</source>
        <translation>
            <numerusform>%n photo here</numerusform>
            <numerusform>%n photos here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>往下还有</source>
        <translation>More below</translation>
    </message>
    <message>
        <source>回到上面</source>
        <translation>Back to top</translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message>
        <source>您叫什么名字？</source>
        <translation>What is your name?</translation>
    </message>
    <message>
        <source>申请人叫什么名字？</source>
        <translation>What is the applicant&apos;s name?</translation>
    </message>
    <message>
        <source>和身份证上的姓名一样</source>
        <translation>As on your ID card</translation>
    </message>
    <message>
        <source>和证件上的姓名一样</source>
        <translation>As on your document</translation>
    </message>
    <message>
        <source>用别的证件</source>
        <translation>Another document</translation>
    </message>
    <message>
        <source>换一种证件</source>
        <translation>Other document</translation>
    </message>
    <message>
        <source>监护人叫什么名字？</source>
        <translation>What is the guardian&apos;s name?</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>带身份证了吗？</source>
        <translation>Do you have your ID card?</translation>
    </message>
    <message>
        <source>放到读卡的地方，姓名自动填好，不用打字。</source>
        <translation>Lay it on the reader: your name fills itself in.</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>打印下来带回家</source>
        <translation>Print it to take home</translation>
    </message>
</context>
<context>
    <name>NoticesScene</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>大厅通知</source>
        <translation>Notices of the hall</translation>
    </message>
    <message>
        <source>要紧：%1</source>
        <translation>Important: %1</translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message>
        <source>预受理号</source>
        <translation>Filing number</translation>
    </message>
    <message>
        <source>%1 存好</source>
        <translation>Kept at %1</translation>
    </message>
    <message>
        <source>已送到县里</source>
        <translation>Arrived at the county</translation>
    </message>
    <message>
        <source>已保存，联网后自动送达</source>
        <translation>Kept safely; sends itself when online</translation>
    </message>
    <message>
        <source>查进度的二维码</source>
        <translation>Code to follow it up</translation>
    </message>
    <message>
        <source>手机扫码查进度</source>
        <translation>Scan to follow it up</translation>
    </message>
    <message>
        <source>手机扫码查进度
别让旁人拍去</source>
        <translation>Scan to follow it up.
Show it to nobody</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>NumberSheet</name>
    <message>
        <source>监护人的身份证号码是多少？</source>
        <translation>What is the guardian&apos;s ID number?</translation>
    </message>
    <message>
        <source>您的身份证号码是多少？</source>
        <translation>What is your ID number?</translation>
    </message>
    <message>
        <source>申请人的身份证号码是多少？</source>
        <translation>What is the applicant&apos;s ID number?</translation>
    </message>
    <message>
        <source>公民身份号码，18 位，最后一位可能是字母 X</source>
        <translation>18 characters; the last may be the letter X</translation>
    </message>
    <message>
        <source>户口簿上孩子那一页的公民身份号码，18 位</source>
        <translation>18 characters, on the child&apos;s page of the register</translation>
    </message>
    <message>
        <source>居住证正面的号码，18 位</source>
        <translation>18 characters, on the front of the permit</translation>
    </message>
    <message>
        <source>18 位数字，或者 3 个字母加 12 位数字</source>
        <translation>18 digits, or 3 letters and 12 digits</translation>
    </message>
    <message>
        <source>在有照片的那一页，字母和数字</source>
        <translation>Letters and digits, on the page with the photo</translation>
    </message>
    <message>
        <source>证件上的号码是多少？</source>
        <translation>What is the number on it?</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>出生年月日</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>末四位</source>
        <translation>Last four</translation>
    </message>
    <message>
        <source>带身份证了吗？</source>
        <translation>Do you have your ID card?</translation>
    </message>
    <message>
        <source>放到读卡的地方，号码自动填好，不用按。</source>
        <translation>Lay it on the reader: the number fills itself in.</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>正在看</source>
        <translation>open</translation>
    </message>
    <message>
        <source>拍好了</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>还没拍</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>第 %1 页</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>要打什么？</source>
        <translation>What shall be printed?</translation>
    </message>
    <message>
        <source>打出来的纸上有您的信息，请都拿走。</source>
        <translation>Your data stand on it: please take every sheet with you.</translation>
    </message>
</context>
<context>
    <name>PhotoChecks</name>
    <message>
        <source>机器看了一遍</source>
        <translation>What the machine sees</translation>
    </message>
    <message>
        <source>四个角都拍到了</source>
        <translation>All four corners</translation>
    </message>
    <message>
        <source>亮度够</source>
        <translation>Bright enough</translation>
    </message>
    <message>
        <source>不糊</source>
        <translation>Sharp</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message numerus="yes">
        <source>PDF，%n 页</source>
        <translation>
            <numerusform>PDF, %n page</numerusform>
            <numerusform>PDF, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>第 %1 页</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>PhraseBar</name>
    <message>
        <source>和我的身份证上一样</source>
        <translation>Same as on my card</translation>
    </message>
    <message>
        <source>和前面填的一样</source>
        <translation>Same as given before</translation>
    </message>
</context>
<context>
    <name>PopularStrip</name>
    <message>
        <source>大家常办</source>
        <translation>Popular</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>预览：%1</source>
        <translation>Preview: %1</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>不保存，不发送</source>
        <translation>Not stored, not sent</translation>
    </message>
    <message>
        <source>结束预览</source>
        <translation>End preview</translation>
    </message>
    <message>
        <source>文件改过以后有错</source>
        <translation>The changed file has a mistake</translation>
    </message>
    <message>
        <source>接着看改之前的</source>
        <translation>Go on with the form as it was</translation>
    </message>
</context>
<context>
    <name>PreviewEdge</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>从头再来</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>看完了，居民到这里就签字</source>
        <translation>That is all: here the resident signs</translation>
    </message>
    <message>
        <source>表格从这里开始</source>
        <translation>The form begins here</translation>
    </message>
    <message>
        <source>这是预览</source>
        <translation>This is a preview</translation>
    </message>
    <message>
        <source>填的什么都不保存，也不发送。文件改了，这里会自动换成新的。</source>
        <translation>Nothing you enter is stored or sent. When the file changes, the new form appears here by itself.</translation>
    </message>
</context>
<context>
    <name>ProgressAnswerPage</name>
    <message>
        <source>再查一个</source>
        <translation>Another number</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>这个号码要请工作人员查</source>
        <translation>Staff have to look this one up</translation>
    </message>
    <message>
        <source>请对着回执单再按一遍。还是没有，就请工作人员帮您查。</source>
        <translation>Please compare it with your slip and type it again, or ask the staff.</translation>
    </message>
    <message>
        <source>旁边的工作人员点“回工作台”，就能查。</source>
        <translation>The staff beside you touch &quot;To the desk&quot; and look it up.</translation>
    </message>
    <message>
        <source>请带上回执单和身份证，点右上角“找工作人员”，或者到窗口。</source>
        <translation>Please take your slip and ID card and touch &quot;Call staff&quot;, or go to the window.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing was found</translation>
    </message>
    <message>
        <source>现在查不了</source>
        <translation>It cannot be looked up now</translation>
    </message>
    <message>
        <source>这台机器还没有连上过县里。</source>
        <translation>This kiosk has not been in touch with the county yet.</translation>
    </message>
    <message>
        <source>现在没有网。县里上一次来消息是 %1，后来的要等有网。</source>
        <translation>There is no network now. Last word from the county came on %1; later news has to wait.</translation>
    </message>
    <message>
        <source>打开来改</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>拍照补上</source>
        <translation>Add papers</translation>
    </message>
    <message>
        <source>看结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>扫一下回执单上的“办事码”，就能在这里拍照补上。没带，就到窗口，工作人员帮您补。</source>
        <translation>Scan &quot;Your code&quot; on the slip to photograph the papers here. Without it, staff at the window will help you.</translation>
    </message>
    <message>
        <source>评一评</source>
        <translation>Rate it</translation>
    </message>
    <message>
        <source>不办了，撤回</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>结果来了</source>
        <translation>The result is here</translation>
    </message>
    <message>
        <source>结果来了，带回执单了吗？</source>
        <translation>The result is here. Do you have your slip?</translation>
    </message>
    <message>
        <source>点“看结果”，在这里一页一页看，也能打印。</source>
        <translation>Touch “Result” to read it here page by page, and print it.</translation>
    </message>
    <message>
        <source>扫一下当时回执单上的“办事码”，就能在这里看、打印。没带，就到窗口。</source>
        <translation>Scan &quot;Your code&quot; on the slip to see and print it here. Without it, please go to the window.</translation>
    </message>
    <message>
        <source>带了当时的回执单吗？</source>
        <translation>Do you have the slip with you?</translation>
    </message>
    <message>
        <source>扫一下回执单上的“办事码”，就能在这里打开来改。没带，就到窗口，工作人员帮您改。</source>
        <translation>Scan &quot;Your code&quot; on the slip to open and change it here. Without the slip, staff at the window will help you.</translation>
    </message>
    <message>
        <source>在这里办不了</source>
        <translation>It cannot be done here</translation>
    </message>
    <message>
        <source>可能不是最新的</source>
        <translation>There may be newer word</translation>
    </message>
    <message>
        <source>回执单上的号码</source>
        <translation>Number on the slip</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>还没有，县里收到后就有</source>
        <translation>None yet; the county gives one</translation>
    </message>
    <message>
        <source>交上的时间</source>
        <translation>Filed on</translation>
    </message>
    <message>
        <source>可以这样办</source>
        <translation>What you can do</translation>
    </message>
</context>
<context>
    <name>ProgressAskPage</name>
    <message numerus="yes">
        <source>请再看看，还可以试 %n 次。</source>
        <translation>
            <numerusform>Please look again. %n try left.</numerusform>
            <numerusform>Please look again. %n tries left.</numerusform>
        </translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>查一查</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>请按回执单上的号码</source>
        <translation>Type the number on your slip</translation>
    </message>
    <message>
        <source>最后四位是多少？</source>
        <translation>What are the last four?</translation>
    </message>
    <message>
        <source>回执单上最大的那行数字；办件编号也行，只按数字</source>
        <translation>The largest figures on the slip; or the digits of the case number</translation>
    </message>
    <message>
        <source>办这件事时留的手机号或身份证号码。没留的，直接点“查一查”</source>
        <translation>Of the phone or ID number you gave. If you gave none, just touch &quot;Look up&quot;</translation>
    </message>
    <message>
        <source>和留的号码对不上</source>
        <translation>This does not match</translation>
    </message>
    <message>
        <source>现在查不了</source>
        <translation>Cannot look it up now</translation>
    </message>
    <message>
        <source>为什么要按这四位？</source>
        <translation>Why these four?</translation>
    </message>
    <message>
        <source>捡到回执单的人不知道这四位，就看不到您的事。</source>
        <translation>Whoever finds your slip does not know them, and so cannot see your case.</translation>
    </message>
</context>
<context>
    <name>ProgressCardPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>没带身份证，按号码</source>
        <translation>No card: use the number</translation>
    </message>
    <message>
        <source>请把身份证放到读卡的地方</source>
        <translation>Please lay your ID card on the reader</translation>
    </message>
    <message>
        <source>放好别动，读到了就自动往下走。只查，不留。</source>
        <translation>Leave it there; it goes on by itself. It is only looked at, not kept.</translation>
    </message>
    <message>
        <source>读到了，正在查…</source>
        <translation>Read. Looking it up…</translation>
    </message>
    <message>
        <source>正在等身份证…</source>
        <translation>Waiting for the card…</translation>
    </message>
    <message>
        <source>读卡器没读到</source>
        <translation>The reader could not read it</translation>
    </message>
</context>
<context>
    <name>ProgressListPage</name>
    <message>
        <source>在机器里存好了，等着送</source>
        <translation>Kept in the kiosk, to be sent</translation>
    </message>
    <message>
        <source>县里已经收到</source>
        <translation>Received by the county</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Being handled</translation>
    </message>
    <message>
        <source>还要补材料</source>
        <translation>More papers are needed</translation>
    </message>
    <message>
        <source>退回了，要改一改</source>
        <translation>Returned: something to change</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>撤回的话交上了</source>
        <translation>Withdrawal handed in</translation>
    </message>
    <message>
        <source>撤回了</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>再查一个</source>
        <translation>Ask about another</translation>
    </message>
    <message>
        <source>您想看哪一件？</source>
        <translation>Which one would you like to see?</translation>
    </message>
    <message>
        <source>%1 · %2 交的</source>
        <translation>%1 · filed %2</translation>
    </message>
</context>
<context>
    <name>ProgressScene</name>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不评了</source>
        <translation>No rating</translation>
    </message>
</context>
<context>
    <name>ProgressSlipPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>扫不出来，按号码</source>
        <translation>Cannot scan: use the number</translation>
    </message>
    <message>
        <source>请扫回执单上的方块码</source>
        <translation>Please scan the square code on the slip</translation>
    </message>
    <message>
        <source>把回执单放平，“办事码”对着镜头或扫码口，读到了就自动往下走。</source>
        <translation>Hold the slip flat, with &quot;Your code&quot; to the camera or scanner. It goes on by itself.</translation>
    </message>
    <message>
        <source>读到了，正在查…</source>
        <translation>Read. Looking it up…</translation>
    </message>
    <message>
        <source>正在等回执单…</source>
        <translation>Waiting for the slip…</translation>
    </message>
    <message>
        <source>回执单就是钥匙</source>
        <translation>The slip is a key</translation>
    </message>
    <message>
        <source>“办事码”能打开交上的材料。请收好，别给别人扫。</source>
        <translation>&quot;Your code&quot; opens what you filed. Keep it safe, and let nobody else scan it.</translation>
    </message>
</context>
<context>
    <name>ProgressWaysPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>办的事到哪一步了？</source>
        <translation>How does your case stand?</translation>
    </message>
    <message>
        <source>挑一样最方便的来查</source>
        <translation>Ask with whatever is at hand</translation>
    </message>
    <message>
        <source>扫回执单上的码</source>
        <translation>Scan the slip</translation>
    </message>
    <message>
        <source>退回要改的，用回执单直接打开改</source>
        <translation>What was returned can be opened and changed with it</translation>
    </message>
    <message>
        <source>放身份证</source>
        <translation>Lay down the ID card</translation>
    </message>
    <message>
        <source>没带回执单也能查，您在这台机器上办的都看得到</source>
        <translation>Shows what was filed here in your name, without a slip</translation>
    </message>
    <message>
        <source>按号码</source>
        <translation>Type the number</translation>
    </message>
    <message>
        <source>回执单上的号码，或办件编号</source>
        <translation>The number on the slip, or the case number</translation>
    </message>
</context>
<context>
    <name>ProgressWithdrawPage</name>
    <message>
        <source>不撤，回去看</source>
        <translation>No, go back</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>撤回的话交上了</source>
        <translation>Your withdrawal is handed in</translation>
    </message>
    <message>
        <source>这件事真的不办了吗？</source>
        <translation>Do you really want to withdraw this?</translation>
    </message>
    <message>
        <source>在这里办不了</source>
        <translation>It cannot be done here</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>What happens next</translation>
    </message>
    <message>
        <source>撤回以后</source>
        <translation>If you withdraw</translation>
    </message>
    <message>
        <source>县里收到就不再办了。以后想办，随时可以再交。</source>
        <translation>The county stops as soon as it hears of it. You can file again at any time.</translation>
    </message>
    <message>
        <source>交上的材料不再往下办。以后想办，要从头再交一次。</source>
        <translation>What you handed in is not handled any further. To go on later you file again from the start.</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>第 %1 题，共 %2 题</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>第 %1 题，共 %2 题，可以不填</source>
        <translation>Question %1 of %2, optional</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>存起来，下次再填</source>
        <translation>Save for another day</translation>
    </message>
    <message>
        <source>为什么问这个？</source>
        <translation>Why we ask</translation>
    </message>
</context>
<context>
    <name>RadicalPad</name>
    <message>
        <source>除了“%1”，还有几画？</source>
        <translation>How many strokes beside &quot;%1&quot;?</translation>
    </message>
    <message>
        <source>先看部首，它有几画？</source>
        <translation>How many strokes has the radical?</translation>
    </message>
    <message>
        <source>没有。请换个画数，或者换个部首。</source>
        <translation>None. Please try another number or another radical.</translation>
    </message>
    <message numerus="yes">
        <source>%n 画</source>
        <comment>strokes of a character</comment>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
    <message>
        <source>换部首</source>
        <translation>Radical</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>On</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>RangeControl</name>
    <message>
        <source>还没有选</source>
        <translation>Nothing chosen yet</translation>
    </message>
    <message>
        <source>少一点</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>多一点</source>
        <translation>More</translation>
    </message>
    <message>
        <source>从 %1 到 %2</source>
        <translation>From %1 to %2</translation>
    </message>
</context>
<context>
    <name>RankControl</name>
    <message>
        <source>第 %1：%2</source>
        <translation>Place %1: %2</translation>
    </message>
    <message>
        <source>往上</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>往下</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>就是这个顺序</source>
        <translation>This order is right</translation>
    </message>
</context>
<context>
    <name>RatingCard</name>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Acceptable</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>谢谢您的评价</source>
        <translation>Thank you for rating us</translation>
    </message>
    <message>
        <source>这次办事，您满意吗？</source>
        <translation>How satisfied are you?</translation>
    </message>
    <message>
        <source>您评的是“%1”。</source>
        <translation>You said: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>不评也没关系；评了，窗口的人看不到</source>
        <translation>You need not answer; the staff here cannot see it</translation>
    </message>
</context>
<context>
    <name>RatingDetailsPage</name>
    <message>
        <source>整体满意度</source>
        <translation>Satisfaction overall</translation>
    </message>
    <message>
        <source>服务效率</source>
        <translation>Speed of the service</translation>
    </message>
    <message>
        <source>服务水平</source>
        <translation>Quality of the service</translation>
    </message>
    <message>
        <source>服务态度</source>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>交上评价</source>
        <translation>Send the rating</translation>
    </message>
    <message>
        <source>还想说细一点吗？</source>
        <translation>Would you like to say more?</translation>
    </message>
    <message>
        <source>不填也行，直接点“交上评价”。</source>
        <translation>You may leave this out: just press “Send the rating”.</translation>
    </message>
</context>
<context>
    <name>RatingPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>RatingReasonsPage</name>
    <message>
        <source>等得太久</source>
        <translation>It took too long</translation>
    </message>
    <message>
        <source>没讲清楚怎么办</source>
        <translation>It was not explained well</translation>
    </message>
    <message>
        <source>要的材料太多</source>
        <translation>Too many papers wanted</translation>
    </message>
    <message>
        <source>跑了好几趟</source>
        <translation>I had to come several times</translation>
    </message>
    <message>
        <source>态度不好</source>
        <translation>I was not treated well</translation>
    </message>
    <message>
        <source>机器不好用</source>
        <translation>The kiosk is hard to use</translation>
    </message>
    <message>
        <source>自己写几句</source>
        <translation>Write it yourself</translation>
    </message>
    <message>
        <source>哪里没让您满意？</source>
        <translation>What was not good?</translation>
    </message>
    <message>
        <source>选一样或几样，自己写也行。只交给县里，窗口的人看不到。</source>
        <translation>Choose one or more, or write. It goes to the county only; nobody at the window sees it.</translation>
    </message>
    <message>
        <source>您写的</source>
        <translation>What you wrote</translation>
    </message>
</context>
<context>
    <name>RatingWordsPage</name>
    <message>
        <source>写好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>想怎么说就怎么写</source>
        <translation>Say it in your own words</translation>
    </message>
    <message>
        <source>不满意的原因</source>
        <translation>Reason for the rating</translation>
    </message>
</context>
<context>
    <name>RepeatScene</name>
    <message>
        <source>第 %1 题，共 %2 题</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>没有了，下一步</source>
        <translation>No more, next</translation>
    </message>
    <message>
        <source>没有，下一步</source>
        <translation>None, next</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>存起来，下次再填</source>
        <translation>Save for another day</translation>
    </message>
    <message>
        <source>一个一个来</source>
        <translation>One by one</translation>
    </message>
    <message>
        <source>加一个，填完那几道题，会回到这一页，可以再加。填错了能改，多了能删。</source>
        <translation>Add one and answer its few questions; then you are back here and can add another. You can change or remove each.</translation>
    </message>
    <message>
        <source>第 %1 个，还没填完</source>
        <translation>No. %1, not finished yet</translation>
    </message>
    <message>
        <source>再加一个</source>
        <translation>Add another</translation>
    </message>
    <message>
        <source>加一个</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>删</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>这次来还能打 %1 份。</source>
        <translation>You may print %1 more on this visit.</translation>
    </message>
    <message>
        <source>这次来最多打 %1 份，打满了。还要，请找工作人员。</source>
        <translation>That was the limit of %1 copies a visit. For more, please ask the staff.</translation>
    </message>
    <message>
        <source>打好了，请取走，别落下。</source>
        <translation>Printed: please take it with you. </translation>
    </message>
    <message>
        <source>这台机器打不了，要纸的请到窗口。</source>
        <translation>This machine does not print. For paper, please ask at the window.</translation>
    </message>
    <message>
        <source>打印机停住了</source>
        <translation>The printer has stopped</translation>
    </message>
    <message>
        <source>请找工作人员。弄好了会自动接着打，不用再点。</source>
        <translation>Please call staff. Then it goes on by itself; no need to touch again.</translation>
    </message>
    <message>
        <source>可能打出来了</source>
        <translation>It may have come out</translation>
    </message>
    <message>
        <source>请看看出纸口。没有就再打一份。</source>
        <translation>Please look in the tray. If it is not there, print again.</translation>
    </message>
    <message>
        <source>回到进度</source>
        <translation>Back to progress</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>正在打…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>打印一份</source>
        <translation>Print a copy</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>The result</translation>
    </message>
    <message>
        <source>没有打出来</source>
        <translation>It was not printed</translation>
    </message>
    <message>
        <source>没打出来的不算。请再试一次，还不行就找工作人员。</source>
        <translation>It does not count. Please try again, or ask the staff.</translation>
    </message>
    <message>
        <source>正在取结果，请稍等…</source>
        <translation>Fetching the result…</translation>
    </message>
    <message>
        <source>只有您的回执单能打开</source>
        <translation>Only your slip opens it</translation>
    </message>
    <message>
        <source>看完点“回到进度”，屏幕上就不留了。</source>
        <translation>When you go back to progress, nothing of it stays on the screen.</translation>
    </message>
</context>
<context>
    <name>ResultTools</name>
    <message>
        <source>上一页</source>
        <translation>Page back</translation>
    </message>
    <message>
        <source>往上看</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>往下看</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>看整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>放大看</source>
        <translation>Larger</translation>
    </message>
</context>
<context>
    <name>ResumeScene</name>
    <message numerus="yes">
        <source>再看看有没有按错，还可以试 %n 次。过了 7 天的，要重新填。</source>
        <translation>
            <numerusform>Check it again; %n more try. After 7 days you start anew.</numerusform>
            <numerusform>Check it again; %n more tries. After 7 days you start anew.</numerusform>
        </translation>
    </message>
    <message>
        <source>请找工作人员看看，或者返回，从头填一份。</source>
        <translation>Ask the staff, or go back and start a new one.</translation>
    </message>
    <message>
        <source>断开的事只留一刻钟。记了接续码的，按码接着填。</source>
        <translation>What broke off is kept for 15 minutes. If you noted a resume code, type it.</translation>
    </message>
    <message>
        <source>没有找到这个码</source>
        <translation>This code was not found</translation>
    </message>
    <message>
        <source>试了 5 次，都没找到</source>
        <translation>5 tries, and nothing was found</translation>
    </message>
    <message>
        <source>这张身份证没有刚断开的事</source>
        <translation>Nothing broke off for this ID card</translation>
    </message>
    <message>
        <source>现在接不上</source>
        <translation>This cannot be gone on with now</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在找…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>刚才断电了？</source>
        <translation>Did the power fail?</translation>
    </message>
    <message>
        <source>把身份证放到读卡的地方，不用按码。</source>
        <translation>Lay your ID card on the reader; no code is needed.</translation>
    </message>
    <message>
        <source>有二维码？</source>
        <translation>Do you have its QR code?</translation>
    </message>
    <message>
        <source>对着摄像头或者扫码口，不用按码。</source>
        <translation>Show it to the camera or the scanner. No need to type.</translation>
    </message>
    <message>
        <source>请按接续码</source>
        <translation>Type your resume code</translation>
    </message>
    <message>
        <source>上次存的时候给您的，8 个字母和数字</source>
        <translation>You were given it: 8 letters and digits</translation>
    </message>
</context>
<context>
    <name>ReviewLine</name>
    <message>
        <source>读卡得来</source>
        <translation>from the card</translation>
    </message>
    <message>
        <source>已拍好</source>
        <translation>Photo taken</translation>
    </message>
    <message>
        <source>没有拍</source>
        <translation>No photo</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Left blank</translation>
    </message>
    <message>
        <source>不用再带</source>
        <translation>On file</translation>
    </message>
    <message>
        <source>已替您选好</source>
        <translation>chosen for you</translation>
    </message>
    <message>
        <source>前面填过</source>
        <translation>answered before</translation>
    </message>
    <message>
        <source>按住看</source>
        <translation>Hold to see</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>ReviewScene</name>
    <message>
        <source>都对，去签字</source>
        <translation>All correct, sign</translation>
    </message>
    <message>
        <source>签了字会怎样</source>
        <translation>What signing does</translation>
    </message>
    <message>
        <source>申请就在这台机器里封好存住。没有网也不会丢，有网自动送到县里。</source>
        <translation>Your application is sealed and kept in this kiosk. Nothing is lost without a network; it goes to the county by itself.</translation>
    </message>
    <message>
        <source>多久有答复</source>
        <translation>When you hear from us</translation>
    </message>
    <message numerus="yes">
        <source>办理单位收到后 %n 个工作日内答复。</source>
        <translation>
            <numerusform>The agency answers within %n working day of receiving it.</numerusform>
            <numerusform>The agency answers within %n working days of receiving it.</numerusform>
        </translation>
    </message>
    <message>
        <source>办理单位请您改</source>
        <translation>What the agency asks you to change</translation>
    </message>
    <message>
        <source>办理单位请您补材料</source>
        <translation>The agency asks for papers</translation>
    </message>
    <message>
        <source>没有写明要改哪里。不清楚就点右上角“找工作人员”。</source>
        <translation>It is not said what to change. If it is not clear, press “Call staff” at the upper right.</translation>
    </message>
    <message>
        <source>没有写明要改哪里。不清楚就问旁边的工作人员。</source>
        <translation>It is not said what to change. If it is not clear, ask the staff beside you.</translation>
    </message>
    <message>
        <source>签字前，请看一遍</source>
        <translation>Please check before you sign</translation>
    </message>
    <message>
        <source>改好了，再签一次字</source>
        <translation>Change it, then sign again</translation>
    </message>
    <message>
        <source>补好了，再签一次字</source>
        <translation>All added: please sign once more</translation>
    </message>
    <message>
        <source>%1，哪里不对就点“改”</source>
        <translation>%1. If something is wrong, touch &quot;Edit&quot;</translation>
    </message>
    <message>
        <source>还有一处填不了，请找工作人员</source>
        <translation>Something is left that cannot be answered here; please ask the staff</translation>
    </message>
</context>
<context>
    <name>SavedScene</name>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>记下了，走了</source>
        <translation>Noted, I am leaving</translation>
    </message>
    <message>
        <source>正在存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>下次怎么接着填</source>
        <translation>How to go on next time</translation>
    </message>
    <message>
        <source>还到这台机器，点“接着上次填”，按这 8 个字。填过的都在。</source>
        <translation>At this same machine touch “Continue” and type these 8 characters. All your answers are there.</translation>
    </message>
    <message>
        <source>没存成</source>
        <translation>It could not be saved</translation>
    </message>
    <message>
        <source>存好了，留 7 天</source>
        <translation>Saved for 7 days</translation>
    </message>
    <message>
        <source>请记下这个码：拍照、扫一下或者抄下来。忘了码就打不开了。</source>
        <translation>Note this code: photograph it, scan it or write it down. Without it nothing opens.</translation>
    </message>
    <message>
        <source>填的都还在，可以接着填完</source>
        <translation>Your answers are still here; you can finish now</translation>
    </message>
    <message>
        <source>这台机器现在存不下了。请接着填完，或者找工作人员看看。</source>
        <translation>This machine has no room to keep it now. Please finish, or ask the staff.</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>摄像头看到的</source>
        <translation>What the camera sees</translation>
    </message>
</context>
<context>
    <name>SceneFrame</name>
    <message>
        <source>更多选择</source>
        <translation>More choices</translation>
    </message>
    <message>
        <source>往下还有</source>
        <translation>More below</translation>
    </message>
</context>
<context>
    <name>ScreenSlipPage</name>
    <message>
        <source>拍好了</source>
        <translation>I have it</translation>
    </message>
    <message>
        <source>请用手机把这一页拍下来</source>
        <translation>Please photograph this page</translation>
    </message>
    <message>
        <source>跟纸回执单一样能用。拍好了再往下走，离开后屏幕上就不留了。</source>
        <translation>It is as good as the slip on paper. Go on once you have it: it does not stay on the screen.</translation>
    </message>
    <message>
        <source>办事码：自己用</source>
        <translation>Your code: keep it</translation>
    </message>
    <message>
        <source>验真码：给别人看</source>
        <translation>Proof: show it</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>搜一搜：高龄津贴、医保、gljt</source>
        <translation>Search: allowance</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>SensitivePage</name>
    <message>
        <source>身份证号码；材料照片（%1）；要填的话，还有银行账号、病情或残疾情况</source>
        <translation>ID number; photos of papers (%1); where asked, your bank account, illness or disability</translation>
    </message>
    <message>
        <source>身份证号码；要填的话，还有银行账号、病情或残疾情况</source>
        <translation>ID number; where asked, your bank account, illness or disability</translation>
    </message>
    <message>
        <source>可以不选。选了，读身份证时就向县里的政务平台查：您办成的事交过什么材料、哪天交的。有的不用再带。</source>
        <translation>Optional. If ticked, the county platform is asked by your ID card what papers you handed in, and when, for cases that were granted. What it has you need not bring.</translation>
    </message>
    <message>
        <source>单独同意</source>
        <translation>I agree, too</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>I do not agree</translation>
    </message>
    <message>
        <source>这几样特别要紧，再问您一次</source>
        <translation>Some of it matters more</translation>
    </message>
    <message>
        <source>敏感个人信息，要您单独同意</source>
        <translation>Sensitive personal data take a consent of their own</translation>
    </message>
    <message>
        <source>是哪几样</source>
        <translation>What that is</translation>
    </message>
    <message>
        <source>为什么非用不可</source>
        <translation>Why it is needed</translation>
    </message>
    <message>
        <source>要核对是您本人、符不符合条件。只用来办这一件事。</source>
        <translation>To see that it is you and that the conditions are met. For this one matter only.</translation>
    </message>
    <message>
        <source>对您有什么影响，怎么保护</source>
        <translation>What it means for you</translation>
    </message>
    <message>
        <source>落到坏人手里会被冒用，所以交上去就加密封存，这台机器自己也打不开。</source>
        <translation>In wrong hands it could be misused. So it is sealed when you submit: even this kiosk cannot open it.</translation>
    </message>
    <message>
        <source>谁能看到，留多久</source>
        <translation>Who can read it, how long it is kept</translation>
    </message>
    <message>
        <source>只有县里的政务平台和%1；按档案规定保存。</source>
        <translation>The county platform and %1. Kept as the rules on records say.</translation>
    </message>
    <message>
        <source>帮我查以前交过的材料</source>
        <translation>Look up papers I handed in before</translation>
    </message>
    <message>
        <source>不同意也能办</source>
        <translation>You may say no</translation>
    </message>
    <message>
        <source>点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。</source>
        <translation>Touch &quot;I do not agree&quot;, and staff at the window take your case on paper.</translation>
    </message>
</context>
<context>
    <name>ServicesScene</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>收起键盘</source>
        <translation>Hide keyboard</translation>
    </message>
    <message>
        <source>一件事，一次办好</source>
        <translation>Life events, in one go</translation>
    </message>
    <message>
        <source>想办什么事？</source>
        <translation>What do you need?</translation>
    </message>
    <message>
        <source>写几个字，比如：津贴、身份证、gljt</source>
        <translation>A few words, such as: allowance, card</translation>
    </message>
    <message>
        <source>没有找到这样的事</source>
        <translation>Nothing like this was found</translation>
    </message>
    <message>
        <source>换个说法试试，或者按类找。还找不到，就点右上角“找工作人员”。</source>
        <translation>Try other words, or look by topic. If that does not help, touch “Call staff” at the upper right.</translation>
    </message>
    <message>
        <source>换个说法试试，或者按类找。还找不到，就问旁边的工作人员。</source>
        <translation>Try other words, or look by topic. If that does not help, ask the staff beside you.</translation>
    </message>
    <message>
        <source>按类找</source>
        <translation>By topic</translation>
    </message>
    <message>
        <source>大家常办的是这些</source>
        <translation>What people ask for most</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>签名的地方</source>
        <translation>Place for your signature</translation>
    </message>
    <message>
        <source>按空格键，画个圈</source>
        <translation>Press the space bar to draw a circle</translation>
    </message>
    <message>
        <source>在这里签名</source>
        <translation>Sign here</translation>
    </message>
</context>
<context>
    <name>SignatureScene</name>
    <message>
        <source>正在存好…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>签好了，提交</source>
        <translation>Signed, submit</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>还是要交</source>
        <translation>File it anyway</translation>
    </message>
    <message>
        <source>重签</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>还是要交，县里两份都看得到；不交，这次改的不留。</source>
        <translation> File it anyway, and the county sees both. If not, these changes are dropped.</translation>
    </message>
    <message>
        <source>这一份交不进去了，这里也不留。要改，请到窗口和办理单位说。</source>
        <translation> This one can no longer be filed, and is not kept. For changes please ask at the window.</translation>
    </message>
    <message>
        <source>不交了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>请用手指签上名字</source>
        <translation>Please sign with your finger</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>还没有存好，什么都没丢</source>
        <translation>Not saved yet; nothing is lost</translation>
    </message>
    <message>
        <source>还没有交：别人先动了这件</source>
        <translation>Not filed: somebody else was quicker</translation>
    </message>
    <message>
        <source>还没有看到签名</source>
        <translation>No signature yet</translation>
    </message>
    <message>
        <source>在下面的框里，像用笔一样写上名字就行。写不了字，画个圈也可以。</source>
        <translation>Write your name in the box below, as with a pen. If you cannot write, draw a circle.</translation>
    </message>
</context>
<context>
    <name>SlipCard</name>
    <message>
        <source>办事回执单</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>看屏幕回执单</source>
        <translation>Show slip</translation>
    </message>
</context>
<context>
    <name>StaffNotices</name>
    <message>
        <source>工作人员请看：%1</source>
        <translation>For staff: %1</translation>
    </message>
</context>
<context>
    <name>StarRow</name>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Acceptable</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>没有评</source>
        <translation>Not rated</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>有答复了</source>
        <translation>There is an answer</translation>
    </message>
    <message>
        <source>请看下面的话。谢谢您的意见。</source>
        <translation>Please read it below. Thank you for your opinion.</translation>
    </message>
    <message>
        <source>在这台机器里存好了</source>
        <translation>Kept in this kiosk</translation>
    </message>
    <message>
        <source>联网后自动送到县里，不用您管。</source>
        <translation>It goes to the county by itself once online.</translation>
    </message>
    <message>
        <source>县里已经收到</source>
        <translation>Received by the county</translation>
    </message>
    <message>
        <source>还没有开始看。有了消息，这里就能查到。</source>
        <translation>Not looked at yet. You will see news here.</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Being handled</translation>
    </message>
    <message>
        <source>办理单位已经受理。</source>
        <translation>The agency has accepted it.</translation>
    </message>
    <message>
        <source>还要补材料</source>
        <translation>More papers wanted</translation>
    </message>
    <message>
        <source>材料带来了，就在这里拍照补上。</source>
        <translation>If you have the papers with you, photograph them here.</translation>
    </message>
    <message>
        <source>退回了，要改一改</source>
        <translation>Returned for changes</translation>
    </message>
    <message>
        <source>不用从头填，改了再签个字就行。</source>
        <translation>You need not start over: change it and sign again.</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>请按下面说的去领结果。</source>
        <translation>Please collect the result as described below.</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>这件事已经办结。</source>
        <translation>This case is closed.</translation>
    </message>
    <message>
        <source>撤回的话交上了</source>
        <translation>Withdrawal handed in</translation>
    </message>
    <message>
        <source>县里收到就不再办了。</source>
        <translation>The county stops as soon as it hears of it.</translation>
    </message>
    <message>
        <source>您要撤回，可县里先受理了。停不停，由办理的人定。</source>
        <translation>You withdrew it, but the county had accepted it. The clerk decides whether it stops.</translation>
    </message>
    <message>
        <source>撤回了</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>这份申请已经撤回，不再办理。</source>
        <translation>This application was withdrawn and is not handled any more.</translation>
    </message>
    <message>
        <source>更新于 %1</source>
        <translation>Updated %1</translation>
    </message>
    <message>
        <source>要补的材料</source>
        <translation>Papers wanted</translation>
    </message>
    <message>
        <source>什么时候交</source>
        <translation>By when</translation>
    </message>
    <message>
        <source>已经过了 %1，请尽快交</source>
        <translation>It was due by %1: please bring them soon</translation>
    </message>
    <message>
        <source>最晚 %1</source>
        <translation>By %1 at the latest</translation>
    </message>
    <message>
        <source>办理单位说</source>
        <translation>The agency says</translation>
    </message>
</context>
<context>
    <name>StepColumn</name>
    <message>
        <source>往前</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>TimeControl</name>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>整点</source>
        <translation>Full hour</translation>
    </message>
    <message>
        <source>%1 点</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 分</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>UnableCard</name>
    <message>
        <source>这台机器不能定位</source>
        <translation>This kiosk cannot tell where you are</translation>
    </message>
    <message>
        <source>这台机器不能录音</source>
        <translation>This kiosk cannot record sound</translation>
    </message>
    <message>
        <source>这台机器不能录像</source>
        <translation>This kiosk cannot record video</translation>
    </message>
    <message>
        <source>这台机器不能收文件</source>
        <translation>This kiosk cannot take files</translation>
    </message>
    <message>
        <source>这里没有可以选的</source>
        <translation>There is nothing to choose from here</translation>
    </message>
    <message>
        <source>这一项可以不填，点“下一步”接着办。要填，请找工作人员。</source>
        <translation>You can leave this out: touch &quot;Next&quot; to go on. To answer it, please ask the staff.</translation>
    </message>
    <message>
        <source>这一项一定要有，请找工作人员。别的题可以先填完。</source>
        <translation>This cannot be left out: please ask the staff. You can answer the other questions first.</translation>
    </message>
</context>
<context>
    <name>WindowScene</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>没关系，请到窗口办</source>
        <translation>That is fine. Please go to the window</translation>
    </message>
    <message>
        <source>这台机器现在收不了</source>
        <translation>This kiosk cannot take it now</translation>
    </message>
    <message>
        <source>%1：工作人员用纸质表格帮您办，一样收件。</source>
        <translation>%1: staff take your case on paper, just the same.</translation>
    </message>
    <message>
        <source>窗口在哪里</source>
        <translation>Where the window is</translation>
    </message>
    <message>
        <source>就在这个大厅，请问身边的工作人员</source>
        <translation>In this hall; please ask the staff</translation>
    </message>
    <message>
        <source>问事电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>您什么都没留下</source>
        <translation>You left nothing behind</translation>
    </message>
    <message>
        <source>机器快存满了</source>
        <translation>The kiosk is nearly full</translation>
    </message>
    <message>
        <source>要监护人一起来</source>
        <translation>A guardian has to come</translation>
    </message>
    <message>
        <source>没有同意，这台机器就没有记您的任何信息。</source>
        <translation>Without your consent this kiosk has kept nothing about you.</translation>
    </message>
    <message>
        <source>工作人员帮着办，也能帮着联系家里。监护人来了，还可以回到这台机器办。</source>
        <translation>Staff will help and can call your family. With a guardian you can come back to this kiosk.</translation>
    </message>
    <message>
        <source>没让您开始填，免得白填。请告诉工作人员：用 U 盘把待传资料带走，就又能收了。查进度照常。</source>
        <translation>So you were not asked to fill anything in for nothing. Please tell the staff: once filings are carried out by USB it works again. You can still ask for progress here.</translation>
    </message>
</context>
</TS>
