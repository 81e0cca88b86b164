import { describe, expect, test } from 'vitest';
import { clean } from '../../src/text/clean.ts';

/** Half-width as people type it where they never switch: 。 becomes a dot. */
const THROUGHOUT = '党组召开专题会3次.第二,修订制度5项(已印发).整改到位率100%.';

describe('a dot that ends a sentence', () => {
  test.each([
    ['behind a character, a bracket, a sign', THROUGHOUT, '党组召开专题会3次。第二,修订制度5项(已印发)。整改到位率100%。'],
    ['full-width', '召开会议3次．修订制度5项．', '召开会议3次。修订制度5项。'],
    ['behind a time, at the end of its line', '开放时间17:30.\n地址不变.\n', '开放时间17:30。\n地址不变。'],
    ['at the end of a line among others', '召开会议3次。修订制度5项。整改完成.\n下一步，', '召开会议3次。修订制度5项。整改完成。\n下一步,'],
  ])('%s', (_name, source, expected) => {
    expect(clean(source).text).toBe(expected);
  });
});

describe('a dot that does not', () => {
  test.each([
    [
      'behind the number of a heading',
      '一.党的领导弱化.\n第二.开展整治.\n(三).落实责任.\n1.召开会议.',
      ['一.党', '第二.开', '(三).落', '1.召'],
    ],
    ['in a number', '占比36.5,增长0.8个百分点.召开会议.', ['36.5', '0.8']],
    ['in an address', '邮箱szb@x.gov.cn,欢迎来信.谢谢.', ['x.gov.cn']],
    ['in a name, where stops are 。', '买买提.吐尔逊同志作报告。会议结束。', ['买买提.吐尔逊']],
    ['in a name, the only dot of a text', '买买提.吐尔逊同志', ['买买提.吐尔逊']],
    ['among dots', '等等..同时.再次.', ['等等..']],
  ])('%s', (_name, source, kept) => {
    for (const words of kept) expect(clean(source).text).toContain(words);
  });
});
