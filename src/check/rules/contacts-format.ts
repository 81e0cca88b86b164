import type { Labels } from '../../model/vocabulary.ts';
import type { Report, Rule } from '../rule.ts';

export const contactsFormat: Rule = {
  id: 'contacts/format',
  severity: 'error',
  what: { zh: '电话、邮编或邮箱不可能存在', en: 'an impossible telephone number, postcode or e-mail address' },
  why: {
    zh: '少一位、多一位，群众的意见就送不到，公开整改的监督也就落空。',
    en: 'With a digit too few or too many, comments never arrive and the public has no say.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、下一步工作打算\n下一步，持续抓好整改。\n欢迎广大干部群众监督。联系电话：0735-4417702；通信地址：望江县迎宾路39号；邮政编码：41730。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、下一步工作打算\n下一步，持续抓好整改。\n欢迎广大干部群众监督。联系电话：0735-4417702转8016；举报电话：12388；通信地址：望江县迎宾路39号；邮政编码：417300。',
  find({ notice, contacts, t }) {
    const reports: Report[] = [];
    for (let k = 0; k < notice.contacts.length; k++) {
      const contact = notice.contacts[k]!;
      const fault = FAULTS[contact.type]?.(contact.value);
      if (!fault) continue;
      const { start, end } = contacts[k]!;
      // 021-5638****
      if (/[*×xX]/.test(t.slice(end, end + 1))) continue;
      reports.push({
        start,
        end,
        message: { zh: `“${contact.text}”${fault.zh}`, en: `“${contact.text}” ${fault.en}` },
        expected: null,
        actual: contact.value,
      });
    }
    return reports;
  },
};

type Check = (value: string) => Labels | null;

/** 0735-4417702, 13986402175: most of them. */
const PLAINLY_RIGHT = /^(?:0(?:10|2\d)-[2-9]\d{7}|0[3-9]\d{2}-[2-9]\d{6,7}|1[3-9]\d{9}|[2-9]\d{6,7})$/;

const phone: Check = (value) => {
  if (PLAINLY_RIGHT.test(value)) return null;
  const digits = value.replace(/\D/g, '');
  // hotlines, 400 numbers and short numbers of a unit's own exchange
  if (/^(?:1\d{2}|1[0-9]\d{3}|9[56]\d{3,6}|[48]00\d{7})$/.test(digits)) return null;
  if (/^1[3-9]\d{9}$/.test(digits)) return null;
  const [area, number, ...extension] = /^0\d{2,3}-/.test(value) ? value.split('-') : [null, ...value.split('-')];
  if (extension.length > 1) return null;
  if (area === null) {
    const first = (number ?? '').replace(/\D/g, '');
    if (/^1[3-9]/.test(first) && first.length > 8 && first.length !== 11)
      return length(first, { zh: '手机号应为11位', en: 'a mobile number has 11 digits' });
    if (first.startsWith('0') && first.length > 8) return bare(first);
    return first.length >= 7 && first.length <= 8 ? null : first.length < 5 ? null : length(first, LOCAL);
  }
  const three = area!.length === 3;
  if (three && !/^0(?:10|2[0-9])$/.test(area!)) return { zh: `区号${area}不存在`, en: `has no such area code as ${area}` };
  if (!three && !/^0[3-9]\d{2}$/.test(area!)) return { zh: `区号${area}不存在`, en: `has no such area code as ${area}` };
  const local = (number ?? '').replace(/\D/g, '');
  if (three ? local.length === 8 : local.length === 7 || local.length === 8)
    return /^[01]/.test(local) ? { zh: '本地号码不以0、1开头', en: 'is no local number: these do not begin with 0 or 1' } : null;
  // 0576-12345: a hotline behind an area code
  if (/^(?:1\d{2,4}|9[56]\d{3,4})$/.test(local)) return null;
  return length(local, LOCAL);
};

const LOCAL: Labels = { zh: '本地号码应为7或8位', en: 'a local number has 7 or 8' };

function length(digits: string, rule: Labels): Labels {
  return { zh: `有${digits.length}位数字，${rule.zh}`, en: `has ${digits.length} digits; ${rule.en}` };
}

/** An area code and a number run together. */
function bare(digits: string): Labels | null {
  const three = /^0(?:10|2\d)/.test(digits);
  const local = digits.length - (three ? 3 : 4);
  return (three ? local === 8 : local === 7 || local === 8) ? null : length(digits, LOCAL);
}

const FAULTS: Readonly<Partial<Record<string, Check>>> = {
  phone,
  fax: phone,
  mobile: (value) =>
    /^1[3-9]\d{9}$/.test(value.replace(/\D/g, '')) ? null : { zh: '不是11位手机号', en: 'is no mobile number of 11 digits' },
  postcode: (value) =>
    !/^\d{6}$/.test(value)
      ? { zh: `有${value.length}位，邮政编码应为6位`, en: `has ${value.length} digits; a postcode has 6` }
      : /^(?:00|0[89]|9)/.test(value) && !/^999/.test(value)
        ? { zh: '不是中国的邮政编码', en: 'is no Chinese postcode' }
        : null,
  email: (value) =>
    /^[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/.test(value) &&
    !value.includes('..') &&
    !/^[.]|[.]@/.test(value)
      ? null
      : { zh: '不是完整的电子邮箱地址', en: 'is no complete e-mail address' },
};
