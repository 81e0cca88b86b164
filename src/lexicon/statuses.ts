import type { IssueStatus } from '../model/vocabulary.ts';
import { type CharSet, has, setOf } from '../text/chars.ts';

/**
 * Phrases that state how far an issue's rectification has come, most telling first: what is not done, postponed or only partly done
 * hides inside the words for done (未完成, 尚未完成整改, 基本完成), so the order is the rule.
 * Each pattern is anchored nowhere and short; it is tried on single clauses only, and only on those that hold one of the characters
 * beside it, which whatever it matches holds.
 */
const STATUS_PHRASES: readonly [IssueStatus, CharSet, RegExp][] = [
  [
    'not-started',
    setOf('未没'),
    /(?:未|没有|尚未|还未)(?:启动|开始|开展|实施|着手)(?:整改)?|未整改(?!到位|完成)|(?:未|尚未|没有)进行整改|暂未(?:启动|整改)|还没有?(?:开始)?整改(?!到位|完|好)|^还?没有?改$|^(?:暂|尚|还)?未(?:落实|采纳|解决|办理)$/,
  ],
  [
    'in-progress',
    setOf('未没延缓部在中推进正预拟'),
    /(?:未|尚未|没有|还未|未能|未按[期时])(?:全部|全面|完全|按期|按时|如期)?(?:完成|办结|销号|整改到位|整改完成|整改完毕|到位)|申请延期|延期整改|暂缓整改|部分(?:完成|整改|办结|落实|采纳|解决)|正在(?:有序|加快|持续|积极|抓紧|全力|稳步|按计划|按(?:照)?(?:序时|时序)(?:进度)?|加紧|进一步|逐步|逐[户项村家条个处一]|分[批步期类]次?)?(?:进行)?(?:整改|推进|办理|落实|实施|进行|组织|建设|施工|审批|开展|协调|筹备|编制|制定|谋划|招标|采购|完善|处理)|整改(?:正在|中$)|(?:有序|加快|稳步|积极|抓紧|按计划|按进度|按序时)推进|达到(?:了)?(?:序时|时序)进度|(?:按|符合)?(?:序时|时序)进度推进|^(?:序时|时序)推进$|(?:正|还)?在[改办]$|办理中$|(?:仍|尚|还)在(?:有序|加快|加紧|积极|抓紧|持续|稳步)?(?:整改|推进|办理|进行|实施)|推进中|进行中|整改中|办理之中|推进之中|整改之中|未达到?序时进度|^正抓紧$|(?:预计|拟[于在]).{0,16}(?:完成|办结|销号)|^[未没]改完|分阶段整改(?:中|推进)/,
  ],
  [
    'basically-completed',
    setOf('基阶效部'),
    /基本(?:完成|整改到位|整改完成|到位|办结|解决|落实|改[好完])|阶段性(?:完成|办结|整改(?:任务)?完成|目标(?!基本|已|均|未))|(?:完成|取得|见到)(?:了)?(?:明显的?)?阶段性(?:整改|成效|效果|成果|任务|目标|进展|工作)|(?:取得|见到)(?:了)?(?:初步|明显|显著)成效|大部分(?:已)?(?:完成|整改到位)/,
  ],
  [
    'completed',
    setOf('完位结销决零改落采理实达底'),
    /(?:业?已|均|全部|全面|按期|按时|如期|提前|都|已经|己)(?:彻底|按期|按时|如期|全部|全面|经|于.{0,12})?(?:整改|办理|处理|处置|核查|落实)?(?:完成|完毕|到位|办结|销号|解决|清零|落实到位|改到位|妥善解决|得到(?:妥善|有效|圆满|彻底)?解决)(?!率)|完成(?:了)?(?:全部|全面)?(?:整改|销号|验收销号|办结)|整改(?:已)?(?:全部|全面|均)?(?:完成|到位|完毕|销号|办结)|(?:已|全部)(?:完成|彻底)?整改(?!措施|方案|任务清单)|验收(?:合格)?(?:并|且|、)?销号|(?:问题|事项)(?:已经?|均已|全部)(?:得到)?(?:妥善|有效|圆满|彻底)?(?:解决|整改)|(?:目标|任务)(?:任务)?(?:已|均已|已经)(?:全部|全面|如期|按期)*(?:实现|达成)|(?:同意|予以|准予|完成)销号|闭环销号|^(?:该|此)?(?:问题|事项)销号$|^(?:已)?(?:全部)?完成$|^(?:已)?销号$|^(?:整改)?见底$|^(?:已|均已)?办结$|^(?:已|均已)?(?:办理|处理|处置)完毕$|^(?:均|全部|现)?已经?(?:全部)?(?:落实|采纳|解决|办理)$|立行立改.{0,3}(?:到位|完成)|达到(?:整改目标|整改要求|销号(?:条件|标准|要求))|符合销号(?:条件|标准|要求)|已经?改(?:[好完]|到位)|^也?改(?:[好完]了?|到位了?)$|改正完毕|整改完毕|^已改$|^(?:该|此|这一?)?(?:问题|事项)?(?:现已?|已)?(?:得到|获得)(?:妥善|圆满|彻底|有效)解决$|^(?:问题)?(?:现已|已|均已)清零$/,
  ],
  [
    'long-term',
    setOf('长持常'),
    /(?:需|需要|坚持)?长期(?:坚持|整改|推进|抓好|落实)|持续(?:推进|整改|坚持|抓好|落实|用力|深化|改进|巩固|跟进)|常态化(?:推进|坚持|整改|抓|落实|长效)|长抓不懈|坚持不懈|常抓不懈|^长期(?:抓)?$/,
  ],
];

/** 已完成并长期坚持 is completed; what is still under way outranks what was done before it in the same clause. */
const DONE_AND_KEPT = /(?:已|全部|均)?(?:完成|到位|办结|销号).{0,8}(?:并|,|、|且)(?:长期|持续|常态)/;

const KEPT = setOf('长持常');
const HEDGED = /(?:未|没有?|尚|基本|阶段性|部分|不)/;

function holds(clause: string, set: CharSet): boolean {
  for (let i = 0; i < clause.length; i++) if (has(set, clause.charCodeAt(i))) return true;
  return false;
}

/** The words that state a status, to their end: 已完成|整改, 已完成并长期|坚持; what they are said of stays outside: 问题|已整改|到位. */
function whole(clause: string, status: IssueStatus, index: number, size: number): { status: IssueStatus; index: number; text: string } {
  const before = size > 2 && (clause.startsWith('问题', index) || clause.startsWith('事项', index)) ? 2 : 0;
  const after = has(BEGINS_REST, clause.charCodeAt(index + size)) ? (REST.exec(clause.slice(index + size))?.[0].length ?? 0) : 0;
  return { status, index: index + before, text: clause.slice(index + before, index + size + after) };
}

const REST =
  /^了?(?:整改(?!措施|举措|方案|清单|台账|工作|问题|的))?(?:任务)?(?:到位|完成|完毕|坚持|推进|整改)?(?:并(?:验收)?销号|并(?:长期|持续)(?:坚持|推进|整改|巩固))?/;

const BEGINS_REST = setOf('了整任到完坚推并');

/** The status that a clause states, with the words that state it; null where it states none. */
export function statusOf(clause: string): { status: IssueStatus; index: number; text: string } | null {
  const kept = holds(clause, KEPT) ? DONE_AND_KEPT.exec(clause) : null;
  if (kept && !HEDGED.test(clause.slice(Math.max(0, kept.index - 3), kept.index + 3))) {
    return whole(clause, 'completed', kept.index, kept[0].length);
  }
  for (const [status, cues, pattern] of STATUS_PHRASES) {
    const m = holds(clause, cues) ? pattern.exec(clause) : null;
    if (m) return whole(clause, status, m.index, m[0].length);
  }
  return null;
}
