/** Notices for tests of analyses: a text parsed, or one entity of it changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../../src/model/notice.ts';
import { parseNotice } from '../../src/pipeline.ts';

export const NOTICES = join(import.meta.dirname, '../../fixtures/notices');

export const fixtureNames = readdirSync(NOTICES).sort();

export function fixture(name: string): Notice {
  return parseNotice(readFileSync(join(NOTICES, name, 'source.txt'), 'utf8'), { name, withText: true });
}

const HEAD = '中共青禾县水利局党组关于县委第二巡察组反馈意见整改情况的通报\n\n';

/** A notice with these problems, each `title|answer|status`. */
export function noticeOf(problems: readonly string[], name = 'notice', overview = ''): Notice {
  const numerals = '一二三四五六七八九十';
  const body = problems.map((problem, i) => {
    const [title, answer, status] = problem.split('|');
    return `(${numerals[i]})${title}。\n整改情况：${answer}${status ? `\n整改状态：${status}` : ''}\n`;
  });
  return parseNotice(`${HEAD}${overview}\n一、整改落实情况\n${body.join('')}`, { name, withText: true });
}
