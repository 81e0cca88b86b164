/**
 * What inspections find, as themes with the terms that tell them. A term adds its weight where it occurs in an issue's title (times three), in
 * the facts that follow it, or in its answer (a third); of two terms that overlap, the longer counts. An issue has the themes that reach the
 * threshold and come near the strongest (see `src/analyse/themes.ts`). Weight 3: the term alone says it; 2: it mostly does; 1: a hint.
 */
import type { Labels } from '../model/vocabulary.ts';

export interface Theme {
  id: string;
  label: Labels;
  /** What belongs here, in a sentence. */
  about: string;
  /** Term → weight. */
  terms: Readonly<Record<string, number>>;
}

const label = (zh: string, en: string): Labels => ({ zh, en });
/** Terms by weight. */
const terms = (strong: string, medium = '', weak = ''): Record<string, number> =>
  Object.fromEntries(
    [strong, medium, weak].flatMap((list, i) =>
      list
        .split(/\s+/)
        .filter(Boolean)
        .map((term) => [term, 3 - i]),
    ),
  );

export const THEMES: readonly Theme[] = [
  {
    id: 'study',
    label: label('政治理论学习', 'political study'),
    about: 'learning the Party’s theory: first agenda item, study groups',
    terms: terms(
      '第一议题 理论学习 中心组 创新理论 理论武装 政治理论 重要讲话 指示批示 主题教育 学习贯彻 学习习近平 学用结合 以读代学 学习笔记 思想理论 党的二十大 二十大报告 上级精神 传达学习 以传达代替学习 学习研讨 学用脱节 党性教育 理论水平 党史学习 集中学习 党章党规 研讨发言 心得体会 学习计划 学习内容',
      '学习不 学习走过场 政治学习 学习质量 党纪学习 学深悟透 学习制度 原文宣读 传达 自学 学习记录 笔记 学风 会议精神 学得 学习停留',
      '学习 研讨 精神',
    ),
  },
  {
    id: 'ideology',
    label: label('意识形态', 'ideology'),
    about: 'responsibility for ideology, publicity, ideological teaching',
    terms: terms(
      '意识形态 思政课 思想政治工作 舆情 舆论引导 思政 政治引领 微信群 自媒体 网络阵地 课堂教学 思想引导 统战 民族宗教 精神文明 新闻宣传 信息发布 网评 意识形态主体责任 意识形态工作责任制 意识形态责任制',
      '宣传阵地 新媒体 公众号 阵地管理 宗教 讲坛 论坛管理 审核把关 宣传报道 文化阵地 错别字 讲座',
      '宣传 阵地 媒体',
    ),
  },
  {
    id: 'deployment',
    label: label('决策部署落实', 'carrying out decisions from above'),
    about: 'decisions of higher levels not carried out, priority tasks pushed too little',
    terms: terms(
      '决策部署 上级部署 重大决策 重要决策 重点工作推进 战略部署 贯彻落实上级 招商引资 贯彻落实中央 重点工作落实 贯彻上级 落实上级 打折扣 上级要求 中央决策 国家战略 重大战略 省委关于 市委关于 县委关于 中心工作 中心任务 政令 招商任务 减税降费 粮食安全 共同富裕 三年行动 攻坚任务 目标任务 服务大局',
      '部署 战略 重点工作 履职尽责 重点任务 乡村振兴 营商环境 强市 省委 市委 党中央 贯彻落实 对接融入 大局 任务进度 分解任务 招商 上级政策',
      '推进不力 谋划',
    ),
  },
  {
    id: 'reform',
    label: label('改革发展', 'reform and development'),
    about: 'reform of the field, its main business, quality of development',
    terms: terms(
      '改革 高质量发展 高地建设 社会组织 转型升级 医联体 医共体 三医联动 医改 集团化 成果转化 学科专业 诉源治理 集体经济 医防融合 医疗高地 医疗集团 产业发展 主责主业 发展壮大 创新发展 产教融合 学科建设 融合发展 自身发展水平 国企改革 体制改革 机构改革 综合改革 体制不顺 机制不活 主业不突出 主营业务 新产业 新动能 产业链 产业结构 产业升级 龙头企业 做大做强 政企不分 发展后劲 支付方式改革 人财物 龙头作用',
      '转型 发展质量 专业布局 产业 创新 科研 协同发展 发展不平衡 竞争力 体制机制 主业 转型发展 多测合一 市场化 经营 提质增效 营商环境 发展能力 经营效益 经济效益 盈利 造血 特色产业 创新能力 发展规划 运营体制 营业收入',
      '发展 布局 品牌',
    ),
  },
  {
    id: 'livelihood',
    label: label('民生服务', 'public services'),
    about: 'services to people: schools, health, care of the old, water, transport, housing',
    terms: terms(
      '养老服务 养老床位 老旧小区 大班额 饮水安全 供水保障 公交 农村公路建设 四好农村路 一老一小 办证难 基层医疗 公共卫生 医疗技术 服务能力 公益性 供水管网 漏损率 民生保障 便民服务 就医 学位 托育 住房保障 公卫服务 惠民部署 停车难 公共服务 医疗资源 供热 物业服务 入学 看病 供水服务 停水 水压 上学 入园 幼儿园 学区 饮水工程 自来水 断水 加装电梯 养老机构 失能老人 医疗保障 公交线路 公共交通 出行难 公共文化 保障房 供暖 政务服务 就业服务 技能培训 预约 挂号 住院 乡村道路 惠民工程 饮水 医疗服务能力 农村公路 公路养护 内涝 保供 学校布局 教学点 毕业生就业 体质健康 租赁住房 保障性住房 公租房 供应保障 村道 农村客运 交通出行 公厕 体育 教育资源 医疗卫生',
      '民生 农贸市场 看病难 家庭医生 医疗卫生服务 卫生室 村卫生 养老 供水 医疗服务 惠民 服务供给 服务质量 窗口 出行 居民 老年 护理 排队 便民 文化活动 体育设施 路灯 充电 殡葬 社区服务 办事 就业 养护',
      '服务 群众反映 老人 用水 用电 学生 公路 交通 学校 住房',
    ),
  },
  {
    id: 'safety',
    label: label('安全生产', 'work safety'),
    about: 'safety at work and of the public, fire, food, dangerous goods',
    terms: terms(
      '安全生产 安全隐患 消防 安全风险隐患 设备事故 生产安全 食品安全 医疗废物 医疗垃圾 危化品 燃气安全 校园安全 施工安全 实验室安全 安全事故 安全监管 安全管理 安全责任 特种设备 医疗安全 隐患整改 民爆 危险化学品 烟花爆竹 防汛 防火 森林防火 消火栓 火灾 应急演练 应急物资 食材 变质 农产品质量 药品安全 交通安全 交通事故 有限空间 自建房 房屋安全 危房 伤亡 地质灾害 防溺水 校车 泄漏 安全检查 安全培训 防灾减灾 矿山安全 煤矿',
      '隐患排查 事故 应急预案 应急管理 抽检 不合格 燃气 食堂监管 食品 应急 食堂 预案 险情 防护',
      '安全 隐患',
    ),
  },
  {
    id: 'network',
    label: label('网络信息安全', 'network and information security'),
    about: 'security of networks and data, secrets, digital systems',
    terms: terms(
      '网络安全 信息安全 数据安全 网络信息 保密意识 保密 数字化转型 信息化建设 个人信息 智慧监管 数据壁垒 信息系统 数据共享 等级保护 泄密 等保 弱口令 数据孤岛 业务系统 系统互不相通 重复录入 数据采集 服务器 机房 网站 涉密 内外网 信息泄露 泄露 电子政务 政务数据 智慧平台 智慧城市 数字政府 小程序 内部资料 智慧水务 安全漏洞 系统漏洞',
      '信息化 数字化 数据 系统建设 信息孤岛 智慧 平台 视频监控 线上 手机 密码',
      '平台建设 系统',
    ),
  },
  {
    id: 'party',
    label: label('党建与基层组织', 'Party building'),
    about: 'branches, their meetings, members, Party work at the grass roots',
    terms: terms(
      '三会一课 主题党日 组织生活 发展党员 党员教育 党建 党支部 党费 基层党组织 基层组织 党组织虚化 支部建设 软弱涣散 党务 换届 二级党委 党组织设置 战斗堡垒 民主评议党员 先锋模范 流动党员 组织关系 党建引领 网格 党员管理 党组核心引领 支部 党总支 组织生活会 党员发展 入党 政审 带头人队伍 党务公开 党建责任 党建工作 述职评议 谈心谈话 批评与自我批评 相互批评 党员档案 两新组织 村党组织 党员活动 吸收新党员',
      '党组织 党内政治生活 民主生活会 党员 基层治理 党内生活 辣味 党内 支委 村两委 支部书记',
      '组织',
    ),
  },
  {
    id: 'selection',
    label: label('选人用人', 'selection of cadres'),
    about: 'choosing, rotating, filling posts of cadres, files',
    terms: terms(
      '选人用人 干部选拔 轮岗 干部任用 选拔任用 干部档案 岗位空缺 干部配备 超职数 职数 年轻干部培养 轮岗交流 干部交流 混岗 借调 干部监督 一报告两评议 选拔 任职回避 竞争上岗 干部任免 干部人事 人事档案 试用期 个人有关事项 提任 民主推荐 干部考察 职级晋升 晋升 副职 正职 超期任职 挂职 领导职数 三龄两历 因私出国 证照管理 用人导向 干部考核 干部日常管理 征求纪检 干部提拔 超编 编外 借用 缺位 干部梯队 干部结构 干部队伍老化',
      '干部队伍 干部管理 中层岗位 提拔 干部培养 中层干部 干部使用 任职 兼任 聘任 中层 轮换 考核结果 职级 任免',
      '干部 兼职',
    ),
  },
  {
    id: 'talent',
    label: label('人才队伍', 'talent and staff'),
    about: 'number, age and skill of staff, winning and keeping talent',
    terms: terms(
      '人才 队伍结构 年龄结构 断层 教师梯队 力量薄弱 后备力量 专业技术人员 执法力量 教师配备 人员不足 力量不足 师资 编制不足 青黄不接 老龄化 队伍老化 高层次 专职人员 力量与任务不相匹配 人手不足 民政力量 队伍松散 队伍建设 人才引育 梯队 流失 外流 留不住 研究生 博士 高级职称 学科带头人 领军 全科医生 村医 乡村医生 年轻教师 青年教师 缺编 紧缺 年龄偏大 专业人员 人员严重不足 执法人员 招引 安家费 招聘计划 干部队伍老化',
      '引才 引进 配备不足 队伍 骨干 空编 力量 结构老化 技术人员 平均年龄 医护 医生 护士 教师 职称 编制 能力不足 本领',
      '培养 招聘',
    ),
  },
  {
    id: 'responsibility',
    label: label('主体责任与监督', 'responsibility and supervision'),
    about: 'main responsibility for strict self-governance, supervision, discipline work, leaders’ example',
    terms: terms(
      '主体责任 监督责任 两个责任 四责协同 一岗双责 全面从严治党 管党治党 纪检监察机构 监督执纪 第一责任人 头雁 压力传导 日常监督 三个规定 从严治党 领导班子自身建设 跟踪督办 监督质效 纪委监督 纪检 责任传导 班子自身建设 政治责任 述责述廉 派驻监督 主责 首责 宽松软 好人主义 派驻机构 派驻 纪检监察 纪检组 自办案件 第一种形态 四种形态 红脸出汗 失之于宽 监督缺 履责 责任没有落实 责任追究 述责 内部监督 同级监督 监督乏力 党风廉政建设 党风廉政',
      '监督不 责任压 层层递减 监督作用 领导班子 责任落实 督办 监督检查 问责 谈话提醒 追责 班子成员 班子 重视不够 动真碰硬 敢抓敢管 带头 一把手 问题线索',
      '监督 责任',
    ),
  },
  {
    id: 'integrity',
    label: label('廉洁风险', 'integrity'),
    about: 'the eight rules, allowances paid against the rules, gifts, corruption and its prevention',
    terms: terms(
      '廉政风险 廉洁风险 八项规定 津补贴 违规发放 冒领 公务接待 双超 违规领取 履职待遇 业务支出管控 公车 违纪 腐败 截留 公款 微腐败 违规兼职 利益输送 廉政 廉洁 违规收受 礼品礼金 套取 收受 吃拿卡要 误工补贴 值班补贴 补助费 警示教育 值班补助 廉政教育 贪污 受贿 亲属 超标准接待 接待 公务用车 私车公养 福利 奖金福利 滥发 取酬 兼职取酬 好处费 回扣 红包 商业贿赂 药商 获刑 公款旅游 宴请 铺张浪费 违纪违法 廉洁从业 风险防控 警示 职工亲属 近亲属 违规发 公务卡 办案人员违 三公经费 酬金 薪酬 招待费 插手 经商办企业 干预工程 违规经商 吃喝',
      '违规报销 违法 违规操办 靠企吃企 靠医吃医 以权谋私 公私不分 值班费 开除党籍 津贴 补助 奖金 差旅 礼品 兼职 亲友 接待费',
      '违规 造假',
    ),
  },
  {
    id: 'procurement',
    label: label('招标采购', 'procurement'),
    about: 'tenders and purchases',
    terms: terms(
      '政府采购 招标采购 采购 招投标 招标 明标暗定 供应商 规避招标 比价 中标 评标 询价 定标 竞争性磋商 陪标 标书 投标单位 比选 供货 公开招标 未经招标 邀请招标 单一来源 代理机构 评标专家 评审专家 服务外包 货比三家 直接指定 串通投标 串标 围标',
      '化整为零 耗材 拆分 投标 外包 采购价 询比价',
      '',
    ),
  },
  {
    id: 'finance',
    label: label('财务资金', 'finance'),
    about: 'budgets, accounts, funds, debt, fees that are owed',
    terms: terms(
      '预算 财务 资金闲置 债券资金 非税收入 暂付款 往来款 三公 公用经费 应收账款 备用金 报销 报账 挂账 账外 债务 绩效评价 出借资金 工会经费 专项资金 项目资金 国库 超范围列支 存量资金 融资成本 水费清收 执行案款 经费支出 资金管理 账务 财政 结余 绩效二次分配 奖金分配 核算 投资亏损 投资风险 亏损 运转经费 会计 内部审计 对外投资 公款私存 白条 现金管理 票据 经费使用 年金 拨付不及时 资金使用 收支 账目 绩效自评 清收 欠缴 挤占 挪用 科研经费 经费管理 出让金 凭证 小金库 坐收坐支 隐性债务 举债 利息 预算执行 执行率 入不敷出 会计核算 发票 资金沉淀 沉淀 趴在账上 资金拨付 结存 超范围开支 保证金 账外资金 往来款项 账目问题 医保基金 三公经费 贷款 信贷 不良资产 授信 风险缓释 维修资金 账款 担保 财务收支',
      '会议费 列支 资金 经费 投资 账户 开支 收费 应收 租金 欠款 成本 拖欠 入账 借款 付款 欠费 税 决算 收缴 账上 资金监管 补助资金 上缴 基金',
      '支出 收入 金额 审计',
    ),
  },
  {
    id: 'assets',
    label: label('资产管理', 'assets'),
    about: 'state and collective property: registration, letting, use',
    terms: terms(
      '国有资产 资产管理 固定资产 公房 国有房产 产权 闲置资产 资产盘活 出租 租赁 集体资产 三资 房产 资产清查 储备粮 账实不符 资产剥离 改制企业 资产处置 底数不清 门面房 房屋租金 承租 资产资源 校办企业 剥离资产 盘活 资产登记 资产闲置 出借资产 设备闲置 门面 国有门面 门面出租 报废 资产评估 资产流失 账实 去向不明 集体资源 鱼塘 承包费 无偿占用 办公用房 安置房 底数 国有资源 仓库 资产台账 权证',
      '资产 未入账 发包 房屋 登记入账 库存 资产核查 购置设备 产权归属 承包 占用 占住 合同到期 被占 闲置 车辆',
      '权属 盘点',
    ),
  },
  {
    id: 'projects',
    label: label('项目建设', 'projects'),
    about: 'building works: progress, change orders, use and upkeep',
    terms: terms(
      '工程项目 项目建设 工程建设 基建 重点项目 改造项目 工程结算 施工 工期 高标准农田 建后管护 项目推进 自建工程 项目管理 签证变更 竣工 二期工程 项目进度 工程领域 项目建设使用效益 工程变更 违法分包 工程质量 项目使用效益 概算 建设进度 项目谋划 改造推进 标准厂房 厂房 产业园 未批先建 监理 工程量 竣工决算 超概算 设计变更 转包 分包 烂尾 建成 改造工程 前期工作 重大项目 施工方 重建轻管 停工 返工 工程款 开工建设 建设管理 物流园',
      '工程 项目 结算 管护 开工 完工 验收 交付 投用 入驻 变更 建设单位',
      '改造 建设',
    ),
  },
  {
    id: 'style',
    label: label('作风与形式主义', 'style of work, formalism'),
    about: 'formalism, shirking, indifference, slackness',
    terms: terms(
      '作风 形式主义 官僚主义 推诿扯皮 推诿 医德医风 师德师风 重答复轻落实 照搬照抄 无人接听 文山会海 担当 主动作为 宗旨观念 行风 诉求回应 门难进 庸懒散 表面整改 敷衍 主动作为意识 宗旨意识 服务意识 答复 凝聚合力 协同机制 代表沟通 无一人报名 不作为 懒政 过度留痕 作风漂浮 漂浮 走马观花 蜻蜓点水 文件多 会议多 发文 填表 报表 迎检 痕迹 痕迹化 工单 敷衍应付 踢皮球 担当精神 斗争精神 绕道走 绕着走 畏难 躺平 层层加码 一刀切 表面文章 面子工程 弄虚作假 虚假销号 纸面整改 脱离群众 庸政 不担当 作风纪律 涣散 散漫 窗口作风 慢作为',
      '落实不力 态度 超期办结 拖沓 管行业必须管行风 漠视 沟通 以文件 以会议 调研 应付 拖延 退回 消极 效率低 来电 热线 虚假 跑了',
      '流于形式 走过场',
    ),
  },
  {
    id: 'masses',
    label: label('群众利益', 'people’s interests'),
    about: 'what people are due: subsidies, wages, charges, complaints',
    terms: terms(
      '群众利益 惠农补贴 低保 救助金 养老保险待遇 两项补贴 资助资金 高龄津贴 拖欠农民工 农民工工资 用户利益 惠民政策 补贴发放 群众诉求 投诉电话 侵害群众 临时救助 申领 群众身边 教辅资料费 多收费 困难群众 应退未退 应保尽保 农机购置补贴 补贴审核 社会救助 征地补偿 欠薪 乱收费 违规收费 收费管理 投诉渠道 资助 惠民惠农 重复领取 困难学生 残疾人 惠农资金 地力补贴 耕地地力补贴 保障金 困难户 特困 拆迁 征迁 补偿款 补课费 资料费 一卡通 养老金 医保报销 低保对象 诉求 上访 矛盾纠纷 群众热线 12345 环卫工人 补助资金 惠民资金 信访积案 涉法涉诉 拖欠企业账款',
      '补贴 群众 投诉 信访 保险待遇 优抚 百姓 待遇 发放不精准 农户 救助 社保 维权 安置 物业 困难 克扣 套取补贴 拖欠 收取',
      '补助 居民 工资',
    ),
  },
  {
    id: 'rectification',
    label: label('巡视巡察整改', 'earlier rectification'),
    about: 'what earlier inspections and audits found and was not put right',
    terms: terms(
      '整改不到位 整改落实不到位 问题整改 巡察反馈问题 审计反馈问题 巡视反馈 后半篇文章 举一反三 审计问题整改 上轮巡察 整改不力 巡察整改 巡视整改 历史遗留问题 反馈问题整改 审计整改 屡审屡犯 整改完成 问题的整改 边改边犯 上一轮巡察 巡察指出 巡视指出 审计指出 审计发现 督察反馈 督察整改 反复出现 屡改屡犯 改而又犯 销号 虚假整改 纸面整改 整改责任 整改方案 整改台账 整改质量 改到位 未改 上次巡察 前次 历次审计 历次 虚假销号 反馈意见',
      '历史遗留 分期分批 再次出现 反复 指出的 没有改 整改不彻底',
      '整改 问题仍然存在 反弹回潮',
    ),
  },
  {
    id: 'environment',
    label: label('生态环境', 'environment'),
    about: 'water, air, soil, waste, restoration, village environment',
    terms: terms(
      '污水 水污染 水质 污染 水源地 河湖 生态修复 雨污分流 渣土 大气 粪污 湿地 矿山 围网养殖 岸线 挥发性有机物 黑臭水体 磷石膏 人居环境 环保 生态环境 扬尘 垃圾清运 垃圾 采石 管网建设 排污 自然保护区 固废 危险废物 噪声 油烟 秸秆 入河排口 环境整治 卫生差 河长制 尾矿 面源 法规配套 优良天数 污水处理 直排 复绿 边坡 裸露 空气质量 异味 养殖场 饮用水源 截污 纳管 断面 禁养区 生态红线 环评 碳排放 节能 焚烧 填埋 渗滤液 采砂 植被 环境保护 露天堆放 水源',
      '生态 排放 治污 管网 环境 养殖 排水 河道 扰民',
      '绿化',
    ),
  },
  {
    id: 'land',
    label: label('土地与自然资源', 'land and natural resources'),
    about: 'farmland, land that is idle or used against the law, land sales',
    terms: terms(
      '耕地 违法占地 批而未供 闲置土地 土地出让 非粮化 非农化 闲置低效用地 图斑 国土空间 补充耕地 违法用地 林地 矿产资源 用地 土地征收 自然资源 宅基地 闲置用地 占用林地 卫片 违建 违法建设 基本农田 撂荒 抛荒 供而未用 圈地 囤地 用地手续 土地出让金 国土 一户多宅 两违 未批先用 土地处置 非粮 乱占',
      '土地 规划 不动产 森林 土地流转 地块',
      '',
    ),
  },
  {
    id: 'decisions',
    label: label('议事决策', 'decision-making'),
    about: 'collective decisions, the Party body’s place before decisions are made',
    terms: terms(
      '三重一大 民主集中制 前置研究 议事规则 集体决策 决策程序 把关作用 议事决策 末位表态 集体研究 决策制度 决策不规范 重大事项 追认 重大投资事项 党委会研究 科学决策 先表态 上会研究 未上会 个人签批 主要领导个人 一言堂 家长制 临时动议 会议纪要 党组会 党委会 局长办公会 办公会 论证 决策失误 大额支出 大额资金 重大投资 集体讨论 未经集体 前置研究清单',
      '决策 前置 议事 会议记录 讨论即 上会 酝酿 票决 班子会 表态',
      '研究',
    ),
  },
  {
    id: 'internal',
    label: label('内控管理', 'internal control'),
    about: 'internal rules and their keeping: contracts, seals, lists, organisations below',
    terms: terms(
      '内控制度 内控 合同管理 内部控制 制度执行 台账缺失 印章 内部管理 选定程序 制度不健全 档案管理 法务审核 建章立制 考勤 下属单位管理 下属协会 学会 协会 公章 印鉴 用印 合同签订 法律审查 法律审核 出纳 不相容岗位 请销假 迟到 早退 劳动纪律 用工 劳务派遣 制度建设 制度缺失 规章制度 档案管理混乱 收发文 制度形同虚设 内部控制不健全 没有规定 无章可循 聘用人员 聘用制',
      '合同 台账 机构选定 档案 登记 值班 后勤',
      '规范 制度 程序 日常管理 管理不规范 管理混乱 管理松懈 管理粗放 管理漏洞 劳务',
    ),
  },
  {
    id: 'regulation',
    label: label('行业监管与执法', 'regulation and enforcement'),
    about: 'what an authority oversees: law enforcement, licensing, courts',
    terms: terms(
      '行业监管 市场监管 非法营运 超限超载 执法 审判 诉讼案件 案件清理 法规配套 新业态 监管办法 行政审批 行政处罚 驾驶员培训 依法行政 法规制度 行政许可 打击 未结 执行案件 立法 双随机 行政执法 监管职责 基层所 案件办理 驾校 培训市场 学时 预售资金 自由裁量 裁量 处罚 案卷 送达 办案 超审限 审限 旅游市场 强制购物 市场秩序 假冒 无证 非法经营 黑车 校外培训 监管盲区 监管漏洞 以罚代管 执法检查 执法办案 执法不 乱象 行业管理 司法 检察 执行效率 乱收费投诉 物业公司 行刑衔接 行刑反向衔接 公益诉讼 涉案财物 占道经营 城市管理 历史文化 文物 执法队伍 检察监督 入企检查',
      '案件 审批 整治 治超 处理监管 罚款 许可 资质 备案 抽查 文书 客运 监管缺位 监管不力 监管责任 监管力量',
      '监管',
    ),
  },
];
