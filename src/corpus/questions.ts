/** Questions that are often asked of many notices, ready to be run by name; their SQL is there to be changed. */
import { MONEY_DIRECTIONS } from '../model/analysis.ts';
import { CITATION_ACTIONS, DOCUMENT_KINDS, ISSUE_STATUSES, type Labels, SANCTION_ACTIONS, SEVERITIES } from '../model/vocabulary.ts';

export interface Question {
  name: string;
  about: Labels;
  sql: string;
  /** Its `$name` parameters, what they mean and what they are where they are not given. */
  params?: Readonly<Record<string, { about: Labels; value: string | null }>>;
  /** Columns whose values have labels. */
  vocabularies?: Readonly<Record<string, Readonly<Record<string, Labels>>>>;
}

/** The headings of the columns of ready questions. */
export const QUESTION_COLUMNS: Readonly<Record<string, Labels>> = Object.fromEntries(
  Object.entries({
    unit: ['单位', 'unit'],
    inspector: ['巡察机构', 'inspector'],
    year: ['年份', 'year'],
    kind: ['类别', 'kind'],
    notices: ['通报', 'notices'],
    units: ['单位数', 'units'],
    problems: ['问题', 'problems'],
    completed: ['已完成', 'completed'],
    inProgress: ['未完成', 'in progress'],
    unstated: ['未说明', 'unstated'],
    rate: ['完成率%', 'rate %'],
    measures: ['措施', 'measures'],
    action: ['行为', 'action'],
    mentions: ['处数', 'mentions'],
    people: ['人数', 'people'],
    amounts: ['笔数', 'amounts'],
    yuan: ['金额（元）', 'yuan'],
    stated: ['通报总数（元）', 'stated, yuan'],
    direction: ['去向', 'direction'],
    title: ['标题', 'title'],
    status: ['状态', 'status'],
    dueDate: ['整改时限', 'due'],
    days: ['逾期天数', 'days late'],
    leaders: ['责任领导', 'leaders'],
    leader: ['责任领导', 'leader'],
    measure: ['措施', 'measure'],
    rule: ['规则', 'rule'],
    severity: ['程度', 'severity'],
    findings: ['疑点', 'findings'],
    document: ['文件', 'document'],
    code: ['错误', 'error'],
    files: ['文件数', 'files'],
    example: ['例', 'example'],
    name: ['来源', 'name'],
    versions: ['版本', 'versions'],
    role: ['类别', 'role'],
    table: ['表', 'table'],
    column: ['列', 'column'],
    type: ['类型', 'type'],
    about: ['说明', 'about'],
    created: ['新建', 'created'],
    revised: ['修订', 'revised'],
    listed: ['所列问题', 'listed'],
    said: ['所称问题', 'stated'],
    difference: ['相差', 'difference'],
    contact: ['联系方式', 'contact'],
    label: ['标签', 'label'],
  } as const).map(([name, [zh, en]]) => [name, { zh, en }]),
);

/** Percent of the problems whose status is stated. */
const RATE = `round(100.0 * count(*) FILTER (status = 'completed')
         / nullif(count(*) FILTER (status <> 'unstated'), 0), 1) AS rate`;
const COMPLETION = `count(*) AS problems,
       count(*) FILTER (status = 'completed') AS completed,
       count(*) FILTER (status NOT IN ('completed', 'unstated'))
         AS "inProgress",
       count(*) FILTER (status = 'unstated') AS unstated,
       ${RATE}`;
/** The year that a notice is of. */
const YEAR = 'year(coalesce(publishedDate, feedbackDate, inspectionTo))';

export const QUESTIONS: readonly Question[] = [
  {
    name: 'completion-by-unit',
    about: {
      zh: '各单位的问题整改完成情况；完成率按说明了状态的问题计算',
      en: 'How many problems of each unit are completed; the rate is of the problems whose status is stated',
    },
    sql: `SELECT unit, count(DISTINCT notice) AS notices,
       ${COMPLETION}
FROM issues JOIN notices USING (notice)
WHERE role = 'problem'
GROUP BY unit
ORDER BY rate NULLS LAST, problems DESC, unit`,
  },
  {
    name: 'completion-by-year',
    about: { zh: '各年通报的问题整改完成情况', en: 'How many problems of the notices of each year are completed' },
    sql: `SELECT ${YEAR} AS year,
       count(DISTINCT notice) AS notices,
       ${COMPLETION}
FROM issues JOIN notices USING (notice)
WHERE role = 'problem'
GROUP BY year
ORDER BY year NULLS LAST`,
  },
  {
    name: 'completion-by-inspector',
    about: { zh: '各巡察机构反馈问题的整改完成情况', en: 'How many problems that each inspector found are completed' },
    sql: `SELECT inspector, count(DISTINCT unit) AS units,
       ${COMPLETION}
FROM issues JOIN notices USING (notice)
WHERE role = 'problem'
GROUP BY inspector
ORDER BY problems DESC, inspector`,
  },
  {
    name: 'overdue',
    about: {
      zh: '整改时限已过而未完成的问题（截至公布之日，或 --param asOf=日期）',
      en: 'Problems that are open after their deadline, on the day of publication or of --param asOf=DAY',
    },
    params: { asOf: { about: { zh: '截止日期', en: 'the day to look at, such as 2024-12-31' }, value: null } },
    sql: `SELECT unit, i.title, status, "dueDate",
       coalesce($asOf::DATE, publishedDate) - "dueDate" AS days,
       leaders, name
FROM issues i JOIN notices n USING (notice)
WHERE role = 'problem'
  AND status IN ('in-progress', 'not-started', 'basically-completed')
  AND "dueDate" < coalesce($asOf::DATE, publishedDate)
ORDER BY days DESC, unit, name, i.id
LIMIT 1000`,
    vocabularies: { status: ISSUE_STATUSES },
  },
  {
    name: 'sanctions-by-action',
    about: {
      zh: '各年各类处理处分的人数（问题及其整改中所述）',
      en: 'People held to account by action and year, as told within problems and their answers',
    },
    sql: `SELECT ${YEAR} AS year,
       action, count(*) AS mentions, sum(people) AS people,
       count(DISTINCT unit) AS units
FROM sanctions JOIN notices USING (notice)
WHERE issue IS NOT NULL
GROUP BY year, action
ORDER BY year NULLS LAST, people DESC NULLS LAST, mentions DESC, action`,
    vocabularies: { action: SANCTION_ACTIONS },
  },
  {
    name: 'money-recovered',
    about: {
      zh: '各单位在各问题整改中收回的资金，并列通报总数',
      en: 'Money recovered by each unit in the answers to its problems, beside the total that its notices state',
    },
    sql: `WITH listed AS (
  SELECT notice, count(*) AS amounts, sum(value) AS yuan FROM money
  WHERE direction = 'recovered' GROUP BY notice
), stated AS (
  SELECT notice, value FROM headline WHERE key = 'funds.recovered'
)
SELECT unit, sum(amounts) AS amounts, sum(yuan) AS yuan,
       sum(stated.value) AS stated
FROM notices LEFT JOIN listed USING (notice) LEFT JOIN stated USING (notice)
WHERE yuan IS NOT NULL OR stated.value IS NOT NULL
GROUP BY unit
ORDER BY yuan DESC NULLS LAST, stated DESC NULLS LAST, unit`,
  },
  {
    name: 'money-by-direction',
    about: { zh: '资金按去向合计', en: 'Amounts of money by the way that they went' },
    sql: `SELECT direction, count(*) AS amounts, sum(value) AS yuan,
       count(DISTINCT notice) AS notices
FROM money
GROUP BY direction
ORDER BY yuan DESC, direction`,
    vocabularies: { direction: MONEY_DIRECTIONS },
  },
  {
    name: 'repeated-measures',
    about: {
      zh: '多家单位逐字相同的措施（不计序号），可能是套话或照抄',
      en: 'Measures that several units give word for word (markers apart): formulas, or copied',
    },
    sql: `WITH repeated AS (
  SELECT wording, count(DISTINCT hash(unit)) AS units,
         count(*) AS mentions
  FROM measures JOIN (SELECT notice, unit FROM notices) USING (notice)
  GROUP BY wording HAVING units > 1
  ORDER BY units DESC, mentions DESC, wording LIMIT 100
), examples AS (
  SELECT min({notice: notice, id: id}) AS first, units, mentions
  FROM repeated JOIN measures USING (wording)
  GROUP BY wording, units, mentions
)
SELECT ltrim(text[coalesce(length(marker), 0) + 1:], '，,、：:．. ' || chr(10))
         AS measure, units, mentions
FROM examples JOIN measures
  ON measures.notice = first.notice AND measures.id = first.id
ORDER BY units DESC, mentions DESC, measure`,
  },
  {
    name: 'findings-by-rule',
    about: { zh: '各规则的疑点数', en: 'What does not add up, by rule' },
    sql: `SELECT rule, severity, count(*) AS findings,
       count(DISTINCT notice) AS notices, min(message) AS example
FROM findings
GROUP BY rule, severity
ORDER BY findings DESC, rule, severity`,
    vocabularies: { severity: SEVERITIES },
  },
  {
    name: 'stated-and-listed',
    about: { zh: '通报所称问题总数与所列问题数不一致的通报', en: 'Notices that state another number of problems than they list' },
    sql: `WITH stated AS (
  SELECT notice, value::BIGINT AS said FROM headline
  WHERE key = 'issues.total'
), counted AS (
  SELECT notice, count(*) AS listed FROM issues
  WHERE role = 'problem' GROUP BY notice
)
SELECT unit, said, listed, said - listed AS difference, name
FROM notices JOIN stated USING (notice) JOIN counted USING (notice)
WHERE said <> listed
ORDER BY abs(difference) DESC, unit, name`,
  },
  {
    name: 'documents-issued',
    about: { zh: '制定、修订最多的制度文件', en: 'The documents that most units issued or revised' },
    sql: `SELECT c.title AS document, count(DISTINCT unit) AS units,
       count(*) FILTER (action = 'issued') AS created,
       count(*) FILTER (action = 'revised') AS revised
FROM citations c JOIN notices USING (notice)
WHERE action IN ('issued', 'revised')
GROUP BY c.title
ORDER BY units DESC, created + revised DESC, document
LIMIT 100`,
  },
  {
    name: 'documents-followed',
    about: { zh: '引用最多的文件', en: 'The documents that are named most often' },
    sql: `SELECT c.title AS document, action, count(DISTINCT unit) AS units,
       count(*) AS mentions
FROM citations c JOIN notices USING (notice)
WHERE action IN ('followed', 'forwarded', 'named')
GROUP BY c.title, action
ORDER BY units DESC, mentions DESC, document, action
LIMIT 100`,
    vocabularies: { action: CITATION_ACTIONS },
  },
  {
    name: 'leaders',
    about: { zh: '责任领导及其负责的问题', en: 'Leaders responsible, with how many problems they answer for' },
    sql: `WITH led AS (
  SELECT notice, status, unnest(leaders) AS leader FROM issues
  WHERE role = 'problem'
)
SELECT unit, leader, count(*) AS problems,
       count(*) FILTER (status = 'completed') AS completed
FROM led JOIN notices USING (notice)
GROUP BY unit, leader
ORDER BY problems DESC, unit, leader
LIMIT 1000`,
  },
  {
    name: 'contacts',
    about: { zh: '各单位公布的联系方式', en: 'How each unit can be reached' },
    sql: `SELECT DISTINCT unit, type AS kind, value AS contact, label
FROM contacts JOIN notices USING (notice)
WHERE type IN ('phone', 'mobile', 'email', 'address', 'mailbox')
ORDER BY unit, kind, contact, label
LIMIT 1000`,
  },
  {
    name: 'notices-by-kind',
    about: { zh: '各类通报及其内容', en: 'Notices by kind, with what they hold' },
    sql: `WITH found AS (
  SELECT notice, count(*) AS problems FROM issues
  WHERE role = 'problem' GROUP BY notice
), taken AS (
  SELECT notice, count(*) AS measures FROM measures GROUP BY notice
)
SELECT kind, count(*) AS notices, count(DISTINCT unit) AS units,
       sum(problems) AS problems, sum(measures) AS measures
FROM notices LEFT JOIN found USING (notice) LEFT JOIN taken USING (notice)
GROUP BY kind
ORDER BY notices DESC, kind`,
    vocabularies: { kind: DOCUMENT_KINDS },
  },
  {
    name: 'versions',
    about: {
      zh: '同一来源名下内容不同的通报（文件改过后再次读入）',
      en: 'Names that several different notices were read under: files that were changed and read again',
    },
    sql: `SELECT name, count(*) AS versions, any_value(unit) AS unit
FROM notices
GROUP BY name
HAVING count(*) > 1
ORDER BY versions DESC, name`,
  },
  {
    name: 'unread',
    about: { zh: '读取失败的文件，按原因', en: 'What could not be read, and why' },
    sql: `SELECT code, count(*) AS files, min(name) AS example
FROM errors
GROUP BY code
ORDER BY files DESC, code`,
  },
  {
    name: 'tables',
    about: { zh: '所有的表和列，及其含义', en: 'Every table and column, with its type and what it holds' },
    sql: `SELECT table_name AS "table", column_name AS "column",
       data_type AS type, comment AS about
FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal
ORDER BY table_name, column_index`,
  },
];

export function questionNamed(name: string): Question | undefined {
  return QUESTIONS.find((question) => question.name === name);
}
