/**
 * Attributes that one and the same person can have together: among 30人, 党员20人 and 女性15人 may overlap, 党员20人 and 群众10人 may not.
 * A list whose labels name attributes of different kinds is no breakdown.
 */
export const ATTRIBUTES: readonly (readonly [kind: string, RegExp])[] = [
  ['sex', /男|女/],
  ['age', /岁|青年|年轻|老年|90后|80后/],
  ['party', /党员|群众|民主党派|无党派|团员/],
  ['education', /博士|硕士|研究生|本科|大专|专科|学历|学位|大学生|毕业生/],
  ['title', /高级|中级|初级|正高|副高|职称|教授|讲师|工程师/],
  ['people', /少数民族|汉族/],
  ['entry', /新增|新招|新聘|引进|招录|返乡|退役/],
];

/** Words of which each names a different part of one whole, so that together they are the whole. */
export const COMPLEMENTS: readonly (readonly RegExp[])[] = [
  [/公办|公立/, /民办|民营|私立/],
  [/男/, /女/],
  [/(?<!不|部分|基本)属实/, /不属实/],
  [/(?<!不)合格/, /不合格/],
  [/(?<!不)同意|赞成/, /不同意|反对|弃权/],
  [/国有/, /民营|非国有|私营/],
  [/城市|城镇|城区/, /农村|乡村|乡镇/],
  [/主办/, /协办|会办/],
  [/新建|新制定|新立|新出台|制定/, /修订|修改|完善/],
  [/线上/, /线下/],
  [/站内/, /街面|站外/],
  [/室内|院内|校内|县内/, /室外|院外|校外|县外/],
  [/党员/, /群众|非党员/],
  [/市级|市本级|市直/, /县级|县区|各县/],
  [/县级|县本级|县直/, /乡镇|镇级|村级/],
  [/综合利用/, /回填|填埋|处置/],
  [/党纪/, /政务/],
  [/上级|中央|省级/, /县级|本级|地方|自筹|配套/],
];
