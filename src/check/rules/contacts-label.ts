import { areaCodeOf } from '../../lexicon/area-codes.ts';
import { quote } from '../phrases.ts';
import type { Report, Rule } from '../rule.ts';

export const contactsLabel: Rule = {
  id: 'contacts/label',
  severity: 'warning',
  what: { zh: '联系方式与名目不符', en: 'a contact detail is not what its label says' },
  why: {
    zh: '信箱栏里写街道地址、区号不是本市的，信和电话都可能到不了。',
    en: 'A street address given as a mailbox, or the area code of another city, sends letters and calls astray.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、下一步工作打算\n下一步，持续抓好整改。\n欢迎广大干部群众监督。联系电话：0735-4417702；邮政信箱：望江县迎宾路39号。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、下一步工作打算\n下一步，持续抓好整改。\n欢迎广大干部群众监督。联系电话：0735-4417702；邮政信箱：望江县第18号信箱；通信地址：望江县迎宾路39号。',
  find({ notice, contacts, text, t, structure }) {
    const reports: Report[] = [];
    const city = cityOf(notice.document.unit, notice.contacts.find((c) => c.type === 'address')?.value ?? null);
    notice.contacts.forEach((contact, k) => {
      const { start, end } = contacts[k]!;
      if (
        contact.type === 'address' &&
        contact.label !== null &&
        /信箱/.test(contact.label) &&
        !/信箱地址|邮箱/.test(contact.label) &&
        STREET.test(contact.value)
      ) {
        reports.push({
          start,
          end,
          message: {
            zh: `“${contact.label}”后是街道地址，不是信箱号；应标为通信地址`,
            en: `what stands under “${contact.label}” is a street address, not a mailbox number; label it as an address`,
          },
          expected: null,
          actual: quote(text, { start, end }),
        });
      }
      const area = contact.type === 'phone' || contact.type === 'fax' ? /^(0\d{2,3})-/.exec(contact.value)?.[1] : undefined;
      if (area && city && area !== city.code) {
        reports.push({
          start,
          end,
          message: {
            zh: `区号${area}不是${city.name}市的区号（${city.code}）`,
            en: `${area} is not the area code of ${city.name} (${city.code})`,
          },
          expected: city.code,
          actual: area,
        });
      }
    });
    // 电子邮箱:楠木巷21号街道纪工委
    const last = structure.issues.reduce((at, issue) => Math.max(at, issue.range.end), 0);
    const closing = t.slice(Math.max(last, t.length - LONGEST_CLOSING));
    for (const m of closing.includes('箱:') ? closing.matchAll(UNDER_EMAIL) : []) {
      const start = t.length - closing.length + m.index + m[0].length - m[2]!.length;
      const place = { start, end: start + m[2]!.length };
      reports.push({
        ...place,
        message: {
          zh: `“${m[1]}”后是街道地址，不是电子邮箱；应标为通信地址`,
          en: `what stands under “${m[1]}” is a street address, not an e-mail address; label it as an address`,
        },
        expected: null,
        actual: quote(text, place),
      });
    }
    return reports;
  },
};

const LONGEST_CLOSING = 1200;
const UNDER_EMAIL =
  /(电子(?:邮箱|信箱|邮件)):([\u4e00-\u9fff]{2,24}[路街道巷弄里村][\u4e00-\u9fff]{0,6}\d{1,5}号[\u4e00-\u9fff\d]{0,20})(?=[,，。;；(\n]|$)/g;
/** 解放路77号, 3楼; 鹭川市A021号 is a mailbox. */
const STREET = /[路街道巷弄]|大厦|楼/;

/** The city of the unit, where its name or address begins with it: 台州市卫生健康委员会, 浙江省台州市椒江区… */
function cityOf(...names: readonly (string | null)[]): { name: string; code: string } | null {
  for (const name of names) {
    // most are of a county
    const m =
      name === null || !name.includes('市')
        ? null
        : /^(?:中共|中国共产党)?(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?<city>[\u4e00-\u9fff]{2,5}?)市/.exec(name);
    const code = m && areaCodeOf(m.groups!.city!);
    if (code) return { name: m!.groups!.city!, code };
  }
  return null;
}
