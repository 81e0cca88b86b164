import { describe, expect, test } from 'vitest';
import { parseNotice } from '../../src/pipeline.ts';
import { counts } from '../notation.ts';

/** Name, text, what is counted. The expectation is the annotators' rule, not what the parser happens to do. */
type Case = readonly [name: string, text: string, expected: readonly string[]];

const NUMERALS: readonly Case[] = [
  [
    'a number that the edge of a page cuts',
    `${'党支部把整改作为重要政治任务逐条研究逐项落实到人到岗并建立台账\n'.repeat(6)}先后对照巡察反馈意见梳理出具体问题清单并补征历年欠费共计31\n86万元。`,
    ['31\n86万元=31860000元 money'],
  ],
  ['目前 before a number of people is no rank', '目前2名已转正，前3名予以奖励。', ['2名=2名']],
  ['how long people were away, in words', '报账员跟班学习两周，更换密封条六根。', ['两周=2周 duration', '六根=6根']],
  ['千 before 余, 万 behind it', '释放企业资金4千余万元。', ['4千余万元=40000000元 money over']],
  ['万 before a unit that begins with 千', '装机容量2.6万千瓦。', ['2.6万千瓦=26000千瓦 measure']],
  [
    'units that are words with what may follow',
    '11家乡镇卫生院，12名特约监督员，2人为退休干部，5家长期停产企业。',
    ['11家=11家', '12名=12名', '2人=2人', '5家=5家'],
  ],
  ['as many things as are named', '建立问题、任务、责任三张清单。', ['三张=3张']],
  ['a slogan of the same words', '建立三张清单。', []],
  ['the same words a verb further on', '改一项、成一项、巩固一项。', []],
  ['how often something is done', '每半年开展一次“回头看”。', ['一次=1次']],
  ['how long something lasts', '暂停其课题申报资格一年；', ['一年=1年 duration']],
  ['余 before the magnitude', '收回违规资金190余万元。', ['190余万元=1900000元 money over']],
  ['余 after the magnitude', '服务群众14万余人次。', ['14万余人次=140000人次 over']],
  ['多 before the magnitude', '惠及60多万人。', ['60多万人=600000人 over']],
  ['多 after the magnitude', '发放资料3.2万多份。', ['3.2万多份=32000份 over']],
  ['余 without a magnitude', '走访企业30余家。', ['30余家=30家 over']],
  ['decimal with a magnitude', '追缴资金7.132万元。', ['7.132万元=71320元 money']],
  ['many decimals', '盘活资产5.0227万元。', ['5.0227万元=50227元 money']],
  ['thousands separators', '核减投资8,863万元。', ['8,863万元=88630000元 money']],
  ['thousands separators twice, with decimals', '存款余额1,234,567.89元。', ['1,234,567.89元=1234567.89元 money']],
  ['full-width thousands separators', '收入１，８２５．９５亿元。', ['１，８２５．９５亿元=182595000000元 money']],
  ['a separator before a magnitude', '投资1,100万元。', ['1,100万元=11000000元 money']],
  ['full-width digits', '组织培训３５场次。', ['３５场次=35场次']],
  ['a full-width percent sign', '合格率９５．３％。', ['９５．３％=95.3% ratio']],
  ['a comma between clauses is no separator', '走访15,20家企业得到帮扶。', ['20家=20家']],
  ['two magnitudes', '总投资一万五千亿元。', ['一万五千亿元=1500000000000元 money']],
  ['ordinary Chinese numerals', '拨付资金三千五百万元。', ['三千五百万元=35000000元 money']],
  ['financial Chinese numerals', '清退壹佰贰拾万元。', ['壹佰贰拾万元=1200000元 money']],
  ['financial Chinese numerals with traditional magnitudes', '清退叁萬伍仟元。', ['叁萬伍仟元=35000元 money']],
  ['两 is two', '举办培训班两期，选派两名干部。', ['两期=2期', '两名=2名']],
  ['两 inside a number', '两万三千人次参加培训。', ['两万三千人次=23000人次']],
  ['零 inside a number', '涉及一百零八个项目。', ['一百零八个=108个']],
  ['〇 inside a number', '涉及一百〇八个项目。', ['一百〇八个=108个']],
  ['the last place left out', '退还二百五十六元。', ['二百五十六元=256元 money']],
  ['ten by itself', '新建公厕十座。', ['十座=10座']],
  ['余 after a Chinese ten', '召开会议十余次。', ['十余次=10次 over']],
  ['余 between Chinese numeral and magnitude', '化解债务二十余万元。', ['二十余万元=200000元 money over']],
  ['a bare hundred with 余', '走访百余户。', ['百余户=100户 over']],
  ['a bare thousand after 近', '吸引近千人参加。', ['千人=1000人 about']],
  ['a bare ten thousand with 余', '发放宣传册万余份。', ['万余份=10000份 over']],
  ['million in characters and digits', '募集资金3000余万元。', ['3000余万元=30000000元 money over']],
  ['two places with digits', '总投资3亿5千万元。', ['3亿5千万元=350000000元 money']],
  ['two places with digits, the second without a place', '总投资1亿2000万元。', ['1亿2000万元=120000000元 money']],
  ['千 after digits', '受益群众5千人。', ['5千人=5000人']],
  ['百 after digits', '处置房屋3百套。', ['3百套=300套']],
  ['千万', '节约资金2千万元。', ['2千万元=20000000元 money']],
  ['a Chinese decimal', '投资三点五亿元。', ['三点五亿元=350000000元 money']],
  ['a space between number and unit', '制定措施 90 个，覆盖 1100 多名职工。', ['90 个=90个', '1100 多名=1100名 over']],
  ['a space inside the amount', '投入 35 万元。', ['35 万元=350000元 money']],
  ['zero', '政务处分0人，尚有0项未启动。', ['0人=0人', '0项=0项']],
  ['a very long number is still one count', '标识123456789元。', ['123456789元=123456789元 money']],
];

const UNITS: readonly Case[] = [
  ['litres that fall', '百公里油耗由34.5升降至31.9升。', ['34.5升=34.5升 measure', '31.9升=31.9升 measure']],
  ['places, each as often as it was visited', '抽测出水水质40座次。', ['40座次=40座次']],
  ['per cent', '整改完成率76%。', ['76%=76% ratio']],
  ['per mille', '死亡率3.2‰。', ['3.2‰=3.2‰ ratio']],
  ['percentage points', '较上年提升4.2个百分点。', ['4.2个百分点=4.2百分点 ratio']],
  ['tenths', '近六成的问题完成整改。', ['六成=6成 ratio about']],
  ['hours of training', '人均培训40学时，每两周研讨一次。', ['40学时=40学时 duration', '两周=2周 duration', '一次=1次']],
  ['a month', '集中整治三个月。', ['三个月=3个月 duration']],
  ['days', '驻点巡察60天。', ['60天=60天 duration']],
  ['working days', '压缩至3个工作日。', ['3个工作日=3个工作日 duration']],
  ['minutes and seconds', '同比缩短4分20秒。', ['4分20秒=260秒 duration']],
  ['zipped minutes and seconds', '分别缩短4分20秒、2分38秒。', ['4分20秒=260秒 duration', '2分38秒=158秒 duration']],
  ['hours and minutes', '平均用时1小时30分钟。', ['1小时30分钟=90分钟 duration']],
  ['ages', '为65岁以上老年人体检。', ['65岁=65岁 age at-least']],
  ['an age range', '0-3岁婴幼儿照护。', ['0-3岁=0..3岁 age']],
  ['areas', '腾退土地120亩、厂房3500平方米。', ['120亩=120亩 measure', '3500平方米=3500平方米 measure']],
  ['a concentration', '细颗粒物平均浓度35微克/立方米。', ['35微克/立方米=35微克/立方米 measure']],
  ['tonnes a day', '处理能力2万吨/日。', ['2万吨/日=20000吨/日 measure']],
  ['the longest unit wins: 千米 and 千克', '修复河道12千米，收缴渔获30千克。', ['12千米=12千米 measure', '30千克=30千克 measure']],
  ['方面 as the unit', '反馈9方面26个问题。', ['9方面=9方面', '26个=26个']],
  ['方面 after 个', '反馈9个方面26个问题。', ['9个=9个', '26个=26个']],
  ['classes', '梳理4大类12类问题。', ['4大类=4大类', '12类=12类']],
  ['persons and times in one unit', '参训2.53万人次。', ['2.53万人次=25300人次']],
  ['a bracketed unit', '完善制度12项（次）。', ['12项（次）=12项（次）']],
  ['a money unit left out', '其中14.9万用于购置设备。', ['14.9万=149000元 money']],
  ['several classifiers', '查摆问题3条、发函2件、约谈4人、立项1宗。', ['3条=3条', '2件=2件', '4人=4人', '1宗=1宗']],
  ['cases that fell', '投诉由月均18起降到3起，4起立案。', ['18起=18起', '3起=3起', '4起=4起']],
  ['a unit with brackets is kept as printed', '购置仪器18台（套）、工具9台(件)。', ['18台（套）=18台（套）', '9台(件)=9台(件)']],
  ['heat', '入炉煤热值差由210大卡降至75大卡。', ['210大卡=210大卡 measure', '75大卡=75大卡 measure']],
  ['rounds and wheels', '购置三轮保洁车5辆，开展三轮车辆检查。', ['5辆=5辆', '三轮=3轮']],
  ['mushroom logs', '种植木耳30万棒。', ['30万棒=300000棒']],
  ['standard boxes', '吞吐量完成80万标箱。', ['80万标箱=800000标箱']],
  ['台件', '抽查420台件设备', ['420台件=420台件']],
  ['standard coal', '节约37.4万吨标准煤', ['37.4万吨标准煤=374000吨标准煤 measure']],
];

const RANGES: readonly Case[] = [
  ['至', '配备3至5名工作人员。', ['3至5名=3..5名']],
  ['a hyphen', '每村选派1-2人。', ['1-2人=1..2人']],
  ['an em dash', '每村选派1—2人。', ['1—2人=1..2人']],
  ['two em dashes with a magnitude', '奖励30—80万元。', ['30—80万元=300000..800000元 money']],
  ['a wave', '补助5～8万元。', ['5～8万元=50000..80000元 money']],
  ['the unit twice', '奖励30万元至80万元。', ['30万元至80万元=300000..800000元 money']],
  ['per cent twice', '占比提高到10%-15%。', ['10%-15%=10..15% ratio']],
  ['Chinese numerals', '确定三至五个示范村。', ['三至五个=3..5个']],
  ['two neighbouring digits', '每年开展三四次检查。', ['三四次=3..4次']],
  ['4、5次 is one range', '重复检查4、5次之多。', ['4、5次=4..5次']],
  ['two separate figures in a list', '分别检查4次、7次。', ['4次=4次', '7次=7次']],
];

const FRACTIONS: readonly Case[] = [
  ['a third', '三分之一的支部未按期换届。', ['三分之一=0.3333 ratio']],
  ['two thirds or more', '三分之二以上的村完成清理。', ['三分之二=0.6667 ratio at-least']],
  ['per cent in words', '完成率达百分之九十五。', ['百分之九十五=95% ratio']],
  ['per cent in words, with a decimal', '完成率达百分之九十五点三。', ['百分之九十五点三=95.3% ratio']],
  ['per cent in words, with digits', '完成率达百分之95。', ['百分之95=95% ratio']],
  ['a hundred per cent in words', '完成率达百分之百。', ['百分之百=100% ratio']],
  ['per mille in words', '控制在千分之五。', ['千分之五=5‰ ratio']],
  ['a coefficient', '有效利用系数提高到0.562。', ['0.562=0.562 ratio']],
  ['a coefficient that fell', '基尼系数由0.41降至0.38。', ['0.41=0.41 ratio', '0.38=0.38 ratio']],
];

const BOUNDS: readonly Case[] = [
  ['彩超 is no bound', '添置彩超3台。', ['3台=3台']],
  ['nearly, behind 已', '拖欠时间已近4年。', ['4年=4年 duration about']],
  ['the last years are when', '近4年未检查。', ['4年=4年 duration']],
  ['超', '服务群众超2万人次。', ['2万人次=20000人次 over']],
  ['超过', '节约资金超过30万元。', ['30万元=300000元 money over']],
  ['突破', '营业收入突破5亿元。', ['5亿元=500000000元 money over']],
  ['高于', '药占比高于30%。', ['30%=30% ratio over']],
  ['higher by so much', '高于全省平均3个百分点。', ['3个百分点=3百分点 ratio']],
  ['逾', '逾百家单位参与。', ['百家=100家 over']],
  ['约', '涉及金额约12万元。', ['12万元=120000元 money about']],
  ['近', '近300名干部参加。', ['300名=300名 about']],
  ['左右', '培训40天左右。', ['40天=40天 duration about']],
  ['以上 after the unit', '两名以上班子成员到场。', ['两名=2名 at-least']],
  ['及以上', '3人及以上集体研究。', ['3人=3人 at-least']],
  ['以内', '控制在5万元以内。', ['5万元=50000元 money at-most']],
  ['以下', '降至10%以下。', ['10%=10% ratio at-most']],
  ['低于', '合格率低于60%。', ['60%=60% ratio at-most']],
  ['不到', '参会率不到50%。', ['50%=50% ratio at-most']],
  ['之多 says nothing', '重复报销12次之多。', ['12次=12次']],
  ['大约', '大约20户受影响。', ['20户=20户 about']],
  ['months and more', '工资拖欠三个多月，培训持续两个多小时。', ['三个多月=3个月 duration over', '两个多小时=2小时 duration over']],
  ['years and more', '合同到期两年多未续签，停工3年多。', ['两年=2年 duration over', '3年=3年 duration over']],
  ['years, and many times', '近三年多次检查，五年多方筹资。', ['三年=3年 duration', '五年=5年 duration']],
  ['tenths and more', '投诉量下降四成多，降幅两成多。', ['四成=4成 ratio over', '两成=2成 ratio over']],
  ['twice and more', '产量增长两倍多。', ['两倍=2倍 ratio over']],
  [
    'words before the share',
    '按不低于编制总数2%配备，不得超过合同总价的15%。',
    ['2%=2% ratio at-least target', '15%=15% ratio at-most target'],
  ],
  ['what is over a share of something', '超过合同总价一成的项目重新报批。', ['一成=1成 ratio over']],
  ['over by so much', '水位超过警戒线1.5米，超出计划8个百分点。', ['1.5米=1.5米 measure', '8个百分点=8百分点 ratio']],
  ['破', '视频播放量破5万次，侦破3起。', ['5万次=50000次 over', '3起=3起']],
  ['节约 is no 约', '节约30万元。', ['30万元=300000元 money']],
  ['附近 is no 近', '学校附近3家网吧被取缔。', ['3家=3家']],
  [
    'a bound printed once for a zipped list',
    '入学率、巩固率分别保持在98%、95%以上。',
    ['98%=98% ratio at-least', '95%=95% ratio at-least'],
  ],
];

const MODALITY: readonly Case[] = [
  [
    'goals listed behind semicolons',
    '2025年主要预期目标是：工业增加值增长8%；财政收入增长4%。',
    ['8%=8% ratio target', '4%=4% ratio target'],
  ],
  ['within so many days', '发出提示函，限五日内补齐。', ['五日=5日 duration at-most target']],
  ['拟 before a number', '拟建120平方米的心理辅导中心。', ['120平方米=120平方米 measure target']],
  ['how long it has become', '应急响应时间缩短至15分钟以内。', ['15分钟=15分钟 duration at-most']],
  ['what was done of a plan', '计划改造管网42公里，审计时仅完成15.7公里。', ['42公里=42公里 measure target', '15.7公里=15.7公里 measure']],
  [
    'a share of what was planned',
    '完成投资47亿元，占年度计划52亿元的90.4%。',
    ['47亿元=4700000000元 money', '52亿元=5200000000元 money target', '90.4%=90.4% ratio'],
  ],
  [
    'a demand before a list',
    '三处站场每年演练分别不少于4次、3次、2次。',
    ['三处=3处', '4次=4次 at-least target', '3次=3次 at-least target', '2次=2次 at-least target'],
  ],
  ['a demand towards something', '每季度对不少于两个村开展抽查。', ['两个=2个 at-least target']],
  ['too little is no demand', '岸电设施年均使用时长不足120小时。', ['120小时=120小时 duration at-most']],
  ['力争', '力争全年引进人才20名。', ['20名=20名 target']],
  ['a rhythm with what is done in it', '每半月向局党组报告一次进展。', ['一次=1次']],
  ['beyond so many of something', '100张床位以上的7家医院全部联网。', ['100张=100张 at-least', '7家=7家']],
  ['计划', '计划引进6名硕士。', ['6名=6名 target']],
  ['what is under way is there', '力争年底前让正在推进的2个问题全部清零，整改4个项目。', ['2个=2个', '4个=4个 target']],
  ['a demand on every time', '每次至少开展1次研讨。', ['1次=1次 at-least target']],
  ['not less than, in a rule', '明确每季度不少于一次专题研究。', ['一次=1次 at-least target']],
  [
    'a time that is set',
    '责令施工单位20天内返修，限定30日内报告。',
    ['20天=20天 duration at-most target', '30日=30日 duration at-most target'],
  ],
  [
    'a ban for a time',
    '两年内不得参与投标，两年内共查处3起。',
    ['两年=2年 duration at-most target', '两年=2年 duration at-most', '3起=3起'],
  ],
  ['what must be', '采购须经3名以上评委签字，投票率须达到90%以上。', ['3名=3名 at-least target', '90%=90% ratio at-least target']],
  ['what must not be, and what must be done', '毋须经2名科长签字，列明须集体研究的事项21项。', ['2名=2名', '21项=21项']],
  [
    'how it has become',
    '平均响应时间缩短到30分钟以内，均在48小时内答复。',
    ['30分钟=30分钟 duration at-most', '48小时=48小时 duration at-most'],
  ],
  ['a rate within a time', '48小时内办结率达到97%。', ['48小时=48小时 duration at-most', '97%=97% ratio']],
  ['what readers are asked', '请于公示之日起10个工作日内反映。', ['10个工作日=10个工作日 duration at-most target']],
  ['what it is raised from', '力争补贴从每人每月200元提高到350元。', ['200元=200元 money', '350元=350元 money target']],
  ['all there are', '力争带动全县86个行政村增收，剩余的9户年底前搬迁。', ['86个=86个', '9户=9户']],
  ['what was striven for and got', '争取周转编制6个，力争引进医师6名。', ['6个=6个', '6名=6名 target']],
  ['确保', '确保完成率达到95%以上。', ['95%=95% ratio at-least target']],
  ['a frequency is actual', '坚持每月开展1次检查。', ['1次=1次']],
  ['done is actual', '已完成改造12个小区。', ['12个=12个']],
  ['what exists and is acted on', '对31件建议建立台账。', ['31件=31件']],
  ['an office for planning', '计划财务处将25万元缴入专户，计划投资30万元。', ['25万元=250000元 money', '30万元=300000元 money target']],
  ['an estimate that was cut', '核减概算2.37亿元，项目概算投资5亿元。', ['2.37亿元=237000000元 money', '5亿元=500000000元 money target']],
];

const IMPLIED: readonly Case[] = [
  ['money by its verb', '投入14.9万购置设备。', ['14.9万=149000元 money']],
  ['decimals that share a unit', '分别提升1.2、2.3个百分点。', ['1.2=1.2百分点 ratio', '2.3个百分点=2.3百分点 ratio']],
  ['figures that share a unit', '新建村卫生室12、15、18家。', ['12=12家', '15=15家', '18家=18家']],
  ['small figures in a list are ordinals', '落实第1、2、3项任务。', []],
];

const CHINESE_THAT_COUNT: readonly Case[] = [
  ['wells', '关停自备井五十八眼。', ['五十八眼=58眼']],
  ['no less than', '公示期不短于一个月。', ['一个月=1个月 duration at-least target']],
  ['N个 outside quotes', '建成三个示范点。', ['三个=3个']],
  ['N个 before a quoted name', '开展三个“一号工程”攻坚。', ['三个=3个']],
  ['N项 with a noun', '出台六项制度。', ['六项=6项']],
  ['N centres', '胸痛、卒中、创伤三个中心建成投用。', ['三个=3个']],
  ['one after a bound', '每季度不少于一次。', ['一次=1次 at-least target']],
  ['a share of what was expected', '提前下达资金占预计规模的77.6%。', ['77.6%=77.6% ratio']],
  ['planned and carried out', '局党组科学谋划实施，规定了7个方面检查内容。', ['7个=7个']],
  ['a plan', '谋划实施水利项目7个。', ['7个=7个 target']],
  ['meetings that are counted', '县委先后召开三次会议研究。', ['三次=3次']],
  ['neighbours', '召开二、三次会议。', ['二、三次=2..3次']],
  ['what is revised so often', '方案先后修改三稿，易稿两次。', ['三稿=3稿', '两次=2次']],
  ['the draft that is the second', '形成二稿。', []],
  ['stages that are added', '付款前增加一道复核，增设部门、财务、审计三道关口。', ['一道=1道', '三道=3道']],
  ['figures of speech', '筑牢三道防线，一道推进。', []],
  ['a Chinese numeral behind a bound', '领导干部讲党课不少于五节。', ['五节=5节 at-least target']],
  ['a festival', '两节期间开展检查。', []],
  ['weeks', '责成其两周内补报到位，集中一周时间清查。', ['两周=2周 duration at-most target', '一周=1周 duration']],
  ['how long something takes', '停电提前一天通知，专家每周坐诊一天。', ['一天=1天 duration', '一天=1天 duration']],
  ['one day', '一天到晚忙于事务，有一天突然停产。', []],
  ['half months and months', '整改期限为六个月。', ['六个月=6个月 duration']],
  ['long numerals before any unit', '更换软管六千七百余根，新增参数三百项。', ['六千七百余根=6700根 over', '三百项=300项']],
  ['days within which', '在十五日内答复，公示期为七日。', ['十五日=15日 duration at-most target', '七日=7日 duration']],
  ['a film and floors', '拍摄警示教育片一部，主楼地上九层。', ['一部=1部', '九层=9层']],
  ['teams by digits', '组建5支队伍。', ['5支=5支']],
  ['tenths of those named', '两成企业处于亏损状态。', ['两成=2成 ratio']],
  ['so often they meet', '每周至少碰头一次。', ['一次=1次 at-least target']],
];

/** What is written with digits or numerals and counts nothing. */
const REJECTED: readonly (readonly [name: string, text: string])[] = [
  ['years of schooling', '学前三年毛入园率、九年义务教育巩固率稳步提高。'],
  ['a second round', '稳步推进二轮延包试点。'],
  ['an ordinal meeting', '召开第45次常务会议。'],
  ['an ordinal batch', '第三批主题教育启动。'],
  ['an ordinal in a list', '第一、二、三巡察组进驻。'],
  ['hours with a point', '受理时间为工作日早8点至晚6点。'],
  ['the day of the news', '县生态环境局28日公布整改进展。'],
  ['a session', '县八届人大三次会议、政协十五届四次全会召开。'],
  ['ordinals one by one', '区委一、二、三轮巡察。'],
  ['an ordinal range', '第3至5期简报刊发。'],
  ['a rank', '综合排名进入全省前10名。'],
  ['a rank with 第', '排名第9，位列第135位。'],
  ['the last ranks', '考核处于末三位。'],
  ['前N', '质量指标位列前10。'],
  ['a grade of hospitals', '二级以上医院全部接入。'],
  ['三甲', '创建三甲医院。'],
  ['a grade by amount', '亿元以上项目全部开工。'],
  ['a project phase', '推进污水处理厂二期工程。'],
  ['an anniversary', '庆祝建院七十周年。'],
  ['双', '实现经济效益和社会效益双提升。'],
  ['the first', '建成全市首个智慧病房。'],
  ['nobody', '全年无一人违纪。'],
  ['a batch', '整治一批突出问题。'],
  ['every half year', '每半年研究。'],
  ['a document number', '印发某办发〔2021〕72号文件。'],
  ['a document number in square brackets', '印发某办[2024]38号文件。'],
  ['a figure inside 《》', '印发《2024年十项重点任务清单（2024-2026年）》。'],
  ['a phone number', '联系电话：0576-88536315。'],
  ['a postcode', '邮编：317000。'],
  ['a house number', '地址：某某市解放路608号。'],
  ['5G', '建设5G基站。'],
  ['a virus', '防控H7N9疫情。'],
  ['a field strength', '购置1.5T磁共振。'],
  ['PM2.5', 'PM2.5浓度下降。'],
  ['a shop number', '收回11#商铺。'],
  ['a generation in quotes', '选拔“8090”后干部。'],
  ['a plan in quotes', '开展“百千万”服务活动。'],
  ['a policy in quotes', '落实“两个责任”。'],
  ['a sum as a name', '构建1+4体系，落实“8+6+3”部署。'],
  ['N大 with a name', '实施五大专项行动和28大行动。'],
  ['N大 centres', '建成五大共享中心。'],
  ['两癌', '开展两癌筛查。'],
  ['三重一大', '执行三重一大制度。'],
  ['四高共管', '推进四高共管。'],
  ['三会一课', '落实三会一课制度。'],
  ['四个意识', '增强四个意识，坚定四个自信，做到两个维护。'],
  ['一把手', '一把手负总责，落实一岗双责。'],
  ['十四五', '编制十四五规划。'],
  ['a congress', '学习二十届三中全会精神。'],
  ['a denominator of persons', '每千人口配备。'],
  ['placeholders', '整改XX个问题，涉及X人。'],
  ['一 as an article', '形成一套制度、一项机制，开展一次谈话式的交流。'],
  ['一户一策', '实行一户一策、一人一档。'],
  ['a time of day', '受理时间：8:00-20:00。'],
  ['a version', '升级系统至3.2.1版本。'],
  ['a bare year range', '实施2021—2022学年计划。'],
  ['idioms with numerals', '千方百计、一五一十、三令五申地强调。'],
  ['统一 ends in a numeral', '统一思想，进一步提高认识。'],
  ['唯一', '唯一途径。'],
  ['万 in a word', '千万不能松懈，万一发生问题要问责。'],
  ['一般 and 一些', '一般性支出压减，一些单位整改滞后。'],
  ['百姓 and 十分', '百姓十分满意。'],
  ['a name of three teams', '发挥好三支队伍作用。'],
  ['list markers', '一是加强领导；二是压实责任。'],
  ['site chrome', '浏览次数：1024次\n关于巡察整改情况的通报\n正文。'],
  ['a slogan', '建立“一个问题、一名县领导、一个专班”机制'],
  ['a version', '平台升级到2.0。'],
];

const ALL: Readonly<Record<string, readonly Case[]>> = {
  numerals: NUMERALS,
  units: UNITS,
  ranges: RANGES,
  fractions: FRACTIONS,
  bounds: BOUNDS,
  modality: MODALITY,
  'implied units': IMPLIED,
  'Chinese numerals that count': CHINESE_THAT_COUNT,
};

for (const [what, cases] of Object.entries(ALL)) {
  describe(what, () => {
    test.each(cases)('%s', (_name, text, expected) => {
      expect(counts(text)).toEqual(expected);
    });
  });
}

describe('what counts nothing', () => {
  test.each(REJECTED)('%s', (_name, text) => {
    expect(counts(text)).toEqual([]);
  });
});

const outlook = (plan: string) =>
  `关于审计整改情况的报告\n一、反馈问题整改情况\n1.关于账实不符的问题。整改情况：盘点入账。\n2.关于公开不及时的问题。整改情况：补充公开。\n二、下一步打算\n一是逐项跟踪。二是${plan}。`;

describe('figures of a table', () => {
  test.each([
    [
      'the unit in the head of the column',
      '年份\t应退(元)\t已退(元)\n2023\t8,460.00\t8,460.00\n2024\t1200\t0',
      ['8,460.00=8460元 money', '8,460.00=8460元 money', '1200=1200元 money', '0=0元 money'],
    ],
    [
      'the unit in the name of the row',
      '指标\t2023年\t2024年\n出院患者手术占比(%)\t24.6\t≥33',
      ['24.6=24.6% ratio', '33=33% ratio at-least'],
    ],
    ['the unit above the table', '(单位：万元)\n乡镇\t拨付\t结余\n柳河镇\t120.5\t3', ['120.5=1205000元 money', '3=30000元 money']],
    ['no unit anywhere', '乡镇\t拨付\t结余\n柳河镇\t120.5\t3', []],
    ['a column of names beside a unit', '姓名\t工号\t补贴(元)\n周某\t1024\t300', ['300=300元 money']],
  ])('%s', (_name, table, expected) => {
    expect(counts(`关于整改情况的通报\n一、反馈问题整改情况\n1.关于退费不及时的问题。全部退还。\n${table}\n以上资金已全部退还。`)).toEqual(
      expected,
    );
  });
});

test('what a plan says was found is no plan', () => {
  const plan = [
    '云岭学校党委关于巡察反馈意见的整改方案',
    '2025年3月10日至5月9日，区委第三巡察组对学校党委开展了巡察，6月18日反馈意见。学校党委对照反馈意见逐条拆解，明确责任领导、责任处室和完成时限，逐项建立台账，逐项对账销号，确保事事有人管、件件有着落。为把问题改彻底、改到位，让师生看得见、摸得着，现制定方案如下，请各党支部、各处室、各专业部结合实际认真抓好落实。',
    '一、具体任务',
    '问题1：食堂管理不严。多付货款11.47万元。',
    '整改目标：追回货款。',
    '整改措施：引入4家供货商。',
    '问题2：轮岗缓慢。任职超过十年的6人。',
    '整改目标：应轮尽轮。',
    '整改措施：轮岗5人。',
  ].join('\n');
  expect(parseNotice(plan).counts.map((c) => `${c.text} ${c.modality}`)).toEqual([
    '11.47万元 actual',
    '4家 target',
    '十年 actual',
    '6人 actual',
    '5人 target',
  ]);
});

test('a column of what is aimed at', () => {
  const report =
    '青屏县人民医院2024年工作总结和2025年工作计划\n一、2024年工作总结\n主要指标如下。\n指标\t2024年\t2025年目标\n开放床位\t912张\t950张\n平均住院日\t7.3天\t≤7天\n二、2025年工作计划\n（一）抓服务。新增门诊3个。';
  expect(
    parseNotice(report)
      .counts.filter((c) => c.modality === 'target')
      .map((c) => c.text),
  ).toEqual(['950张', '7天', '3个']);
});

describe('planned figures beside what there is', () => {
  test.each([
    ['from what there is', '将报账时间由15天压缩到7天', ['15天=15天 duration', '7天=7天 duration target']],
    ['what it is done to', '对评分低于85分的单位启动约谈', ['85分=85分 at-most']],
    ['how much of it', '对已销号问题按10%的比例抽查', ['10%=10% ratio target']],
    ['what the plan itself lists', '抓好三项工作：建泵站6座', ['三项=3项', '6座=6座 target']],
    ['what is left over', '盯紧3个未完成的问题，1项正在推进的任务由局长挂帅', ['3个=3个', '1项=1项']],
    ['how often it will be done', '对已销号问题每半年抽查一次，对3个单位回访', ['一次=1次 target', '3个=3个']],
    ['what is covered', '实现12个院区轮审全覆盖，新建中心3个', ['12个=12个', '3个=3个 target']],
    ['what was done a year before', '新建中心3个，去年已建成2个', ['3个=3个 target', '2个=2个']],
  ])('%s', (_name, plan, expected) => {
    expect(counts(outlook(plan))).toEqual(expected);
  });

  test('a notice that calls others together asks for what it counts', () => {
    const text =
      '某县人民政府办公室关于召开审计整改推进会的通知\n一、会议内容\n通报整改进展，47个问题已整改31个。\n二、参会人员\n各单位财务负责人1名。\n三、有关要求\n参会人员提前15分钟入场。去年的会议有6家单位替会。';
    expect(counts(text)).toEqual(['47个=47个', '31个=31个', '1名=1名 target', '15分钟=15分钟 duration target', '6家=6家']);
  });
});

test('a figure right behind the point of a marker', () => {
  const text = '关于召开座谈会的通知\n参会人员：\n1.分管领导；\n2.22家单位负责人；\n3.村民代表。';
  expect(counts(text)).toEqual(['22家=22家']);
});
