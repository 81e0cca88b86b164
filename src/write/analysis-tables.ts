/** An analysis as tables, one list for the terminal, Markdown and CSV, so that all three say the same. */
import { FORM_OF } from '../lexicon/four-forms.ts';
import { ROLE_LABELS, type Role } from '../lexicon/roles.ts';
import {
  type Analysis,
  type AnalysisSection,
  type ClassedMeasure,
  type Completion,
  type Distribution,
  type Figure,
  FOUR_FORM_LABELS,
  GROUPINGS,
  MONEY_DIRECTIONS,
  REPEAT_KINDS,
  type SanctionFigures,
  type SanctionRow,
  type SourceRef,
  SUBSTANCE_CLASSES,
  type SubstanceClass,
  type SubstanceShares,
  type Totals,
  type ValuedRef,
} from '../model/analysis.ts';
import {
  CITATION_ACTIONS,
  DOCUMENT_KINDS,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  type Labels,
  type Lang,
  MEASURE_SCOPES,
  SANCTION_ACTIONS,
  type SanctionAction,
  SEVERITIES,
  values,
} from '../model/vocabulary.ts';
import { formatNumber } from './figures.ts';

export interface AnalysisCell {
  /** As a machine reads it. */
  value: string | number | null;
  as: 'text' | 'number' | 'share' | 'money';
  sources: readonly SourceRef[] | null;
}

export interface AnalysisColumn {
  key: string;
  label: Labels;
  align?: 'right';
  /** Gives way where there is little room. */
  long?: boolean;
}

export interface AnalysisTable {
  section: AnalysisSection;
  key: string;
  title: Labels;
  columns: readonly AnalysisColumn[];
  /** A list of single places, shown in tables only where its section is asked for. */
  detail?: boolean;
  /** The first cell names the row; `key` is that name for machines. */
  rows: readonly { key: string; cells: readonly AnalysisCell[] }[];
}

const label = (zh: string, en: string): Labels => ({ zh, en });
const text = (value: string | null): AnalysisCell => ({ value: value ?? '', as: 'text', sources: null });
const number = (value: number | null, as: AnalysisCell['as'] = 'number'): AnalysisCell => ({ value, as, sources: null });
const figure = ({ value, sources }: Figure, as: AnalysisCell['as'] = 'number'): AnalysisCell => ({ value, as, sources });
/** A rate rests on what is completed. */
const rateCell = ({ completed, rate }: Pick<Completion, 'completed' | 'rate'>): AnalysisCell => ({
  value: rate,
  as: 'share',
  sources: completed.sources,
});
const column = (key: string, zh: string, en: string): AnalysisColumn => ({ key, label: label(zh, en), align: 'right' });
const words = (key: string, zh: string, en: string, long = false): AnalysisColumn => ({ key, label: label(zh, en), long });

/** The cell for people; shares as percent to one decimal. */
export function showCell({ value, as }: AnalysisCell, lang: Lang): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (as === 'share') return `${(value * 100).toFixed(1)}%`;
  // exact in JSON and CSV; six digits are what a table has room for
  if (as === 'money') return `${formatNumber(Number(value.toPrecision(6)), lang)}${lang === 'zh' ? '元' : ' 元'}`;
  return formatNumber(Math.round(value * 100) / 100, 'en');
}

/** What each rule of the check finds, by its id. */
export type RuleNames = Readonly<Record<string, Labels>>;

/**
 * @param details also the lists of single places, whose sections are not asked for
 */
export function tablesOf(
  analysis: Analysis,
  lang: Lang,
  only: readonly AnalysisSection[] | null,
  details: boolean,
  names: RuleNames,
): AnalysisTable[] {
  const tables: AnalysisTable[] = [
    ...totalsTables(analysis.totals, names, lang),
    ...byTable(analysis, lang),
    ...themesTables(analysis, lang),
    ...substanceTables(analysis, lang),
    ...accountabilityTables(analysis, lang),
    ...rulesTable(analysis, lang),
    ...repeatsTables(analysis, lang),
    ...wordsTables(analysis, lang),
  ];
  return tables.filter(({ section, rows, detail }) =>
    only === null ? rows.length > 0 && (!detail || details) : only.includes(section) && (!detail || rows.length > 0),
  );
}

function totalsTables(totals: Totals, names: RuleNames, lang: Lang): AnalysisTable[] {
  type Row = AnalysisTable['rows'][number];
  const row = (key: string, name: string, cell: AnalysisCell): Row => ({ key, cells: [text(name), cell] });
  const each = <K extends string>(
    prefix: string,
    labels: Readonly<Record<K, Labels>>,
    of: Readonly<Record<K, Figure>>,
    as?: AnalysisCell['as'],
  ) => values(labels).flatMap((key) => (of[key].value === 0 ? [] : [row(`${prefix}.${key}`, labels[key][lang], figure(of[key], as))]));
  const pairTable = (key: string, title: Labels, rows: Row[]): AnalysisTable => ({
    section: 'totals',
    key,
    title,
    columns: [words('figure', '项目', 'Figure', true), column('value', '数值', 'Value')],
    rows,
  });
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  const completed = (key: string, { completed, of, rate }: Completion, zh: string, en: string): Row[] =>
    of.value === 0
      ? []
      : [
          row(`completion.${key}.completed`, say(`${zh}：已完成`, `${en}: completed`), figure(completed)),
          row(`completion.${key}.of`, say(`${zh}：总数`, `${en}: of`), figure(of)),
          row(`completion.${key}.rate`, say(`${zh}：完成率`, `${en}: rate`), rateCell({ completed, rate })),
        ];
  const { listed, stated, statedRates } = totals.completion;
  const distributions: DistributionRow[] = [
    ['problemsPerNotice', '每份通报的问题数', 'problems per notice', totals.distributions.problemsPerNotice],
    ['measuresPerNotice', '每份通报的措施数', 'measures per notice', totals.distributions.measuresPerNotice],
    ['measuresPerProblem', '每个问题的措施数', 'measures per problem', totals.distributions.measuresPerProblem],
    ['moneyRecovered', '每份通报收回金额', 'money recovered per notice', totals.distributions.moneyRecovered, 'money'],
    ['statedRates', '自述完成率（%）', 'stated completion rates (%)', statedRates],
  ];
  return [
    pairTable('totals', label('总量', 'Totals'), [
      row('notices', say('通报', 'notices'), figure(totals.notices)),
      ...each('kinds', DOCUMENT_KINDS, totals.kinds).map((r) => ({ ...r, cells: [text(`  ${r.cells[0]!.value}`), r.cells[1]!] })),
      ...each('issues', ISSUE_ROLES, totals.issues),
      row('measures', say('措施', 'measures'), figure(totals.measures.all)),
      ...each('measures', MEASURE_SCOPES, omit(totals.measures)).map((r) => ({
        ...r,
        cells: [text(`  ${r.cells[0]!.value}`), r.cells[1]!],
      })),
      row('deadlines', say('有时限的问题', 'problems with a deadline'), figure(totals.deadlines)),
      row('overdue', say('逾期未完成', 'overdue'), figure(totals.overdue)),
    ]),
    pairTable('statuses', label('问题整改状态', 'Problems by status'), [
      ...each('statuses', ISSUE_STATUSES, totals.statuses),
      ...completed('listed', listed, '逐项所列', 'as listed'),
      ...completed('stated', stated, '总述所称', 'as stated'),
    ]),
    distributionTable('totals', 'distributions', label('分布', 'Distributions'), distributions, lang),
    sanctionTable('forms', label('四种形态', 'Four forms of discipline'), FOUR_FORM_LABELS, totals.forms, lang),
    sanctionTable('sanctions', label('处理处分', 'Sanctions'), SANCTION_ACTIONS, totals.sanctions, lang),
    pairTable('money', label('资金', 'Money'), [
      ...each('money', MONEY_DIRECTIONS, totals.money, 'money'),
      ...(totals.recoveredStated.value === 0
        ? []
        : [row('money.recoveredStated', say('总述所称收回', 'recovered, as stated'), figure(totals.recoveredStated, 'money'))]),
    ]),
    pairTable(
      'rules',
      label('制度', 'Rules'),
      (
        [
          ['listed.created', '新建（正文所列）', 'created, as listed', totals.rules.listed.created],
          ['listed.revised', '修订（正文所列）', 'revised, as listed', totals.rules.listed.revised],
          ['stated.created', '新建（总述所称）', 'created, as stated', totals.rules.stated.created],
          ['stated.revised', '修订（总述所称）', 'revised, as stated', totals.rules.stated.revised],
        ] as const
      ).flatMap(([key, zh, en, f]) => (f.value === 0 ? [] : [row(key, say(zh, en), figure(f))])),
    ),
    findingsTable(totals, names, lang),
  ];
}

/** By severity and by rule, each rule with what it finds where that is known. */
function findingsTable({ findings }: Totals, names: RuleNames, lang: Lang): AnalysisTable {
  const named = Object.keys(findings.rules).some((rule) => names[rule]);
  const row = (key: string, name: string, of: Figure, what = '') => ({
    key,
    cells: [text(name), figure(of), ...(named ? [text(what)] : [])],
  });
  return {
    section: 'totals',
    key: 'findings',
    title: label('疑点', 'Findings'),
    columns: [
      words('figure', '项目', 'Figure', !named),
      column('value', '数值', 'Value'),
      ...(named ? [words('what', '含义', 'Meaning', true)] : []),
    ],
    rows: [
      ...values(SEVERITIES)
        .filter((severity) => findings.severities[severity].value > 0)
        .map((severity) => row(`severity.${severity}`, SEVERITIES[severity][lang], findings.severities[severity])),
      ...Object.entries(findings.rules).map(([rule, of]) => row(rule, `  ${rule}`, of, names[rule]?.[lang])),
    ],
  };
}

type DistributionRow = [key: string, zh: string, en: string, of: Distribution, as?: AnalysisCell['as']];

function distributionTable(
  section: AnalysisSection,
  key: string,
  title: Labels,
  rows: readonly DistributionRow[],
  lang: Lang,
): AnalysisTable {
  return {
    section,
    key,
    title,
    columns: [
      words('figure', '项目', 'Figure', true),
      column('count', '个数', 'N'),
      column('min', '最小', 'Min'),
      column('q1', '下四分位', 'Q1'),
      column('median', '中位数', 'Median'),
      column('q3', '上四分位', 'Q3'),
      column('max', '最大', 'Max'),
      column('mean', '均值', 'Mean'),
    ],
    rows: rows
      .filter(([, , , d]) => d.count > 0)
      .map(([key, zh, en, d, as]) => ({
        key,
        cells: [
          text(lang === 'zh' ? zh : en),
          { ...number(d.count), sources: d.sources?.map(valued) ?? null },
          ...[d.min, d.q1, d.median, d.q3, d.max, d.mean].map((n) => number(n, as)),
        ],
      })),
  };
}

function omit({ all: _, ...scopes }: Totals['measures']) {
  return scopes;
}

function sanctionTable<K extends string>(
  key: string,
  title: Labels,
  labels: Readonly<Record<K, Labels>>,
  of: Readonly<Record<K, SanctionFigures>>,
  lang: Lang,
): AnalysisTable {
  const form = key === 'sanctions';
  return {
    section: 'totals',
    key,
    title,
    columns: [
      words('action', '处理', 'Action', true),
      ...(form ? [words('form', '形态', 'Form')] : []),
      column('mentions', '问题中提及', 'Mentions'),
      column('listed', '问题中人数', 'People listed'),
      column('stated', '总述人数', 'People stated'),
    ],
    rows: values(labels).flatMap((action) => {
      const { mentions, listed, stated } = of[action];
      if (mentions.value === 0 && stated.value === 0) return [];
      const forms = form ? [text(FOUR_FORM_LABELS[FORM_OF[action as never] as keyof typeof FOUR_FORM_LABELS][lang])] : [];
      return [{ key: action, cells: [text(labels[action][lang]), ...forms, figure(mentions), figure(listed), figure(stated)] }];
    }),
  };
}

function byTable({ by }: Analysis, lang: Lang): AnalysisTable[] {
  if (by === null) return [];
  return [
    {
      section: 'by',
      key: `by.${by.grouping}`,
      title: label(`按${GROUPINGS[by.grouping].zh}`, `By ${GROUPINGS[by.grouping].en}`),
      columns: [
        { key: 'group', label: GROUPINGS[by.grouping], long: true },
        column('notices', '通报', 'Notices'),
        column('problems', '问题', 'Problems'),
        column('listedRate', '所列完成率', 'Listed'),
        column('statedRate', '自述完成率', 'Stated'),
        column('overdue', '逾期', 'Overdue'),
        column('measures', '措施', 'Measures'),
        column('verifiable', '可核实', 'Verifiable'),
        column('people', '处理人数', 'People'),
        column('recovered', '收回', 'Recovered'),
        column('rules', '制度', 'Rules'),
        column('findings', '疑点', 'Findings'),
      ],
      rows: by.groups.map(({ key, label: name, totals: t }) => ({
        key: key ?? '',
        cells: [
          text(name[lang]),
          figure(t.notices),
          figure(t.issues.problem),
          rateCell(t.completion.listed),
          rateCell(t.completion.stated),
          figure(t.overdue),
          figure(t.measures.all),
          {
            value: shareOf(
              t.substance.verifiable.value,
              values(SUBSTANCE_CLASSES).reduce((n, c) => n + t.substance[c].value, 0),
            ),
            as: 'share',
            sources: t.substance.verifiable.sources,
          },
          sum(Object.values(t.forms).map((f) => f.listed)),
          figure(t.money.recovered, 'money'),
          sum([t.rules.listed.created, t.rules.listed.revised]),
          sum(Object.values(t.findings.rules)),
        ],
      })),
    },
  ];
}

function sum(figures: readonly Figure[]): AnalysisCell {
  const sources = figures.some((f) => f.sources) ? figures.flatMap((f) => f.sources ?? []) : null;
  return { value: figures.reduce((n, f) => n + f.value, 0), as: 'number', sources };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function themesTables({ themes }: Analysis, lang: Lang): AnalysisTable[] {
  const rows = [...themes.rows].sort((a, b) => b.issues.value - a.issues.value);
  const none = label('（无主题）', '(no theme)');
  return [
    {
      section: 'themes',
      key: 'themes',
      title: label('主题', 'Themes'),
      columns: [
        words('theme', '主题', 'Theme', true),
        column('issues', '问题', 'Issues'),
        column('share', '占比', 'Share'),
        column('notices', '通报', 'Notices'),
        column('completed', '已完成', 'Completed'),
        words('terms', '依据词', 'Evidence', true),
      ],
      rows: [
        ...rows.map((row) => ({
          key: row.theme,
          cells: [
            text(row.label[lang]),
            figure(row.issues),
            { ...number(row.share, 'share'), sources: row.issues.sources },
            figure(row.notices),
            figure(row.statuses.completed),
            text(row.terms.map(({ term, count }) => (count > 1 ? `${term}×${count}` : term)).join(lang === 'zh' ? '、' : ', ')),
          ],
        })),
        ...(themes.without.value === 0
          ? []
          : [{ key: '', cells: [text(none[lang]), figure(themes.without), number(null), number(null), number(null), text('')] }]),
      ],
    },
    {
      section: 'themes',
      key: 'themed-issues',
      detail: true,
      title: label('问题的主题', 'Themes of each issue'),
      columns: [
        words('title', '问题', 'Issue', true),
        words('themes', '主题', 'Themes', true),
        words('evidence', '依据词', 'Evidence', true),
      ],
      rows: (themes.issues ?? []).map(({ notice, issue, title, start, end, themes: found }) => ({
        key: `${notice}#${issue}`,
        cells: [
          { ...text(title), sources: [{ notice, id: issue, start, end, text: title }] },
          text(found.map(({ theme, score }) => `${theme} ${score}`).join(', ')),
          text([...new Set(found.flatMap(({ evidence }) => evidence.map(({ term }) => term)))].join(lang === 'zh' ? '、' : ', ')),
        ],
      })),
    },
  ];
}

function substanceTables({ substance, totals }: Analysis, lang: Lang): AnalysisTable[] {
  const classes = values(SUBSTANCE_CLASSES);
  const classColumns = classes.map((c): AnalysisColumn => ({ key: c, label: SUBSTANCE_CLASSES[c], align: 'right' }));
  const all = classes.reduce((n, c) => n + totals.substance[c].value, 0);
  if (all === 0) return [];
  const measures = column('measures', '措施', 'Measures');
  const sourcesOf = (wanted: (m: ClassedMeasure) => boolean) => substance.measures?.filter(wanted).map(refToMeasure) ?? null;
  const share = (of: SubstanceShares, c: SubstanceClass, within: (m: ClassedMeasure) => boolean): AnalysisCell => ({
    ...number(of[c], 'share'),
    sources: sourcesOf((m) => m.class === c && within(m)),
  });
  return [
    {
      section: 'substance',
      key: 'substance',
      title: label('措施的实质', 'Substance of measures'),
      columns: [words('notice', '通报', 'Notice', true), measures, ...classColumns],
      rows: [
        ...substance.notices.map((of) => ({
          key: of.notice,
          cells: [
            text(of.unit ?? of.notice),
            { ...number(of.measures), sources: sourcesOf((m) => m.notice === of.notice) },
            ...classes.map((c) => share(of, c, (m) => m.notice === of.notice)),
          ],
        })),
        {
          key: 'all',
          cells: [
            text('∑'),
            figure(totals.measures.all),
            ...classes.map(
              (c): AnalysisCell => ({ value: totals.substance[c].value / all, as: 'share', sources: totals.substance[c].sources }),
            ),
          ],
        },
      ],
    },
    distributionTable(
      'substance',
      'substance-distributions',
      label('措施的实质：分布', 'Substance of measures: distributions'),
      [
        ['verifiablePerNotice', '每份通报可核实占比', 'verifiable, per notice', substance.verifiablePerNotice, 'share'],
        ['formulaicPerNotice', '每份通报套话占比', 'formulaic, per notice', substance.formulaicPerNotice, 'share'],
        ['verifiablePerProblem', '每个问题可核实占比', 'verifiable, per problem', substance.verifiablePerProblem, 'share'],
        ['formulaicPerProblem', '每个问题套话占比', 'formulaic, per problem', substance.formulaicPerProblem, 'share'],
      ],
      lang,
    ),
    {
      section: 'substance',
      key: 'substance-issues',
      detail: true,
      title: label('措施的实质：按问题', 'Substance of measures by issue'),
      columns: [words('issue', '问题', 'Issue', true), words('unit', '单位', 'Unit', true), measures, ...classColumns],
      rows: substance.issues.map((of) => ({
        key: `${of.notice}#${of.issue}`,
        cells: [
          text(of.title),
          text(of.unit ?? of.notice),
          { ...number(of.measures), sources: sourcesOf((m) => m.notice === of.notice && m.issue === of.issue) },
          ...classes.map((c) => share(of, c, (m) => m.notice === of.notice && m.issue === of.issue)),
        ],
      })),
    },
    {
      section: 'substance',
      key: 'substance-measures',
      detail: true,
      title: label('措施的实质：逐条', 'Substance, measure by measure'),
      columns: [words('measure', '措施', 'Measure', true), words('class', '类别', 'Class'), words('evidence', '依据', 'Evidence', true)],
      rows: (substance.measures ?? []).map((m) => ({
        key: `${m.notice}#${m.measure}`,
        cells: [
          { ...text(m.text), sources: [refToMeasure(m)] },
          text(SUBSTANCE_CLASSES[m.class][lang]),
          text(m.evidence.map((e) => e.text).join(lang === 'zh' ? '、' : ', ')),
        ],
      })),
    },
  ];
}

const refToMeasure = ({ notice, measure, start, end, text: said }: ClassedMeasure): SourceRef => ({
  notice,
  id: measure,
  start,
  end,
  text: said,
});

/** The value of a distribution's source, and the words it stands for. */
function valued({ value, ...ref }: ValuedRef): SourceRef {
  return { ...ref, text: `${formatNumber(Math.round(value * 1e4) / 1e4, 'en')} ← ${ref.text}` };
}

function accountabilityTables({ accountability, totals }: Analysis, lang: Lang): AnalysisTable[] {
  const asked = totals.notices.sources !== null;
  const refTo = ({ notice, start, end, text: said }: SanctionRow): SourceRef => ({ notice, id: null, start, end, text: said });
  const sourcesOf = (of: { role: string | null; action: SanctionAction }) =>
    asked ? accountability.rows.filter((r) => r.issue !== null && r.role === of.role && r.action === of.action).map(refTo) : null;
  const action = words('action', '处理', 'Action');
  const form = words('form', '形态', 'Form');
  const role = (key: string | null) =>
    text(key === null ? (lang === 'zh' ? '（未说明）' : '(not stated)') : ROLE_LABELS[key as Role][lang]);
  return [
    {
      section: 'accountability',
      key: 'accountability',
      title: label('问责：按身份', 'Accountability by role'),
      columns: [
        words('role', '身份', 'Role', true),
        action,
        form,
        column('mentions', '提及', 'Mentions'),
        column('people', '人数', 'People'),
      ],
      rows: accountability.roles.map((r) => ({
        key: r.role ?? '',
        cells: [
          role(r.role),
          text(SANCTION_ACTIONS[r.action][lang]),
          text(FOUR_FORM_LABELS[r.form][lang]),
          { ...number(r.mentions), sources: sourcesOf(r) },
          { ...number(r.people), sources: sourcesOf(r) },
        ],
      })),
    },
    {
      section: 'accountability',
      key: 'sanctions-listed',
      detail: true,
      title: label('问责：逐条', 'Accountability, one by one'),
      columns: [
        words('unit', '单位', 'Unit', true),
        words('who', '对象', 'Who', true),
        action,
        form,
        column('people', '人数', 'People'),
        words('issue', '问题', 'Issue'),
      ],
      rows: accountability.rows.map((r) => ({
        key: r.notice,
        cells: [
          text(r.unit ?? r.notice),
          text(r.who),
          { ...text(SANCTION_ACTIONS[r.action][lang]), sources: asked ? [refTo(r)] : null },
          text(FOUR_FORM_LABELS[r.form][lang]),
          number(r.people),
          text(r.issue),
        ],
      })),
    },
  ];
}

function rulesTable({ rules, totals }: Analysis, lang: Lang): AnalysisTable[] {
  return [
    {
      section: 'rules',
      key: 'rules-listed',
      detail: true,
      title: label('制定、修订的文件', 'Documents issued and revised'),
      columns: [
        words('title', '文件', 'Document', true),
        words('number', '文号', 'Number', true),
        words('action', '行为', 'Action'),
        words('unit', '单位', 'Unit', true),
      ],
      rows: rules.map((r) => ({
        key: r.title,
        cells: [
          {
            ...text(`《${r.title}》`),
            sources: totals.notices.sources && [{ notice: r.notice, id: null, start: r.start, end: r.end, text: r.title }],
          },
          text(r.number),
          text(CITATION_ACTIONS[r.action][lang]),
          text(r.unit ?? r.notice),
        ],
      })),
    },
  ];
}

function repeatsTables({ repeats, totals }: Analysis, lang: Lang): AnalysisTable[] {
  if (repeats === null) return [];
  const asked = totals.notices.sources !== null;
  return [
    {
      section: 'repeats',
      key: 'repeats',
      title: label('重复与雷同', 'Repeats'),
      columns: [
        column('group', '组', 'Group'),
        words('kind', '类别', 'Kind'),
        column('members', '处数', 'Places'),
        column('units', '单位', 'Units'),
        column('similarity', '相似度', 'Similarity'),
        words('text', '原文', 'Text', true),
      ],
      rows: repeats.groups.map((g, i) => ({
        key: String(i + 1),
        cells: [
          number(i + 1),
          text(REPEAT_KINDS[g.kind][lang]),
          {
            ...number(g.members.length),
            sources: asked
              ? g.members.map(({ notice, measure, start, end, text: said }) => ({ notice, id: measure, start, end, text: said }))
              : null,
          },
          number(g.units),
          number(g.similarity, 'share'),
          text(g.members[0]!.text),
        ],
      })),
    },
    {
      section: 'repeats',
      key: 'repeats-listed',
      detail: true,
      title: label('重复与雷同：逐处', 'Repeats, place by place'),
      columns: [
        column('group', '组', 'Group'),
        words('unit', '单位', 'Unit', true),
        words('place', '出处', 'Place', true),
        column('similarity', '相似度', 'Similarity'),
        words('text', '原文', 'Text', true),
      ],
      rows: repeats.groups.flatMap((g, i) =>
        g.members.map((m) => ({
          key: String(i + 1),
          cells: [number(i + 1), text(m.unit), text(`${m.notice} ${m.measure}`), number(m.similarity, 'share'), text(m.text)],
        })),
      ),
    },
  ];
}

/** So many are shown of a group in one line; the list holds all. */
const WORDS_IN_LINE = 10;

function wordsTables({ words: part }: Analysis, lang: Lang): AnalysisTable[] {
  if (part === null) return [];
  const group: AnalysisColumn = { key: 'group', label: GROUPINGS[part.by], long: true };
  return [
    {
      section: 'words',
      key: 'words',
      title: label('特色词', 'Distinctive words'),
      columns: [group, words('words', '词×次数', 'Words×count', true)],
      rows: part.groups
        .filter((group) => group.words.length > 0)
        .map(({ key, label: name, words: list }) => ({
          key: key ?? '',
          cells: [
            text(name[lang]),
            text(
              list
                .slice(0, WORDS_IN_LINE)
                .map(({ word, count }) => `${word}×${count}`)
                .join(lang === 'zh' ? '、' : ', '),
            ),
          ],
        })),
    },
    {
      section: 'words',
      key: 'words-listed',
      detail: true,
      title: label('特色词：逐个', 'Distinctive words, one by one'),
      columns: [
        group,
        words('word', '词', 'Word'),
        column('count', '次数', 'Count'),
        column('elsewhere', '他处', 'Elsewhere'),
        column('z', 'z值', 'z'),
      ],
      rows: part.groups.flatMap(({ key, label: name, words: list }) =>
        list.map(({ word, count, elsewhere, z, sources }) => ({
          key: `${key ?? ''}#${word}`,
          cells: [text(name[lang]), text(word), { value: count, as: 'number' as const, sources }, number(elsewhere), number(z)],
        })),
      ),
    },
  ];
}
