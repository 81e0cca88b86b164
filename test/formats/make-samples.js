/**
 * Makes the samples of the format test with the programs that make such files in the world: LibreOffice (DOCX, DOC, PDF, HTML) and Chromium
 * (MHTML, PDF). Everything else is text in another encoding, or the notice within the page of a made-up site.
 *
 *   node test/formats/make-samples.js OUT [NOTICE…]
 *
 * Needs `soffice` (libreoffice-writer), `chromium` and a Chinese font (fonts-wqy-microhei or fonts-noto-cjk). Without names, all notices.
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const NOTICES = new URL('../../fixtures/notices/', import.meta.url);
const [out, ...named] = process.argv.slice(2);
if (!out) throw new Error('name the folder to write to');

const scratch = mkdtempSync(join(tmpdir(), 'rectify-samples-'));
try {
  const names = named.length > 0 ? named : readdirSync(NOTICES);
  for (const name of names) mkdirSync(join(out, name), { recursive: true });
  for (const name of names) {
    const text = readFileSync(new URL(`${name}/source.txt`, NOTICES), 'utf8').replace(/^\ufeff/, '');
    const gbk = encodeGbk(text);
    if (gbk) writeFileSync(join(out, name, 'gbk.txt'), gbk);
    writeFileSync(join(out, name, 'utf-16.txt'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    writeFileSync(join(out, name, 'page.html'), page(text));
    writeFileSync(
      join(scratch, `${name}.html`),
      `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${blocks(text)}</body></html>`,
    );
    writeFileSync(join(scratch, `${name}.fodt`), numbered(text));
    const lines = text.trim().split('\n');
    if (lines.length > 1 && !lines.some((line) => cellsOf(line).length >= 3)) {
      mkdirSync(join(scratch, 'columns'), { recursive: true });
      writeFileSync(join(scratch, 'columns', `${name}.fodt`), numbered(text, true));
    }
  }
  const of = (extension) => names.map((name) => join(scratch, `${name}.${extension}`));
  const made = office(of('html'), 'docx:Office Open XML Text', 'HTML (StarWriter)');
  keep(office(made, 'pdf'), 'office.pdf');
  keep(made, 'office.docx');
  keep(office(of('html'), 'doc:MS Word 97', 'HTML (StarWriter)'), 'office.doc');
  keep(office(of('fodt'), 'docx:Office Open XML Text'), 'numbered.docx');
  keep(office(of('fodt'), 'doc:MS Word 97'), 'numbered.doc');
  keep(office(of('fodt'), 'pdf'), 'bulletin.pdf');
  const inColumns = readdirSync(join(scratch, 'columns')).map((file) => join(scratch, 'columns', file));
  keep(office(inColumns, 'pdf'), 'columns.pdf');
  for (const name of names) await chromium(resolve(out, name));
  // a text that is itself cut into lines by a page tells nothing of a PDF, which cuts these lines again
  for (const name of names)
    if (isCut(readFileSync(new URL(`${name}/source.txt`, NOTICES), 'utf8')))
      for (const pdf of ['office', 'bulletin', 'columns', 'page']) rmSync(join(out, name, `${pdf}.pdf`), { force: true });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Many lines of one width that stop in mid-sentence. */
function isCut(text) {
  const lines = text.split('\n').filter((l) => l.trim() !== '');
  return lines.filter((l) => l.length > 25 && l.length < 60 && !/[。；：:）]$/.test(l.trim())).length > lines.length * 0.3;
}

/** The lines of a notice as HTML: rows of a table as one, everything else as paragraphs, with the spaces that are seen. */
function blocks(text) {
  const html = [];
  let rows = [];
  const endTable = () => {
    if (rows.length > 0) html.push(`<table border="1" cellspacing="0"><tbody>${rows.join('\n')}</tbody></table>`);
    rows = [];
  };
  for (const line of text.split('\n')) {
    const cells = cellsOf(line);
    if (cells.length >= 3) rows.push(`<tr>${cells.map((c) => `<td>${escapeHtml(c)}</td>`).join('')}</tr>`);
    else {
      endTable();
      if (line.trim() !== '') html.push(`<p>${escapeHtml(line)}</p>`);
    }
  }
  endTable();
  return html.join('\n');
}

function cellsOf(line) {
  if (line.includes('\t')) return line.split('\t').map((c) => c.trim());
  return line.split(' | ').map((c) => c.trim());
}

function escapeHtml(text) {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^ +| {2,}/g, (s) => '&nbsp;'.repeat(s.length));
}

/** A page as a government site serves it. */
function page(text) {
  const title =
    text
      .split('\n')
      .find((l) => /[报告示结划]$/.test(l.trim()))
      ?.trim() ?? '';
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${escapeHtml(title)}_某县人民政府</title><meta name="SiteName" content="某县人民政府">
<style>body { font-family: "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif; font-size: 16px } td { border: 1px solid }</style>
<script>var related = '<p>相关新闻：2020年1月1日，某局召开会议，整改问题99个。</p>';</script></head>
<body>
<div class="top"><a href="/">网站首页</a> <a href="/zw">政务公开</a> <a href="/fw">办事服务</a> <a href="/hd">互动交流</a></div>
<ul id="nav"><li><a href="/1">机构职能</a></li><li><a href="/2">政策文件</a></li><li><a href="/3">通知公告</a></li></ul>
<div class="main">
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/dw">党务公开</a> &gt; 正文</div>
<div id="zoom">
${blocks(text)}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="prev">上一篇：<a href="/x">关于召开全县重点工作推进会议的通知</a></div>
<div class="related"><h4>相关链接</h4><ul><li><a href="/y">某局2021年完成整改问题12个，收回资金300万元</a></li></ul></div>
</div>
<div class="footer">主办单位：某县人民政府办公室　联系电话：0000-0000000　某ICP备00000000号</div>
</body></html>
`;
}

/**
 * The same notice as an office lays it out: its headings numbered by the word processor (一、 （一） 1. at the start of a line are taken off and
 * made automatic), the title in the middle, paragraphs indented and justified, a running head and page numbers. A flat OpenDocument file, which
 * LibreOffice turns into DOCX and DOC with real numbering, and into PDF. With `columns` as a gazette has it: two columns with the title and
 * 二、 across both, and footnotes.
 */
function numbered(text, columns = false) {
  const level = (n, format, prefix, suffix) =>
    `<text:list-level-style-number text:level="${n}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}" text:start-value="1"/>`;
  const lists = [
    ['LH', '一, 二, 三, ...', '', '、', /^([一二三四五六七八九十]{1,3})、/],
    ['LP', '一, 二, 三, ...', '（', '）', /^[（(]([一二三四五六七八九十]{1,3})[）)]/],
    ['LD', '1', '', '.', /^(\d{1,2})[.．、](?!\d)/],
    ['LQ', '1', '（', '）', /^[（(](\d{1,2})[）)]/],
    ['LR', '1', '', '', /(?!)/],
  ];
  const styles = lists.map(
    ([name, format, prefix, suffix]) => `<text:list-style style:name="${name}">${level(1, format, prefix, suffix)}</text:list-style>`,
  );
  const body = [];
  let restart = 0;
  const paragraph = (s, style = 'Body') =>
    `<text:p text:style-name="${style}">${s
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/ {2,}/g, (x) => ` <text:s text:c="${x.length - 1}"/>`)}</text:p>`;
  // the column of serial numbers of a table is mostly automatic too: nothing but numbers of empty paragraphs
  const rowNumber = (digits) =>
    `<text:list xml:id="list${++restart}" text:style-name="LR"><text:list-item text:start-value="${digits}">${paragraph('', 'InCell')}</text:list-item></text:list>`;
  let rows = [];
  const endTable = () => {
    if (rows.length > 0)
      body.push(
        `<table:table><table:table-column table:number-columns-repeated="${rows[0].length}"/>${rows.map((r) => `<table:table-row>${r.map((c, k) => `<table:table-cell office:value-type="string" table:style-name="Cell">${k === 0 && /^\d{1,2}$/.test(c) ? rowNumber(c) : paragraph(c, 'InCell')}</table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`,
      );
    rows = [];
  };
  for (const line of text.split('\n')) {
    const cells = cellsOf(line);
    if (cells.length >= 3) {
      rows.push(cells);
      continue;
    }
    endTable();
    const s = line.trim();
    if (s === '') continue;
    const list = columns ? undefined : lists.find(([, , , , marker]) => marker.test(s));
    if (!list) {
      body.push(
        paragraph(
          s,
          body.length === 0 && /[报告示结划]$/.test(s)
            ? 'Heading'
            : columns && /^二、/.test(s)
              ? 'Across'
              : /^(?:中共.{2,30}|\d{4}年\d{1,2}月\d{1,2}日)$/.test(s)
                ? 'Signature'
                : 'Body',
        ),
      );
      continue;
    }
    const [name, , , , marker] = list;
    const [whole, digits] = marker.exec(s);
    // every item a list of its own that starts at its number, so that wrong numbers stay wrong
    body.push(
      `<text:list xml:id="list${++restart}" text:style-name="${name}"><text:list-item text:start-value="${ordinal(digits)}">${paragraph(s.slice(whole.length))}</text:list-item></text:list>`,
    );
  }
  endTable();
  const laid = columns ? inTwoColumns(body) : body;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="14pt" style:font-size-asian="14pt" style:font-name-asian="WenQuanYi Micro Hei"/></style:default-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="12pt"/><style:text-properties fo:font-size="20pt" style:font-size-asian="20pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-indent="28pt" fo:text-align="justify" fo:line-height="150%"${columns ? ' style:punctuation-wrap="simple"' : ''}/></style:style>
<style:style style:name="Across" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="Columns" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:style style:name="Signature" style:family="paragraph"><style:paragraph-properties fo:text-align="end" fo:margin-right="28pt" fo:line-height="150%"/></style:style>
<style:style style:name="InCell" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="2pt"/></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
${styles.join('')}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p>巡察整改工作简报</text:p></style:header><style:footer><text:p text:style-name="Signature">— <text:page-number/> —</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>${laid.join('\n')}</office:text></office:body></office:document>`;
}

/** What is no heading across both stands in columns; the first sentence that ends a paragraph of each has a footnote. */
function inTwoColumns(body) {
  const parts = [];
  for (const paragraph of body) {
    const isAcross = /text:style-name="(?:Heading|Across)"/.test(paragraph);
    if (isAcross || parts.length === 0 || parts.at(-1).isAcross) parts.push({ isAcross, paragraphs: [] });
    parts.at(-1).paragraphs.push(paragraph);
  }
  const END = /[。；](?=<\/text:p>$)/;
  let note = 0;
  const noted = (paragraph, k, all) =>
    k !== all.findIndex((p) => END.test(p))
      ? paragraph
      : paragraph.replace(
          END,
          (end) =>
            `${end}<text:note text:id="note${++note}" text:note-class="footnote"><text:note-citation text:label="${note}">${note}</text:note-citation><text:note-body><text:p text:style-name="Note">以正式文件为准。</text:p></text:note-body></text:note>`,
        );
  return parts.flatMap(({ isAcross, paragraphs }, n) =>
    isAcross
      ? paragraphs
      : [`<text:section text:style-name="Columns" text:name="Part${n}">${paragraphs.map(noted).join('\n')}</text:section>`],
  );
}

function ordinal(digits) {
  if (/^\d+$/.test(digits)) return Number(digits);
  const value = (c) => '一二三四五六七八九'.indexOf(c) + 1;
  const [tens, ones] = digits.includes('十') ? digits.split('十') : ['', digits];
  return (digits.includes('十') ? (tens === '' ? 1 : value(tens)) * 10 : 0) + (ones === '' ? 0 : value(ones));
}

/** Converts files, all with one start of the program; returns where the results are. */
function office(files, format, filter) {
  const to = mkdtempSync(join(scratch, 'converted-'));
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(scratch, 'profile')).href}`,
      '--headless',
      '--norestore',
      ...(filter ? [`--infilter=${filter}`] : []),
      '--convert-to',
      format,
      '--outdir',
      to,
      ...files,
    ],
    { encoding: 'utf8', timeout: 300_000 },
  );
  if (status !== 0) throw new Error(`soffice ${format}: ${stderr}`);
  return files.map((file) => join(to, `${basename(file).replace(/\.\w+$/, '')}.${format.split(':')[0]}`));
}

/** Puts the results under the names of their notices. */
function keep(files, as) {
  for (const file of files) copyFileSync(file, join(out, basename(file).replace(/\.\w+$/, ''), as));
}

/** Opens the page and saves it as a browser does: a web archive, and what it prints. */
async function chromium(folder) {
  const browser = spawn(
    'chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${join(scratch, 'browser')}`,
      '--remote-debugging-pipe',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , commands, answers] = browser.stdio;
  const waiting = new Map();
  let buffered = '';
  answers.setEncoding('utf8').on('data', (chunk) => {
    buffered += chunk;
    for (let at = buffered.indexOf('\0'); at >= 0; at = buffered.indexOf('\0')) {
      const { id, result, error } = JSON.parse(buffered.slice(0, at));
      buffered = buffered.slice(at + 1);
      if (id === undefined) continue;
      if (error) waiting.get(id).reject(new Error(error.message));
      else waiting.get(id).resolve(result);
    }
  });
  let last = 0;
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  const { targetId } = await send('Target.createTarget', { url: pathToFileURL(join(folder, 'page.html')).href });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Page.enable', {}, sessionId);
  const expression = "document.readyState === 'complete' && document.getElementById('zoom') !== null";
  for (let ready = false; !ready; ) {
    ({
      result: { value: ready },
    } = await send('Runtime.evaluate', { expression }, sessionId));
  }
  const { data: archive } = await send('Page.captureSnapshot', { format: 'mhtml' }, sessionId);
  writeFileSync(join(folder, 'page.mhtml'), archive);
  // what a reader prints is the text, not the site
  await send('Runtime.evaluate', { expression: "document.body.replaceChildren(document.getElementById('zoom'))" }, sessionId);
  const { data: pdf } = await send(
    'Page.printToPDF',
    {
      displayHeaderFooter: true,
      headerTemplate: '<span style="font-size:8px">某县人民政府网站</span>',
      footerTemplate: '<span style="font-size:8px;margin:auto"><span class="pageNumber"></span>/<span class="totalPages"></span></span>',
      marginTop: 0.8,
      marginBottom: 0.8,
    },
    sessionId,
  );
  writeFileSync(join(folder, 'page.pdf'), Buffer.from(pdf, 'base64'));
  await send('Browser.close').catch(() => {});
  await new Promise((done) => (browser.exitCode === null ? browser.on('exit', done) : done()));
}

/** GBK, by turning the decoder's table round; null where a character is not in it. */
function encodeGbk(text) {
  const decoder = new TextDecoder('gbk');
  const table = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const c = decoder.decode(Uint8Array.of(lead, trail));
      if (c.length === 1 && c !== '\ufffd' && !table.has(c)) table.set(c, [lead, trail]);
    }
  const bytes = [...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (table.get(c) ?? [Number.NaN])));
  return bytes.some(Number.isNaN) ? null : Buffer.from(bytes);
}
