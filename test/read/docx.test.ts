/** DOCX as Word writes it, part by part, where `formats.test.ts` has whole files that LibreOffice wrote. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import { failure } from './failure.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const NAMESPACES = `${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:w14="urn:w14"`;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  numbering?: string;
  styles?: string;
  footnotes?: string;
}

function docx(body: string, { numbering = '', styles = '', footnotes = '' }: Parts = {}): Uint8Array {
  const part = (root: string, inner: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${NAMESPACES}>${inner}</w:${root}>`);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="urn:r"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/numbering.xml': part('numbering', numbering),
    'word/styles.xml': part('styles', styles),
    'word/footnotes.xml': part('footnotes', footnotes),
  });
}

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner.startsWith('<') ? inner : run(inner)}</w:p>`;
const numbered = (text: string, id: number, level = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
const level = (n: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, overrides = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;

const lines = async (body: string, parts: Parts = {}): Promise<string[]> =>
  (await read(docx(body, parts), { name: 'notice.docx' })).text.split('\n');

describe('automatic numbers are printed as Word prints them', () => {
  const OUTLINE = abstract(
    0,
    level(0, 'chineseCountingThousand', '%1、'),
    level(1, 'chineseCounting', '（%2）'),
    level(2, 'decimal', '%3.'),
    level(3, 'decimalEnclosedCircleChinese', '%4'),
  );

  test('several levels, each starting anew below the one above', async () => {
    const body = [
      numbered('总体情况', 1),
      numbered('组织领导', 1, 1),
      numbered('制定方案', 1, 1),
      numbered('反馈问题', 1),
      numbered('学习方面', 1, 1),
      numbered('学得不深', 1, 2),
      numbered('立即整改', 1, 3),
      numbered('持续整改', 1, 3),
      numbered('用得不够', 1, 2),
      numbered('立即整改', 1, 3),
    ].join('');
    expect(await lines(body, { numbering: OUTLINE + list(1, 0) })).toEqual([
      '一、总体情况',
      '（一）组织领导',
      '（二）制定方案',
      '二、反馈问题',
      '（一）学习方面',
      '1. 学得不深',
      '① 立即整改',
      '② 持续整改',
      '2. 用得不够',
      '① 立即整改',
    ]);
  });

  test('第一条 … 第一百零一条, 第1章, roman and lettered ones', async () => {
    const numbering =
      abstract(0, level(0, 'chineseCountingThousand', '第%1条', '<w:suff w:val="space"/>')) +
      abstract(1, level(0, 'decimal', '第%1章')) +
      abstract(2, level(0, 'upperRoman', '%1.')) +
      abstract(3, level(0, 'lowerLetter', '%1)')) +
      abstract(4, level(0, 'chineseLegalSimplified', '%1、')) +
      abstract(5, level(0, 'ideographTraditional', '%1、')) +
      abstract(6, level(0, 'decimalFullWidth', '%1．')) +
      [0, 1, 2, 3, 4, 5, 6].map((n) => list(n + 1, n)).join('');
    const many = await lines(Array.from({ length: 111 }, () => numbered('条款', 1)).join(''), { numbering });
    expect([0, 9, 10, 19, 20, 99, 100, 109, 110].map((n) => many[n])).toEqual(
      ['一', '十', '十一', '二十', '二十一', '一百', '一百零一', '一百一十', '一百一十一'].map((n) => `第${n}条 条款`),
    );
    expect(await lines([2, 3, 4, 5, 6, 7].flatMap((id) => [numbered('甲', id), numbered('乙', id)]).join(''), { numbering })).toEqual([
      '第1章 甲',
      '第2章 乙',
      'I. 甲',
      'II. 乙',
      'a) 甲',
      'b) 乙',
      '壹、甲',
      '贰、乙',
      '甲、甲',
      '乙、乙',
      '１．甲',
      '２．乙',
    ]);
  });

  test('1.1 and 1.1.1, where the chapters are Chinese too', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'chineseCounting', '第%1章'),
        level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
        level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
      ) + list(1, 0);
    expect(
      await lines(numbered('甲', 1) + numbered('乙', 1, 1) + numbered('丙', 1, 2) + numbered('丁', 1) + numbered('戊', 1, 1), {
        numbering,
      }),
    ).toEqual(['第一章 甲', '1.1 乙', '1.1.1 丙', '第二章 丁', '2.1 戊']);
  });

  test('lists of one kind go on, unless one says that it starts anew', async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + list(1, 0) + list(2, 0) + list(3, 0, anew);
    expect(await lines([1, 2, 3, 3, 1].map((id) => numbered('问题', id)).join(''), { numbering })).toEqual([
      '1. 问题',
      '2. 问题',
      '1. 问题',
      '2. 问题',
      '3. 问题',
    ]);
  });

  test('a level that never starts anew runs through the whole', async () => {
    const numbering =
      abstract(0, level(0, 'chineseCounting', '（%1）'), level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')) + list(1, 0);
    const body = numbered('甲', 1) + numbered('子', 1, 1) + numbered('乙', 1) + numbered('丑', 1, 1);
    expect(await lines(body, { numbering })).toEqual(['（一）甲', '1. 子', '（二）乙', '2. 丑']);
  });

  test('numbers that styles give, be it the style that the style is based on', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>'),
        level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
      ) + list(1, 0);
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>';
    const styled = (text: string, style: string, more = '') => paragraph(text, `<w:pStyle w:val="${style}"/>${more}`);
    expect(
      await lines(
        styled('甲', 'H1') +
          styled('子', 'H2') +
          styled('乙', 'H1a') +
          styled('前言', 'H1', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
          styled('丑', 'H2'),
        { numbering, styles },
      ),
    ).toEqual(['一、甲', '（一）子', '二、乙', '前言', '（一）丑']);
  });

  test('a number that was typed is not doubled, and a bullet is one', async () => {
    const numbering = abstract(0, level(0, 'bullet', '\uf0b7')) + list(1, 0);
    expect(await lines(paragraph('<w:r><w:t>一、</w:t><w:tab/><w:t>总体</w:t></w:r>') + numbered('要点', 1), { numbering })).toEqual([
      '一、 总体',
      '• 要点',
    ]);
  });
});

describe('tables', () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${text
      .split('|')
      .map((t) => paragraph(t))
      .join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

  test('rows are lines of cells, merged ones leaving empty ones', async () => {
    const wide = (n: number) => `<w:gridSpan w:val="${n}"/>`;
    expect(
      await lines(
        paragraph('附表') +
          table(
            row(cell('整改任务清单', wide(4))),
            row(cell('序号'), cell('方面'), cell('问题与措施', wide(2))),
            row(cell('1'), cell('学习', '<w:vMerge w:val="restart"/>'), cell('学得不深'), cell('一是制定计划。|二是抓好落实。')),
            row(cell('2'), cell('', '<w:vMerge/>'), cell('用得不够'), cell('开展调研3次。')),
          ) +
          paragraph('说明'),
      ),
    ).toEqual([
      '附表',
      '整改任务清单',
      '序号\t方面\t问题与措施',
      '1\t学习\t学得不深\t一是制定计划。　二是抓好落实。',
      '2\t\t用得不够\t开展调研3次。',
      '说明',
    ]);
  });

  test('a table in a cell is part of its text, a frame of one cell is none', async () => {
    const inner = `<w:tc>${table(row(cell('甲'), cell('3人')))}${paragraph('其中')}</w:tc>`;
    expect(await lines(table(row(cell('单位'), inner)) + table(row(cell('全文如下|现予公布'))))).toEqual([
      '单位\t甲 3人　其中',
      '全文如下',
      '现予公布',
    ]);
  });

  test('automatic numbers count through the cells', async () => {
    const numbering = abstract(0, level(0, 'decimal', '%1')) + list(1, 0);
    const count = `<w:tc>${numbered('', 1)}</w:tc>`;
    expect(await lines(table(row(count, cell('学得不深')), row(count, cell('用得不够'))), { numbering })).toEqual([
      '1\t学得不深',
      '2\t用得不够',
    ]);
  });
});

describe('what is and is not part of the text', () => {
  test('revisions as if accepted: inserted text, not deleted text, paragraphs joined whose mark is gone', async () => {
    const del = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    expect(
      await lines(
        paragraph(`${run('完成整改')}${del('2')}<w:ins w:id="2">${run('12')}</w:ins>${run('个')}`) +
          paragraph(run('收回资金'), '<w:rPr><w:del w:id="3"/></w:rPr>') +
          paragraph(run('3万元。')) +
          paragraph(`<w:moveFrom w:id="4">${run('移走')}</w:moveFrom><w:moveTo w:id="5">${run('移来')}</w:moveTo>`) +
          `<w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>${paragraph('删去')}</w:tc><w:tc>${paragraph('的行')}</w:tc></w:tr></w:tbl>`,
      ),
    ).toEqual(['完成整改12个', '收回资金3万元。', '移来']);
  });

  test('fields show their result, contents and page numbers nothing', async () => {
    const field = (instruction: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(
      await lines(
        paragraph(`${run('见')}${field(' HYPERLINK "http://example.cn" ', '通知')}${run('，第')}${field(' PAGE ', '7')}${run('页')}`) +
          paragraph(field(' TOC \\o "1-3" ', '一、总体情况\t1')) +
          `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('目录')}</w:sdtContent></w:sdt>` +
          paragraph(`<w:hyperlink w:anchor="x">${run('附件')}</w:hyperlink><w:fldSimple w:instr=" SEQ 表 ">${run('2')}</w:fldSimple>`),
      ),
    ).toEqual(['见通知，第页', '附件2']);
  });

  test('content controls show what was filled in, not what they ask for', async () => {
    const control = (properties: string, text: string) =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
    expect(
      await lines(
        paragraph(`${run('单位：')}${control('', '某局')}${run('，时限：')}${control('<w:showingPlcHdr/>', '单击此处输入日期。')}`),
      ),
    ).toEqual(['单位：某局，时限：']);
  });

  test('text boxes once, after the paragraph that they are anchored in; footnotes at the end', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    expect(
      await lines(
        paragraph(
          `${run('正文')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box('框内')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('框内')}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>${run('继续。')}`,
        ) + paragraph('次段。'),
        {
          footnotes: `<w:footnote w:id="0">${paragraph('——')}</w:footnote><w:footnote w:id="2">${paragraph('数据截至6月底。')}</w:footnote>`,
        },
      ),
    ).toEqual(['正文继续。', '框内', '次段。', '[1] 数据截至6月底。']);
  });

  test('soft breaks are lines; symbols, hyphens and ruby are what is seen; hidden text is not', async () => {
    expect(
      await lines(
        paragraph('<w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r>') +
          paragraph(
            `<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>是</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>否 0576</w:t><w:noBreakHyphen/><w:t>88</w:t></w:r>`,
          ) +
          paragraph(
            `<w:r><w:ruby><w:rt>${run('zhěng')}</w:rt><w:rubyBase>${run('整')}</w:rubyBase></w:ruby></w:r>${run('改')}${run('隐藏', '<w:vanish/>')}${run('完成', '<w:vanish w:val="0"/>')}`,
          ) +
          paragraph('多\u200b个\u00ad字\u00a0符'),
      ),
    ).toEqual(['上行', '下行', '☑是□否 0576-88', '整改完成', '多个字 符']);
  });
});

describe('hostile files', () => {
  const diagnostic = (bytes: Uint8Array) => failure(() => read(bytes, { name: 'x.docx' }));
  const whole = docx(paragraph('反馈的18个问题已完成整改15个。'.repeat(50)));

  test('a bomb is refused before it is unpacked, and one that lies about its size while it is', async () => {
    const bomb = docx(paragraph('0'.repeat(4 * 1024 * 1024)));
    // the size in the headers, at the beginning of each part and in the directory
    const claiming = (size: number): Uint8Array => {
      const bytes = bomb.slice();
      const view = new DataView(bytes.buffer);
      for (let at = 0; at + 30 < bytes.length; at++) {
        const signature = view.getUint32(at, true);
        if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
        if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
      }
      return bytes;
    };
    expect(await diagnostic(claiming(2 ** 31))).toMatchObject({ code: 'too-large' });
    expect(await diagnostic(claiming(2000))).toMatchObject({ code: 'damaged-file' });
  });

  test.each([
    ['entities', '<!DOCTYPE d [<!ENTITY a "整改"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>', '&b;', 'damaged-file'],
    ['an entity of a file', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;', 'damaged-file'],
    ['elements without end', '', '<w:p><w:r>'.repeat(50_000), 'damaged-file'],
  ])('%s', async (_, type, text, code) => {
    const bytes = zipSync({
      '_rels/.rels': strToU8(
        `<Relationships xmlns="urn:r"><Relationship Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `<?xml version="1.0"?>${type}<w:document ${W}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
      ),
    });
    expect(await diagnostic(bytes)).toMatchObject({ code });
  });

  test.each([0.1, 0.5, 0.9, 0.99])('cut off at %d', async (share) => {
    expect(await diagnostic(whole.slice(0, Math.floor(whole.length * share)))).toMatchObject({ code: 'damaged-file' });
  });

  test('what is something else says so', async () => {
    expect(await diagnostic(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }))).toMatchObject({
      code: 'unsupported-format',
      message: /XLSX/,
    });
    expect(await diagnostic(zipSync({ 'a.txt': strToU8('整改') }))).toMatchObject({ code: 'unsupported-format', message: /ZIP/ });
    expect(await diagnostic(docx(''))).toMatchObject({ code: 'no-text' });
  });
});
