import { expect, test } from 'vitest';
import { inspectorKey, unitKey } from '../../src/analyse/groups.ts';

test.each([
  ['中共望溪县城乡建设投资集团有限公司支部委员会', '望溪县城乡建设投资集团有限公司'],
  ['中共青禾县水利局党组', '青禾县水利局'],
  ['青禾县水利局 党组', '青禾县水利局'],
  ['青禾县卫生健康委员会', '青禾县卫生健康委员会'],
])('a unit is one however it signs: %s', (unit, key) => {
  expect(unitKey(unit)).toBe(key);
});

test.each([
  ['县委第二巡察组', '青禾县水利局', '青禾县委第二巡察组'],
  ['县委第二 巡察组', '中共青禾县水利局党组', '青禾县委第二巡察组'],
  ['市委第五巡察组', '岚陵市云峰实业集团有限公司', '岚陵市委第五巡察组'],
  // a city's group in one of its counties: which city is not said
  ['市委第五巡察组', '青禾县水利局', '市委第五巡察组'],
  ['青禾县委第二巡察组', '青禾县水利局', '青禾县委第二巡察组'],
  ['省委第七巡视组', '青岚大学', '省委第七巡视组'],
  ['县委第二巡察组', null, '县委第二巡察组'],
])('%s in a notice of %s is %s', (inspector, unit, key) => {
  expect(inspectorKey(inspector, unit)).toBe(key);
});
