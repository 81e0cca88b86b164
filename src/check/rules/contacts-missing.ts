import { quote } from '../phrases.ts';
import type { Rule } from '../rule.ts';

export const contactsMissing: Rule = {
  id: 'contacts/missing',
  severity: 'warning',
  what: { zh: '请群众提意见却没有联系方式', en: 'the notice invites comments but gives no way to make them' },
  why: {
    zh: '公开整改情况是为了接受监督，没有电话、邮箱和地址，意见无处可送。',
    en: 'A notice is published so that the public can object; without a number or address it cannot.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、下一步工作打算\n下一步，持续抓好整改。\n欢迎广大干部群众对整改情况进行监督，如有意见建议，请及时反映。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、下一步工作打算\n下一步，持续抓好整改。\n欢迎广大干部群众对整改情况进行监督，如有意见建议，请及时反映。联系电话：0735-4417702。',
  find({ t, text, notice, frame, structure }) {
    if (notice.contacts.some((c) => WAYS.has(c.type))) return [];
    // invitations stand in the closing words
    const from = Math.max(structure.measures[structure.measures.length - 1]?.start ?? 0, frame.end - 2000, 0);
    const closing = t.slice(from, frame.end);
    const invitation = INVITATION.exec(closing);
    if (!invitation) return [];
    const rest = closing.slice(invitation.index);
    if (ELSEWHERE.test(rest) || ANY_WAY.test(rest)) return [];
    const start = from + invitation.index;
    const end = start + invitation[0].length;
    const words = quote(text, { start, end });
    return [
      {
        start,
        end,
        message: {
          zh: `“${words}”，但没有给出电话、邮箱、信箱或地址`,
          en: `“${words}”, but no telephone, e-mail, mailbox or address is given`,
        },
        expected: null,
        actual: null,
      },
    ];
  },
};

const WAYS: ReadonlySet<string> = new Set(['phone', 'mobile', 'fax', 'email', 'address', 'mailbox', 'website']);
/** A number or address that no label names: 请拨打0735-4417702反映 */
const ANY_WAY = /\d[\d*-]{6,}|@/;
/** 如有意见建议,请及时反映 · 欢迎广大干部群众监督并提出意见 */
const INVITATION =
  /(?:如|若|凡)?(?:有|对)[^。;\n]{0,24}(?:意见|建议|异议|问题|情况)[^。;\n]{0,12},?[^。;\n]{0,8}(?:请|可|欢迎)[^。;\n]{0,16}(?:反映|反馈|联系|提出|来电|来信|来函|举报)|(?:欢迎|敬请|恳请|诚请|请(?=社会各界|广大|各界))[^。;\n]{0,30}(?:监督|提出[^。;\n]{0,8}意见|反映)/;
/** 联系方式见附件, 扫描二维码 */
const ELSEWHERE = /联系方式(?:见|详见|附后|同前|如前)|见附件|二维码|官方网站|公众号|12345|意见箱|现场|来访|附后|上述方式|以上方式|监督平台/;
