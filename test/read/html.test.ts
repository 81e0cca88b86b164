import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticError } from '../../src/model/diagnostic.ts';
import { read } from '../../src/read/index.ts';
import { encode } from './encode.ts';
import { failure } from './failure.ts';

/** Saved pages as the common systems make them, each with the text that is taken out of it (`npm run update` renews it). */
const PAGES = join(import.meta.dirname, '../../fixtures/pages');

const html = async (markup: string | Uint8Array, name = 'page.html', encoding?: string) => {
  const bytes = typeof markup === 'string' ? Buffer.from(markup) : markup;
  return read(bytes, { name, encoding });
};
const lines = async (body: string): Promise<string[]> =>
  (await html(`<!DOCTYPE html><meta charset="utf-8"><body>${body}</body>`)).text.split('\n');

const LEAD = '根据市委统一部署，2023年9月11日至11月24日，市委第三巡察组对市林业局党组开展了常规巡察。';
const BODY = `<p>${LEAD}</p><p>一、总体情况</p><p>反馈的18个问题已完成整改15个；收回资金23.8万元。</p>`;

describe('pages', () => {
  test.each(readdirSync(PAGES).filter((f) => /\.html?$/.test(f) && f !== 'frameset.html'))('%s', async (file) => {
    const { text, source } = await read(readFileSync(join(PAGES, file)), { name: file });
    expect(source.format).toBe('html');
    await expect(`${text}\n`).toMatchFileSnapshot(join(PAGES, file.replace(/\.html?$/, '.txt')));
  });

  test('a frameset has no text', async () => {
    expect(await failure(() => read(readFileSync(join(PAGES, 'frameset.html')), { name: 'f.html' }))).toMatchObject({ code: 'no-text' });
  });
});

describe('the notice within the page', () => {
  test('keeps the text and leaves the site out', async () => {
    const text = await lines(
      `<ul><li><a href="/">首页</a></li><li><a href="/z">政务公开</a></li></ul><div><div>${BODY}</div></div>
       <div><a href="/1">我市2024年完成造林任务12.6万亩，占年度计划的103%。</a></div><p>版权所有：某市人民政府 ICP备00000000号</p>`,
    );
    expect(text).toEqual([LEAD, '一、总体情况', '反馈的18个问题已完成整改15个；收回资金23.8万元。']);
  });

  test('keeps a signature that stands beside the text', async () => {
    expect((await lines(`<div><div>${BODY}</div><div align="right">中共某局党组<br>2024年8月9日</div></div>`)).slice(-2)).toEqual([
      '中共某局党组',
      '2024年8月9日',
    ]);
  });

  test('takes the title and the publishing time from outside of it', async () => {
    const title = '中共某市林业局党组关于巡察整改进展情况的通报';
    const { text } = await html(
      `<title>${title}_某市人民政府</title><p>当前位置：<a href="/">首页</a> &gt; 正文</p><h1>${title}</h1>
       <p>来源：某局 发布时间：2024-08-12 09:15 浏览次数：3</p><div class="TRS_Editor">${BODY}</div><p>上一篇：<a href="/1">别的</a></p>`,
    );
    expect(text.split('\n').slice(0, 3)).toEqual([title, '发布时间：2024-08-12', LEAD]);
  });

  test('does not repeat a title that stands in it, be it on two lines', async () => {
    const { text } = await html(
      `<title>中共某市林业局党组关于巡察整改进展情况的通报</title><div><p>中共某市林业局党组</p><p>关于巡察整改进展情况的通报</p>${BODY}</div>`,
    );
    expect(text.match(/的通报/g)).toHaveLength(1);
    expect(text.startsWith('中共某市林业局党组\n关于')).toBe(true);
  });

  test('reads what a page hides until its script shows it, where it shows nothing else', async () => {
    expect(await lines(`<h2>标题</h2><div style="visibility: hidden">${BODY}</div>`)).toContain(LEAD);
  });

  test('leaves out boxes of other articles that show a passage of each, be they longer than the notice', async () => {
    const card =
      '<div><div>某镇整改成效显著</div><div>该镇党委召开会议3次，针对5个方面20个问题制定措施36条，收回资金12万元，取得明显成效。</div></div>';
    for (const heading of ['热门推荐', '更多通报', '相关新闻 >>', '【往期回顾】'])
      expect(
        await lines(
          `<div><div>${BODY}<p>${LEAD}</p></div><div><div>${heading}</div>${card.repeat(6)}</div><div>登录后可以评论，评论内容须遵守法律。</div></div>`,
        ),
        heading,
      ).toEqual([LEAD, '一、总体情况', '反馈的18个问题已完成整改15个；收回资金23.8万元。', LEAD]);
  });

  test('leaves out what public accounts put before and after the text', async () => {
    expect(
      await lines(
        `<div id="js_content"><section><p>点击上方蓝字关注我们</p></section><section>${BODY}</section><section><p>来源丨某市林业局</p><p>编辑 | 某某</p><p>- END -</p><p>往期推荐</p><p><a href="1">一图读懂整改</a></p></section></div>`,
      ),
    ).toEqual([LEAD, '一、总体情况', '反馈的18个问题已完成整改15个；收回资金23.8万元。']);
  });

  test.each([
    ['a label before all', '<meta name="PubDate" content="2024-08-01"><p>2024-08-02</p><p>发布时间：2024-08-12</p>', '2024-08-12'],
    ['the meta element before a bare date', '<meta name="PubDate" content="2024-08-12"><p>2024-08-02</p>', '2024-08-12'],
    ['a date and a source', '<p>2024-08-12 来源：某市林业局</p>', '2024-08-12'],
    [
      'not the dates of other articles',
      '<ul><li><a href="/1">我市召开巡察整改推进会</a><span>2021-03-02</span></li></ul><p>2024-08-12</p>',
      '2024-08-12',
    ],
    ['not the day it was drawn up', '<table><tr><td>成文日期：</td><td>2024-07-30</td></tr></table><p>2024-08-12</p>', '2024-08-12'],
  ])('publishing time: %s', async (_, head, day) => {
    const text = await lines(`${head}<h1>中共某市林业局党组关于巡察整改进展情况的通报</h1><div class="TRS_Editor">${BODY}</div>`);
    expect(text.filter((line) => /\d{4}-\d{2}-\d{2}/.test(line))).toEqual([`发布时间：${day}`]);
  });

  test('takes the title of a plan from the window', async () => {
    const title = '某市民政局2024年工作总结和2025年工作计划';
    const { text } = await html(`<title>${title}</title><body><div>${BODY}</div>`);
    expect(text.split('\n')[0]).toBe(title);
  });

  test('leaves out what is hidden, and scripts, styles, comments and form fields', async () => {
    const text = await lines(
      `<div>${BODY}<p style="display:none">隐藏的1个问题。</p><p hidden>隐藏的2个问题。</p><script>'<p>脚本3个问题。'</script><style>.a{}</style><!-- 4个问题。 --><select><option>5个问题。</select></div>`,
    );
    expect(text).toHaveLength(3);
  });
});

describe('blocks as lines', () => {
  test('line breaks, white space and entities are what they look like', async () => {
    expect(await lines(`${BODY}<p>一是&ldquo;三会一课&rdquo;制度\n落实。<br/>二是 &nbsp; 其他&#12290;<b>三</b><i>是</i></p>`)).toEqual([
      LEAD,
      '一、总体情况',
      '反馈的18个问题已完成整改15个；收回资金23.8万元。',
      '一是“三会一课”制度落实。',
      '二是   其他。三是',
    ]);
  });

  test('ordered lists print their numbers, unless the items print their own', async () => {
    const item = '健全制度机制，印发管理办法，抓好贯彻落实。';
    expect(
      await lines(
        `<ol><li>${item}<li>${item}</ol><ol start=3 style="list-style-type: cjk-ideographic"><li>${item}</ol><ol><li>1.${item}</ol>`,
      ),
    ).toEqual([`1. ${item}`, `2. ${item}`, `三、${item}`, `1.${item}`]);
  });

  test('rows of data tables are lines of cells, spans leaving empty ones', async () => {
    const table = `<table border=1><tr><th colspan=3>整改任务清单</th></tr><tr><td>序号<td>方面<td>问题</tr>
      <tr><td>1<td rowspan=2>学习<td><p>学得不深。</p><p>用得不够。</p></tr><tr><td>2<td>制度不全</tr></table>`;
    expect((await lines(BODY + table)).slice(3)).toEqual([
      '整改任务清单',
      '序号\t方面\t问题',
      '1\t学习\t学得不深。　用得不够。',
      '2\t\t制度不全',
    ]);
  });

  test('tables that lay out the page are none', async () => {
    expect(await lines(`<table><tr><td><a href="/">首页</a><td><a href="/n">新闻</a></tr><tr><td>&nbsp;<td>${BODY}</tr></table>`)).toEqual([
      LEAD,
      '一、总体情况',
      '反馈的18个问题已完成整改15个；收回资金23.8万元。',
    ]);
  });
});

describe('encodings of pages', () => {
  const page = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body>${BODY}`;

  test.each([
    ['gb2312', 'gb18030', 'gb18030', 'stated'],
    ['GBK', 'gb18030', 'gb18030', 'stated'],
    ['utf-8', 'utf-8', 'utf-8', 'stated'],
    ['utf-8', 'gb18030', 'gb18030', 'inferred'],
    ['gb2312', 'utf-8', 'utf-8', 'inferred'],
    ['no-such-thing', 'gb18030', 'gb18030', 'inferred'],
  ] as const)('declared %s, written in %s', async (declared, written, encoding, encodingCertainty) => {
    const { text, source } = await html(encode(page(declared), written));
    expect(text.split('\n')[0]).toBe(LEAD);
    expect(source).toMatchObject({ encoding, encodingCertainty });
  });

  test('an XML declaration counts, and so does --encoding', async () => {
    const xhtml = encode(
      `<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${BODY}</body></html>`,
      'gb18030',
    );
    expect((await html(xhtml)).source).toMatchObject({ format: 'html', encoding: 'gb18030', encodingCertainty: 'stated' });
    expect(await failure(() => html(xhtml, 'x.html', 'utf-8'))).toMatchObject({
      code: 'bad-encoding',
      hint: expect.stringContaining('--encoding'),
    });
  });

  test('UTF-16 is known by its mark', async () => {
    expect((await html(Buffer.from(`\ufeff${page('utf-16')}`, 'utf16le'))).source).toMatchObject({ format: 'html', encoding: 'utf-16le' });
  });

  test('a byte damaged outside of the text does no harm, one in it is an error', async () => {
    const cut = (before: string, after: string) =>
      Buffer.concat([encode(page('gb2312') + before, 'gb18030'), Buffer.from([0xb5, 0x3c]), Buffer.from(after)]);
    const outside = await html(cut('</body><p><a href="/1">关于召开会议的通', '/a></p>'));
    expect(outside.text).not.toContain('\ufffd');
    expect(await failure(() => html(cut('<p>整改完成情况。', 'p>')))).toMatchObject({
      code: 'bad-encoding',
      hint: expect.stringContaining('--encoding'),
    });
  });
});

describe('web archives', () => {
  const archive = (parts: string, type = 'multipart/related; type="text/html"; boundary="b"') =>
    Buffer.from(`From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${parts}`, 'latin1');
  const part = (bytes: Uint8Array, encoding: string, type: string) =>
    `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: http://example.cn/\r\n\r\n${
      encoding === 'base64'
        ? Buffer.from(bytes).toString('base64')
        : [...bytes].map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`).join('')
    }\r\n`;

  test.each(['base64', 'quoted-printable'])('a page in %s and GBK, as its header says', async (encoding) => {
    const page = part(encode(`<html><body>${BODY}`, 'gb18030'), encoding, 'text/html;\r\n\tcharset="gb2312"');
    const { text, source } = await read(archive(`\r\n${page}--b--\r\n`), { name: 'page.mht' });
    expect(text.split('\n')[0]).toBe(LEAD);
    expect(source).toMatchObject({ format: 'mhtml', encoding: 'gb18030', encodingCertainty: 'stated' });
  });

  test('of several pages the one with the text', async () => {
    const frame = part(Buffer.from('<html><body><a href="/">首页</a>'), 'base64', 'text/html; charset=utf-8');
    const page = part(Buffer.from(`<html><body>${BODY}`), 'base64', 'text/html; charset=utf-8');
    expect((await read(archive(`${frame}${page}--b--`), { name: 'x' })).text.split('\n')[0]).toBe(LEAD);
  });

  test('one that is cut off within its page is damaged; behind the page nothing is missed', async () => {
    const whole = `<html><body>${BODY}</body></html>\n`;
    const page = (markup: string) => part(Buffer.from(markup), 'quoted-printable', 'text/html; charset=utf-8');
    expect(await failure(() => read(archive(page(whole.slice(0, -80))), { name: 'x.mht' }))).toMatchObject({ code: 'damaged-file' });
    for (const complete of [page(whole), `${page(whole)}--b\r\nContent-Type: image/png\r\n\r\nabc`])
      expect((await read(archive(complete), { name: 'x.mht' })).text.split('\n')[0]).toBe(LEAD);
  });

  test('one without parts or without a page is an error', async () => {
    expect(await failure(() => read(archive('nothing'), { name: 'x.mht' }))).toMatchObject({ code: 'damaged-file' });
    expect(await failure(() => read(archive(`${part(Buffer.of(1), 'base64', 'image/png')}--b--`), { name: 'x.mht' }))).toMatchObject({
      code: 'no-text',
    });
  });
});

test('any markup gives a text or a diagnostic', async () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<ol>',
    '<li>',
    '<a href=x>',
    '</a>',
    '<b>',
    '<pre>',
    '</pre>',
    '<br>',
    '<div hidden>',
    '</div>',
    '整改完成。',
    '&nbsp;',
    '\n',
    '<!--',
    '-->',
    '<template>',
    '<svg>',
    '<![CDATA[',
    '<select>',
    '<frameset>',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      try {
        const { text, source } = await html(`<html>${pieces.join('')}`);
        expect(source.chars).toBe(text.length);
      } catch (error) {
        expect(error).toBeInstanceOf(DiagnosticError);
      }
    }),
  );
});
