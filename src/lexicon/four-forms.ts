/**
 * The four forms (四种形态) of the Party's supervision and discipline, and the action each sanction stands for. Source: 《中国共产党党内监督条例》
 * article 7: the first is 红红脸、出出汗 (talks, criticism), the second light discipline and changes of post, the third heavy discipline and
 * major changes of post, the fourth serious offences that are filed and examined.
 */
import type { FourFormName } from '../model/analysis.ts';
import type { SanctionAction } from '../model/vocabulary.ts';

/**
 * `unclassed` where the words do not tell: 立案 is a stage and no result, 党纪处分 and its like do not name the grade, and 党内除名 is a
 * change of membership outside the scale of discipline.
 */
export const FORM_OF: Readonly<Record<SanctionAction, FourFormName>> = {
  谈话提醒: 'first',
  批评教育: 'first',
  约谈: 'first',
  责令检查: 'first',
  诫勉: 'first',
  通报批评: 'first',
  党内警告: 'second',
  党内严重警告: 'second',
  政务警告: 'second',
  记过: 'second',
  记大过: 'second',
  调离岗位: 'second',
  免职: 'second',
  撤销党内职务: 'third',
  留党察看: 'third',
  降级: 'third',
  撤职: 'third',
  开除党籍: 'fourth',
  开除公职: 'fourth',
  移送司法: 'fourth',
  立案: 'unclassed',
  党内除名: 'unclassed',
  党纪处分: 'unclassed',
  政务处分: 'unclassed',
  党纪政务处分: 'unclassed',
};
