/** Units and bounds that are printed once for several numbers. */
import type { Clean } from '../text/clean.ts';
import type { QuantityDraft } from './quantities.ts';

/** A magnitude without a unit takes the unit of its neighbour, or 元 where the words say money. */
export function supplyUnits(text: Clean, counts: QuantityDraft[]): void {
  for (let k = counts.length - 1; k >= 0; k--) {
    const c = counts[k]!;
    if (!c.unitless) continue;
    const t = text.text;
    const around = t.slice(Math.max(0, c.start - 30), c.start) + t.slice(c.end, c.end + 14);
    const next = counts[k + 1];
    const previous = counts[k - 1];
    const near = (n: QuantityDraft | undefined): boolean =>
      n !== undefined &&
      !n.unitless &&
      !/[。\n]/.test(n.start > c.start ? t.slice(c.end, n.start) : t.slice(n.end, c.start)) &&
      Math.abs(n.start - c.start) < 60;
    if (/资金|金额|经费|基金|款|费|投资|投入|补助|工资|收入|支出|债|租金|价|资产|津贴|补贴|奖金|罚|缴|购|预算|贷/.test(around)) {
      c.unit = '元';
      c.kind = 'money';
    } else if (
      /(?:学生|在校生|毕业生|新生|居民|群众|职工|党员|老人|老年人|儿童|妇女|人员|体检|人群|人口|患者)[^,，。;；]{0,8}$/.test(
        t.slice(Math.max(0, c.start - 16), c.start),
      ) ||
      /^(?:名)?(?:学生|在校生|居民|群众|职工|党员|老人|儿童|妇女|人员|游客|患者)/.test(t.slice(c.end, c.end + 4))
    ) {
      c.unit = '人';
    } else if (near(next)) {
      c.unit = next!.unit;
      c.kind = next!.kind;
    } else if (near(previous)) {
      c.unit = previous!.unit;
      c.kind = previous!.kind;
    }
  }
  let kept = 0;
  for (const c of counts) if (!c.unitless || c.unit !== '' || /^[,，。;；、)）(（\n]/.test(text.text[c.end] ?? '\n')) counts[kept++] = c;
  counts.length = kept;
}

/** 保持在70%、80%以上: a bound printed once holds for each number of the list. */
export function shareBounds(text: Clean, counts: QuantityDraft[]): void {
  const listed = (a: QuantityDraft, b: QuantityDraft): boolean => /^[、和及]$/.test(text.text.slice(a.tail, b.head)) && a.unit === b.unit;
  for (let k = counts.length - 2; k >= 0; k--) {
    const a = counts[k]!;
    const b = counts[k + 1]!;
    if (a.bound === 'exact' && b.bound !== 'exact' && b.tail > b.end && listed(a, b)) a.bound = b.bound;
  }
  let given = false;
  for (let k = 1; k < counts.length; k++) {
    const a = counts[k - 1]!;
    const b = counts[k]!;
    // 分别不少于1次、2次、4次
    given = b.bound === 'exact' && a.bound !== 'exact' && (given || a.head < a.start) && listed(a, b);
    if (given) b.bound = a.bound;
  }
}
