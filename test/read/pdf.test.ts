import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import { textOfPages } from '../../src/read/pdf-layout.ts';
import type { Run } from '../../src/read/pdf-lines.ts';

const run = (text: string, x: number, y: number, size = 14): Run => ({ text, x, y, width: [...text].length * size, size });
const page = (runs: Run[]) => ({ width: 595, height: 842, runs, rules: async () => [] });

describe('footnotes', () => {
  test('stand at the end, and their marks are no digits of the figures before them', async () => {
    const runs = [
      run('整改情况：补拨资金86.4万元', 100, 200),
      run('1', 310, 195, 8),
      run('，惠及乡镇7个。', 314, 200),
      run('1', 100, 780, 9),
      run('含2021年结转资金。', 118, 780, 9),
    ];
    expect(await textOfPages([page(runs)])).toBe('整改情况：补拨资金86.4万元，惠及乡镇7个。\n[1] 含2021年结转资金。');
  });

  test('are none where nothing leads to them, and a raised figure without one stays', async () => {
    const small = [run('面积120平方米', 100, 200), run('2', 212, 195, 8), run('。', 217, 200), run('3联系电话见附件', 100, 780, 9)];
    expect(await textOfPages([page(small)])).toBe('面积120平方米2。\n3联系电话见附件');
  });
});

describe('two columns', () => {
  /** Lines of sixteen characters in two columns, those of the left one with a comma that hangs into the gap. */
  const columns = (from: number, count: number) =>
    Array.from({ length: count }, (_, k) => [
      run(`左${String(from + k).padStart(2, '0')}一二三四五六七八九十甲乙，`, 57, 120 + k * 24),
      run(`右${String(from + k).padStart(2, '0')}一二三四五六七八九十甲乙丙`, 309, 120 + k * 24),
    ]).flat();

  test('are read one after the other, with what goes over both between them', async () => {
    const runs = [
      ...columns(1, 9),
      run('二、反馈问题整改落实情况和下一步工作的打算', 130, 345, 16),
      ...columns(11, 9).map((r) => ({ ...r, y: r.y + 260 })),
    ];
    const text = await textOfPages([page(runs)]);
    const order = [...text.matchAll(/[左右]\d\d|二、/g)].map(([found]) => found);
    const numbers = (side: string, from: number) => Array.from({ length: 9 }, (_, k) => `${side}${String(from + k).padStart(2, '0')}`);
    expect(order).toEqual([...numbers('左', 1), ...numbers('右', 1), '二、', ...numbers('左', 11), ...numbers('右', 11)]);
  });

  test('go on on a last page of few lines', async () => {
    const text = await textOfPages([page(columns(1, 12)), page(columns(21, 2))]);
    expect([...text.matchAll(/[左右]2\d/g)].map(([found]) => found)).toEqual(['左21', '左22', '右21', '右22']);
  });

  test('of a real file keep their footnotes to the end', async () => {
    const path = join(import.meta.dirname, '../../fixtures/formats/wangxi-company/columns.pdf');
    const { text } = await read(readFileSync(path), { name: path });
    expect(text).toMatch(/2024年9月10日\n\[1\] 以正式文件为准。\n\[2\] 以正式文件为准。$/);
    expect(text).not.toMatch(/。\d+\n/);
  });
});
