import type { CountKind } from '../model/vocabulary.ts';

/** One unit: how it is printed, what kind of count it makes, and what may not follow (which would make it part of another word). */
export interface Unit {
  readonly text: string;
  readonly kind: CountKind;
  /** What the output prints for it, where that differs from the text (个百分点 → 百分点). */
  readonly as: string;
  /** Followed by one of these, it is no unit here (人 in 人才, 分 in 分别). */
  readonly not: readonly string[];
  /** The same by their first character, for a quick no. */
  readonly notFirst: string;
  /** Its second character by code, or -1, for another. */
  readonly second: number;
  /** The same after Arabic digits, where few of those words can stand: 11家|乡镇卫生院, 2人|为退休干部. */
  readonly notArabic: readonly string[];
  /** A Chinese numeral before it counts only in digits (5镇 counts, 三镇 is a name). */
  readonly arabicOnly: boolean;
}

const ROWS: readonly [CountKind, string][] = [
  ['money', '元 美元 欧元 港元 日元 人民币元 元人民币 元/人 元/吨 元/亩 元/平方米'],
  ['ratio', '% ‰ 个百分点=百分点 百分点 成 倍 个千分点=千分点'],
  [
    'duration',
    '年 个月 个多月=个月 个多小时=小时 个多星期=星期 个多季度=季度 个年度=年 周 个星期 星期 天 日 个工作日=个工作日 工作日 个自然日 小时 个小时=小时 个半小时 分钟 分 秒 个季度=个季度 学年 学期 学时 个学时=学时 个学期=学期 课时 个昼夜',
  ],
  ['age', '岁 周岁'],
  [
    'measure',
    '平方米 平方公里 平方千米 平方厘米 平米 平方 公顷 亩 亩次 公里 千米 华里 里 米 厘米 毫米 海里 吨 吨标准煤 吨标煤 公斤 斤 千克 克 毫克 微克 升 毫升 立方米 立方 方 千瓦 兆瓦 千瓦时 度 伏 千伏 千伏安 千乏 摄氏度 ℃ 分贝 兆 英寸 英亩 ' +
      '毫克/升 毫克/千克 毫克/公斤 微克/千克 毫克/立方米 微克/立方米 微克/升 克/升 克/立方米 吨/日 吨/天 吨/年 吨/小时 立方米/日 立方米/天 立方米/小时 立方米/秒 立方米/年 米/秒 公里/小时 千克/亩 公斤/亩 大卡 千卡 大卡/千克 千卡/千克 吨/公顷 升/人 勒克斯 ' +
      '㎡ m² m2 m³ m3 km km² km2 cm mm kg mg g t kW kw MW MWh kWh kwh KV kV L ml mL mg/L mg/l mg/m³ mg/m3 μg/m³ μg/m3 ug/m3 t/d m³/d dB',
  ],
  [
    'quantity',
    '个 项 名 人 件 条 家 次 份 户 起 例 场 类 种 大类 小类 方面 大方面 册 本 篇 套 台 辆 座 处 所 宗 笔 张 块 支 株 头 只 艘 架 把 盏 根 棵 口 间 栋 幢 层 轮 遍 趟 回 班 组 队 位 面 幅 票 单 床 席 学分 件套 个次 台(艘)次 台（艘）次 格 档 桌 箱 袋 瓶 盒 桶 筐 尾 羽 枚 节 堂 讲 道 款 则 封 通 段 步 字 页 行 剂 针 车 路 列 户次 ' +
      '人次 场次 批次 批 班次 车次 家次 台次 件次 项次 条次 户次 人份 剂次 针次 架次 艘次 辆次 头次 例次 处次 轮次 篇次 座次 人天 人日 人年 标箱 台套 台件 台（套） 台(套) 台（件） 台(件) 件（套） 件(套) 处（次） 人(次) 项(次) 场(次) 篇(条) 套(件) 个(次) 座(处) 个(项) 项(个) 卷 卷册 册次 门 部 具 顶 盘 副 双 对 条款 门次 台班 尊 粒 丛 穴 眼 孔 畦 垄 匹 峰 点 环 级台阶 工日 码 帧 集 期 颗 伙 窝 拨 团 样 服 味 帖 串 捆 束 挂 盆 碗 杯 罐 缸 锅 包 片 滴 刊 曲 桩 宗次 稿 棒',
  ],
  [
    'quantity',
    '部门 单位 村 镇 乡 县 街道 社区 省 市 区 乡镇 院 校 园 站 馆 中心 村居 行政村 自然村 小区 网格 企业 医院 学校 委办局 科室 支部 党支部',
  ],
];

const NOT: Record<string, string> = {
  元: '化 旦 素 件 宇 首 凶 老 勋 月 宵',
  成: '立 功 为 效 果 绩 员 本 熟 长 都 因 品 交 年 套 型 人 就 渝 建 份 片 分 语',
  倍: '增 速 加 受 感',
  年: '度 级 轻 龄 代 报 初 底 末 终 会 检 审 产 费 薪 货 均 画 份 以来 第 前',
  周: '年 边 围 转 期 密 全 知 例 调 报',
  天: '然 津 气 地 台 柱 水 府 长 河 线 文 窗 桥 元 湖',
  日: '常 报 程 前来 本 记 志 均 产 益 夜 子 渐',
  分: '别 管 析 布 配 类 级 工 解 公 局 院 店 部 校 批 期 支 散 步 清 享 为 子 歧 摊 段 阶 层 行 包 头 片 区 线 组 成 值 担',
  秒: '杀',
  小时: '候',
  亩: '产 均',
  里: '面 程 约 应 斯',
  米: '粮 面 线',
  方: '面 案 式 向 法 便 可 针 位 志 略 圆 言 程 略 得 能',
  度: '过 假 量 汛 电表 夏',
  升: '级 至 到 格 温 高 学 降机 降台 降平 降桩 降杆 降柱 降椅 值 任 旗 起 迁',
  克: '服 难 己 隆',
  口: '头 径 号 岸 述 碑 腔 服 罩 粮 袋 子 味 岸 齿 感 供 译',
  只: '有 是 要 能 会 见 为 需 剩 占 限 停 管 做',
  家: '长 庭 园 乡 政 访 具 电 属 里 教 底 风 族 人 务 禽 畜 谱',
  名: '单 称 义 录 额 列 誉 次 优 目 片 气 胜 城 茶 特 言 贵 医工 医堂 医馆 医名 师工 家工',
  人: '才 员 民 大 力 均 事 口 社 物 居 格 身 生 类 行道 流 心 工 文 道 家 体 权 为 造 间 情 选 影 武 际 手 脸 像 防 代 寿 性',
  件: '数',
  项: '目经理 目书',
  条: '例 件 约 文 块 线 目 码 幅 形',
  次: '生 日 年 序 要 数 月 级 第 于 品 品种 干道',
  份: '额 子 内',
  户: '籍 口 外 型 主 均 用 厕 名 头',
  起: '来 到 草 步 诉 点 源 始 义 因 效 底 重 伏 码 至 算 飞 降 价 付 立 首 身 哄 家 初 色 义',
  例: '会 如 行 外 证 子',
  场: '所 地 景 馆 面 站 内 外 合 域 长 均',
  类: '别 型 似 比 推',
  种: '植 类 子 养 业 质 种 族 粮 畜 苗 群 公',
  本: '级 地 院 局 市 县 区 身 来 轮 科 次 单位 年 月 季 人 着 质 报 级 部 土 行 职 案 通知 办法 届 届次 溪',
  套: '取 用 路 餐 现 改 话 期 利 娃 牌',
  台: '账 帐 风 州 湾 阶 词 胞 面 历 商 贸 海',
  处: '理 置 分 罚 于 在 长 级 境 方 室 事 死 暑 女 所',
  所: '有 在 属 需 以 长 谓 得 涉 述 致 提 做 见 用 反 指 能 获',
  位: '于 置 居 列 次 势 移 阶',
  面: '临 向 对 积 试 上 貌 粉 板 谈 授 访 部 前 条 值 广 料 世 市 包 子 案 层 孔',
  间: '接 隔 断 谍 距 歇 作',
  层: '面 级 次 层 层层 出 林 峦 主',
  轮: '岗 流 训 换 值 番 椅 胎 渡 休 班 船 廓 候 次改造',
  班: '子 组 主任 车 长 级 次数 底 费 后',
  组: '织 建 成 长 员 合 团 装 办 局',
  队: '伍 员 长 列 友',
  支: '部 持 出 撑 付 农 援 委 教 流 行 线 配 柱 架',
  把: '关 握 手 控 好 脉 党 整 问题 巡 “ 风 责 工作 好关 思 各 全',
  张: '贴 望 榜 家 力 店 江 罗',
  块: '状 垒',
  头: '雁 号 等 部 条 脑 疼 像 目 版',
  根: '据 本 治 除 源 基 系 植 植于 部',
  架: '构 设 空 子',
  口径: '',
  点: '位 名 评 题 击 多 面 对点 火 亮 滴 赞 子 燃 到 穴',
  门: '诊 店 槛 类 户 卫 牌 口 面 前 市 急 岗 禁 窗 楼',
  部: '门 分 署 级 位 委 队 长 件 下 落 属 省 办 落实',
  级: '以 别',
  回: '头 应 访 收 复 流 归 潮 来 顾 避 函 落 购 拨 笼 国 乡 家 迁 报 原',
  期: '间 限 末 望 货 刊 盼 满 待 初 中 内 许 满后',
  通: '过 报 知 用 道 行 信 告 畅 讯 车 气 水 电 常 病',
  讲: '话 解 座 政治 授 规矩 师 述 堂 纪 法 清 台 好 评 学 党课 廉',
  步: '骤 入 伐 行 调 走',
  节: '约 能 水 假 点 日 奏 庆 目 育 俭 气 余 电 制 支',
  段: '落 位 子',
  行: '动 为 政 业 使 风 程 驶 贿 走 长 列 情 文 事 号 人 踪 销 刑 署 进',
  页: '码 面 岩',
  字: '样 号 第 体 据',
  路: '口 段 面 线 灯 程 基 况 径 人 边 桥 网 政 由 子 长 旁 侧 沿',
  列: '为 入 席 出 支 车 举 在 明 表 第 居 前 示',
  车: '间 辆 站 位 道 补 主 程 贴 库',
  单: '位 独 一 项 价 个 笔 元 纯 据 次 设 薄 列 向 边 科 人 体 日 株 方面',
  票: '据 决 证 面 价 选 款',
  床: '位 均 铺 旁 日',
  道: '路 德 歉 口 理 具 班 岔 闸',
  对: '照 接 应 标 象 策 外 于 口 方 待 比 话 党 此 每 各 口支援 症 手 抗 全',
  双: '向 方 重 随机 创 百 休 基 边 碳',
  副: '职 局 县 市 主 科 处 院 校 书记 镇 组 秘 本 业 食 区 乡 厅 总 会 高 科级 教授 处级 董 产',
  环: '节 境 保 评 卫 比 城 境 球 绕 线 形 山 湖',
  码: '头 放 上 商',
  样: '本 板 式 品 子 态 貌 张',
  服: '务 从 装 刑 役 药 饰 气 用 药',
  味: '道 精',
  集: '中 体 团 成 合 约 聚 市 贸 镇 资 装 雨 会 采',
  片: '区 面 长 段 警',
  包: '括 抓 干 保 村 联 含 片 容 装 案 装 装箱 保责任 户 挂',
  团: '队 委 结 伙 员 体 组织 购 建 县 校 市 省 支',
  挂: '牌 职 图 号 账 钩 帐 点 靠 网 包 联 账销号',
  曲: '线 折 解',
  桩: '基',
  针: '对 灸 织',
  稿: '件 费 子 源 酬 纸 约 库 多',
  棒: '球 子 材',
  盘: '活 点 查 存 锦',
  束: '缚',
  串: '联 通 标',
  单位: '',
  村: '级 民 干 居 庄 支 委 集体 规 医 务 务公开 内 屯 卫 党 书 “ 容 落 卫生',
  镇: '级 党 政 区 政府 村 域 街 纪委 海 江 痛 机关 人民 长 “ 办 卫生 中心',
  乡: '村 镇 镇级 级 亲 贤 音 愁 风 党委 政府 政 土 规 医 道 长 宁 情',
  县: '级 委 城 域 政府 区 处 直 内 乡 人民 长 市 人大 财 里 以',
  省: '级 委 份 政府 直 内 市 部 厅 道 外 人民 钱 力 审计 际 市级',
  市: '场 级 委 民 政 直 容 区 长 县 值 域 属 政府 内 外 价 人民 里 管 辖 本级 面 政府 立 财',
  区: '级 委 域 别 块 政府 县 间 内 直 块链 位 分 域性 人民 里 长 本级 属 外',
  街道: '办 党 级 工委',
  社区: '党 居 卫 服务 工作 治理 级 矫正 工厂',
  院: '内 感 长 校 级 前 士 务 党 系 区 外 落 办 所 企',
  校: '园 长 内 级 外 务 党 本 企 风 医 方 对',
  园: '区 林 长 内 艺 丁',
  站: '位 点 稳 所 在 台 长 内 区 前',
  馆: '藏 员 长 内',
  中心: '组 城 任务 工作 城区 校 小学 村',
  医院: '',
  部门: '',
};

/** What may not follow these after Arabic digits, where it is less than after Chinese numerals. */
const NOT_ARABIC: Record<string, string> = {
  人: '才 民 口 工 力 居 类 造 防 物',
  家: '',
  名: '录 单 额 列前茅',
  处: '理 置 分 罚 级 境 方 事 暑 所',
  件: '',
  条: '例 件',
  次: '生 品',
  份: '额',
  户: '籍 口',
  例: '',
  // 23起降到2起, 5起立案
  起: '草 步 飞 伏 码',
};

/** Only Arabic digits before these make a count; after a Chinese numeral they are names or idioms (三镇, 一行, 两会期, 一口气). */
const ARABIC_ONLY = new Set(
  (
    '部门 单位 村 镇 乡 县 街道 社区 省 市 区 乡镇 院 校 园 站 馆 中心 村居 行政村 自然村 小区 网格 企业 医院 学校 委办局 科室 支部 党支部 ' +
    '方面 点 环 样 服 味 团 步 段 字 行 通 回 面 讲 位 队 组 班 道 对 双 副 单 码 度 方 里 分 秒 周 头 片 针 根 把 级台阶 平方 立方 兆 日 曲 集 束 串 挂 盘 包 桩 条款 票 节 堂 门 部 层 版 粒 孔 眼 团 孔 床 伙 拨 路 列 g t L m2 m3 kg mg km cm mm ml mL kW kw MW'
  ).split(' '),
);

/** What is printed of each unit with its kind, by the first character. */
const CELLS = new Map<number, [kind: CountKind, cell: string][]>();
for (const [kind, row] of ROWS) {
  for (const cell of row.split(' ')) {
    const first = cell.charCodeAt(0);
    const cells = CELLS.get(first);
    if (cells) cells.push([kind, cell]);
    else CELLS.set(first, [[kind, cell]]);
  }
}

const NONE: readonly Unit[] = [];
const UNITS = new Map<number, readonly Unit[]>();

/** The units with this first character, longest first. Made when they are asked for: a notice holds a tenth of them. */
export function unitsFrom(first: number): readonly Unit[] {
  let units = UNITS.get(first);
  if (!units) {
    const cells = CELLS.get(first);
    units = cells ? unitsOf(cells) : NONE;
    UNITS.set(first, units);
  }
  return units;
}

function unitsOf(cells: readonly [CountKind, string][]): readonly Unit[] {
  const units = new Map<string, Unit>();
  for (const [kind, cell] of cells) {
    const [printed, as] = cell.split('=') as [string, string | undefined];
    const text = printed.replace(/（/g, '(').replace(/）/g, ')');
    if (units.has(text)) continue;
    const not = wordsOf(NOT[text]);
    units.set(text, {
      text,
      kind,
      as: as ?? text,
      not,
      notFirst: not.map((w) => w[0]).join(''),
      second: text.length > 1 ? text.charCodeAt(1) : -1,
      notArabic: NOT_ARABIC[text] === undefined ? not : wordsOf(NOT_ARABIC[text]),
      arabicOnly: ARABIC_ONLY.has(text),
    });
  }
  return [...units.values()].sort((a, b) => b.text.length - a.text.length);
}

function wordsOf(row = ''): readonly string[] {
  return row.split(' ').filter(Boolean);
}

/** 年 in a composite duration and its parts: how many of the smaller unit one holds. */
export const COMPOSITE_DURATIONS: readonly { readonly big: string; readonly small: string; readonly factor: number }[] = [
  { big: '分', small: '秒', factor: 60 },
  { big: '分钟', small: '秒', factor: 60 },
  { big: '小时', small: '分钟', factor: 60 },
  { big: '小时', small: '分', factor: 60 },
  { big: '年', small: '个月', factor: 12 },
  { big: '天', small: '小时', factor: 24 },
];
