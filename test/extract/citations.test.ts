import { describe, expect, test } from 'vitest';
import { citations } from '../notation.ts';

const CASES: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['issued', '印发《机关考勤办法》。', ['机关考勤办法 issued']],
  ['drawn up', '制定了《公务接待管理规定》。', ['公务接待管理规定 issued']],
  ['revised', '修订完善《财务管理制度》。', ['财务管理制度 revised']],
  ['revised behind', '对《财务管理制度》进行修订。', ['财务管理制度 revised']],
  ['forwarded', '转发《关于严明纪律的通知》。', ['关于严明纪律的通知 forwarded']],
  ['followed', '按照《党组工作条例》要求。', ['党组工作条例 followed']],
  ['followed, carried out', '严格执行《行政处罚法》。', ['行政处罚法 followed']],
  ['named', '《简报》刊登了经验。', ['简报 named']],
  ['two in a list share the verb', '出台《甲办法》《乙办法》。', ['甲办法 issued', '乙办法 issued']],
  ['three in a list with 、 and 和', '修订《甲办法》、《乙办法》和《丙办法》。', ['甲办法 revised', '乙办法 revised', '丙办法 revised']],
  ['two verbs', '修订《甲办法》，新制定《乙办法》。', ['甲办法 revised', '乙办法 issued']],
  ['a document number', '印发《考勤办法》（某水〔2024〕3号）。', ['考勤办法 issued 某水〔2024〕3号']],
  ['a document number in square brackets', '印发《考勤办法》(某水办[2024]38号)。', ['考勤办法 issued 某水办[2024]38号']],
  [
    'a document number after each of two',
    '印发《甲办法》（某水〔2024〕3号）和《乙办法》（某水〔2024〕4号）。',
    ['甲办法 issued 某水〔2024〕3号', '乙办法 issued 某水〔2024〕4号'],
  ],
  ['a title within a title', '印发《关于贯彻〈条例〉的实施意见》。', ['关于贯彻〈条例〉的实施意见 issued']],
  ['one that is never closed', '印发《考勤办法。', []],
];

describe('documents', () => {
  test.each(CASES)('%s', (_name, text, expected) => {
    expect(citations(text)).toEqual(expected);
  });
});
