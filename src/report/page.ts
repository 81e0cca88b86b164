/**
 * One self-contained HTML file: the page's style and script, each allowed by its hash alone, and the notices as packed data that nothing
 * can run. The script stands before the notices, so that the first view appears while the rest is still being read.
 */
import { taxonomy } from '../analyse/themes.ts';
import type { Theme } from '../lexicon/themes.ts';
import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import { ASSETS } from './assets.ts';
import { type Collected, collect } from './collect.ts';
import { CONTENTS_ID, noticeBlockId } from './contents.ts';
import { packNotice, packValue } from './pack.ts';

export interface ReportOptions {
  /** Language that the page opens in; it can be switched on the page. */
  lang: Lang;
  /** Heading of the page. */
  title?: string | null;
  /** Additions to the taxonomy of themes. */
  themes?: readonly Theme[];
}

export interface Report {
  html: string;
  notices: number;
  failures: Collected['contents']['failures'];
}

/** The report on these notices, which need their `source.text` (`parseSource(text, source, { withText: true })`). */
export async function renderReport(
  results: AsyncIterable<Notice | Failure> | Iterable<Notice | Failure>,
  { lang, title = null, themes }: ReportOptions,
): Promise<Report> {
  const { contents, packed } = await collect(results, { lang, title, pack: packNotice, taxonomy: taxonomy(themes) });
  return { html: page(contents, packed), notices: packed.length, failures: contents.failures };
}

function page(contents: Collected['contents'], packed: readonly string[]): string {
  const { script, style, scriptHash, styleHashes } = ASSETS;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src ${styleHashes.map((hash) => `'sha256-${hash}'`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const heading = contents.title ?? (contents.lang === 'zh' ? '整改通报报告' : 'Report on rectification notices');
  const data = (id: string, value: string) => `<script type="application/octet-stream" id="${id}">${value}</script>\n`;
  return [
    '<!doctype html>\n',
    `<html lang="${contents.lang === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
    `<title>${escapeText(heading)}</title>\n`,
    `<style>${style}</style>\n</head>\n<body>\n`,
    '<div id="app"></div>\n<noscript>此页需要 JavaScript。This page needs JavaScript.</noscript>\n',
    data(CONTENTS_ID, packValue(contents)),
    `<script>${script}</script>\n`,
    ...packed.map((value, n) => data(noticeBlockId(n), value)),
    '</body>\n</html>\n',
  ].join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);
}
