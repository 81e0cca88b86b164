import type { Labels } from '../model/vocabulary.ts';

/** How the overview says how many problems or measures are in which state, in the words right before or behind the figure. */
export type State = 'completed' | 'basically' | 'partly' | 'in-progress' | 'long-term' | 'not-started' | 'deferred' | 'rest';

/** What may stand between the words that say the state and the figure: 已完成整改问题的有|21个 */
const TAIL =
  '(?:任务|整改|的|了|有|共|共有|计|数|为|达|达到|具体|反馈|问题|事项|措施|举措|线索|意见|建议|案件|信访件|举报件|隐患|类|项目)*$';

const row = (state: State, words: string): readonly [State, RegExp] => [state, new RegExp(`(?:${words})${TAIL}`)];

/** Before the figure, the most telling first: 未完成 and 基本完成 contain 完成. */
export const STATES_BEFORE: readonly (readonly [State, RegExp])[] = [
  row('deferred', '(?:申请)?延期(?:整改)?|暂缓(?:整改)?'),
  row(
    'not-started',
    '(?:未|尚未|没有|还未)(?:启动|开始|整改|完成|办结|落实|完成整改|整改到位|整改完成|销号|实施|推进)|未达到?(?:序时|时序)进度',
  ),
  row(
    'basically',
    '基本(?:整改)?(?:完成|办结|落实|到位|完毕|解决|改[好完])(?:整改)?|(?:取得)?阶段性(?:完成|办结|整改完成|成效|成果)|(?:取得)?(?:明显|初步|阶段性)(?:成效|进展)',
  ),
  row('partly', '部分(?:完成|整改|办结|落实)'),
  row('long-term', '(?:需|需要)?长期(?:坚持|整改|推进)|持续(?:整改|坚持|推进整改)|需持续(?:整改|推进)'),
  row(
    'in-progress',
    '(?:正在|仍在|尚在|还在)(?:有序|加快|积极|抓紧|持续|全力|稳步)?(?:整改|推进|办理|落实|实施|进行|核查|办|核实|处理|解决)?(?:整改|落实)?(?:中|之中)?|(?:推进|整改|进行|办理|核查)中|(?:有序|加快|持续)?推进|(?:达到?|符合|按照?|滞后于?|落后于?)(?:序时|时序)进度(?:推进|要求)?',
  ),
  row(
    'completed',
    '(?:已|均已|已经|已全部|全部|按期|如期)?(?:整改)?(?:完成整改|整改完成|完成|办结|销号|整改到位|整改落实到位|落实到位|改完|了结|查结|办理完毕|整改完毕)|改(?:好|到位)|办妥|(?:措施|举措|^)落实(?:到位)?|(?:已|已经|均已)(?:整改|落实|办理|处置|解决)',
  ),
  row('rest', '其余|剩余|剩下|余下|另有|另'),
];

const DONE =
  '(?:现|目前)?(?:已|均|都|全部|已经|均已|已全部|全部已)+(?:按期|按时|如期|全部)*(?:完成(?:了)?(?:整改)?|整改完成|整改到位|整改|办结|销号|落实|解决|办理完毕|完毕|改[好完])';
const NOUN = '(?:具体|反馈)?(?:问题|事项|任务|整改措施|整改举措|措施|举措|线索|意见|建议|案件|件|个|项)?';

/** Behind the figure, up to the next punctuation: 41个|问题已完成整改 */
export const STATES_AFTER: readonly (readonly [State, RegExp])[] = [
  [
    'basically',
    new RegExp(
      `^${NOUN}(?:已|均)?(?:(?:基本|阶段性)(?:整改)?(?:完成|办结|落实|到位|改[好完]).{0,4}|(?:取得|见到)(?:了)?(?:阶段性|明显|初步)(?:成效|效果|成果|进展))$`,
    ),
  ],
  ['not-started', new RegExp(`^${NOUN}(?:未|尚未|还未)(?:启动|完成|整改|办结).{0,4}$`)],
  [
    'in-progress',
    new RegExp(
      `^${NOUN}(?:正在|仍在|尚在|还在)(?:有序|加快|积极|抓紧|持续|全力|稳步)?(?:整改|推进|办理|落实|实施|核查|办).{0,6}$|^${NOUN}(?:推进|整改|办理)中$`,
    ),
  ],
  ['long-term', new RegExp(`^${NOUN}(?:需|需要|属于|属|转入)?(?:长期坚持|持续整改|持续推进).{0,4}$`)],
  ['completed', new RegExp(`^${NOUN}(?:${DONE}|(?:完成整改|整改(?:完成|完毕|到位)|改[好完]))$`)],
];

/** Of each state, the characters without one of which no pattern of it matches, before the figure or behind it: a quick look. */
export const STATE_CHARACTERS: Readonly<Record<State, string>> = {
  deferred: '延暂',
  'not-started': '未没',
  basically: '基阶效展果',
  partly: '部',
  'long-term': '长持',
  'in-progress': '在中推序',
  completed: '完结销位已均都全好落妥',
  rest: '余剩另',
};

/** What such figures count, behind the number or before it: the first group. */
export const TALLIED_AFTER =
  /^(?:具体|反馈|突出|主要|整改|审计|督察|巡[察视]|移交|移送|转办|交办|群众|信访|审议|评议|的|问题)*(问题线索|线索|问题|措施|举措|事项|任务|意见|建议|举报件|举报|投诉|诉求|工单|信访件|案件|隐患|提案|议案)/;
export const TALLIED_BEFORE =
  /(问题线索|线索|问题|措施|举措|事项|任务|意见|建议|举报件?|投诉件?|诉求|工单|信访件|案件|隐患|提案|议案)(?:清单|办理)?(?:共|共计|合计|总数|总计|有|共有|为|计|达)*$/;

export const STATE_LABELS: Readonly<Record<State, Labels>> = {
  completed: { zh: '已完成', en: 'completed' },
  basically: { zh: '基本完成', en: 'basically completed' },
  partly: { zh: '部分完成', en: 'partly completed' },
  'in-progress': { zh: '正在整改', en: 'in progress' },
  'long-term': { zh: '长期坚持', en: 'long-term' },
  'not-started': { zh: '未完成', en: 'not completed' },
  deferred: { zh: '延期', en: 'deferred' },
  rest: { zh: '其余', en: 'the rest' },
};
