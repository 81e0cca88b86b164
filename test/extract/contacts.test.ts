import { describe, expect, test } from 'vitest';
import { parseNotice } from '../../src/pipeline.ts';
import { contacts } from '../notation.ts';

/** The end of a notice: what stands before it is the same for all. */
const closing = (text: string, after = '') => `中共某县水务局党组关于巡察整改进展情况的通报
根据县委统一部署，县委第二巡察组对县水务局党组开展了巡察。按照有关要求，现将整改情况予以公布。
一、整改情况
1.关于“学习不深入”问题。
整改情况：一是召开专题会，公布投诉电话0576-88530000。二是修订制度。
欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时反映。${text}
中共某县水务局党组
2024年9月10日${after}`;

const CASES: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'lines of contacts below another invitation',
    '\n意见建议请径告局机关纪委：\n值班电话 （0791）88426015，手机（可接收短信） 13970602284\n来访：磐川县工业大道12号四楼；接待时间 每周一至周五上午九点到下午五点；邮编 335218',
    [
      'phone 0791-88426015',
      'mobile 13970602284',
      'address 磐川县工业大道12号四楼',
      'hours 每周一至周五上午九点到下午五点',
      'postcode 335218',
    ],
  ],
  [
    'who takes letters, and whom to ask for',
    '收信人：段立新。来电0735-2218906，找文静同志。',
    ['person 段立新', 'phone 0735-2218906', 'person 文静'],
  ],
  [
    'what one may ask by a number',
    '技术咨询：13971640258；监督举报：（0719）3820017转806。',
    ['mobile 13971640258', 'phone 0719-3820017-806'],
  ],
  ['咨询 and 举报 without a number', '欢迎咨询：可到一楼大厅；举报：来信来访均可。', []],
  ['who answers, in a bracket', '电话：13907280000（联系人邱某）。', ['mobile 13907280000', 'person 邱某']],
  ['hours of answering', '校办电话0738-4126630（工作日8:00—11:30接听）。', ['phone 0738-4126630', 'hours 工作日8:00—11:30']],
  ['hours in a bracket behind 工作日', '请在工作日（8:30—17:30）反映，电话：0718-5520011。', ['hours 8:30—17:30', 'phone 0718-5520011']],
  [
    'hours of morning and afternoon in one',
    '可于每个工作日（上午8:30-12:00，下午14:30-17:30）反映，电话：0718-5520011。',
    ['hours 上午8:30-12:00,下午14:30-17:30', 'phone 0718-5520011'],
  ],
  ['a mailbox or an address', '信件请寄砚湖市第37号邮政信箱或砚湖市滨湖南路258号。', ['mailbox 37', 'address 砚湖市滨湖南路258号']],
  ['where a library is', '馆址：浙阳市书院路101号。', ['address 浙阳市书院路101号']],
  ['a mobile number in a bracket', '晚上打手机（159-0347-1826）。', ['mobile 15903471826']],
  ['a mailbox by another name', '电邮：xcsz2024@163.com。', ['email xcsz2024@163.com']],
  ['hours behind the name of a telephone', '受理电话时间为工作日8:30—12:00，14:30—17:30。', ['hours 工作日8:30—12:00,14:30—17:30']],
  ['two persons behind a comma', '联系人：覃工，邓工；电话：0774-2839417。', ['person 覃工', 'person 邓工', 'phone 0774-2839417']],
  [
    'where letters go',
    '信件寄送：江沅市港城大道266号港航大厦12楼（邮政编码：414209）。',
    ['address 江沅市港城大道266号港航大厦12楼', 'postcode 414209'],
  ],
  ['a mailbox where letters go', '来信寄：岚湾县A0018号专用邮政信箱。', ['mailbox A0018']],
  ['a fax told behind its number', '电话：0513-85910266，0513-85910267（传真）。', ['phone 0513-85910266', 'fax 0513-85910267']],
  ['letters sent to', '信函寄至金塬县雷台路南段供销大厦东楼。', ['address 金塬县雷台路南段供销大厦东楼']],
  ['hours for questions', '咨询时间：工作日8:30-11:30、14:30-17:00。', ['hours 工作日8:30-11:30、14:30-17:00']],
  [
    'hours behind an address',
    '办公地址：嵘州市暖阳街31号一楼（工作日8:30-17:00）。',
    ['address 嵘州市暖阳街31号一楼', 'hours 工作日8:30-17:00'],
  ],
  [
    'a number behind the name of a body',
    '东城供水站：0483-2275566转3；西城供水站：0483-2275588。',
    ['phone 0483-2275566-3', 'phone 0483-2275588'],
  ],
  ['a person by office and name', '也可以打电话给村务监督委员会主任罗长根，电话：13807452266。', ['person 罗长根', 'mobile 13807452266']],
  ['a number to dial, and one to fax to', '直拨0813-5572204，也可传真至0734-6218856。', ['phone 0813-5572204', 'fax 0734-6218856']],
  ['a person by office before the number', '纪委书记邵敏手机138 0053 6271。', ['person 邵敏', 'mobile 13800536271']],
  ['an office is no name', '党委书记信箱电话0576-88530001。', ['phone 0576-88530001']],
  ['to write to', '来信寄丰河县解放南路101号综合部。', ['address 丰河县解放南路101号综合部']],
  ['hours right behind their label', '值班时间工作日8:00-12:00，电子信箱sw@163.com。', ['hours 工作日8:00-12:00', 'email sw@163.com']],
  ['a mailbox with a letter', '来信寄：岚湾县A0018号专用邮政信箱。', ['mailbox A0018']],
  ['who receives objections', '受理人：滕某敏、向家荣。', ['person 滕某敏', 'person 向家荣']],
  [
    'hours in a bracket of their own',
    '请在规定时间（工作日8:00-12:00、14:30-18:00）反映。联系电话：63108899。',
    ['hours 工作日8:00-12:00、14:30-18:00', 'phone 63108899'],
  ],
  [
    'an address in a bracket behind whom it is of',
    '来信寄至本局纪委（云湖市站前大道201号，343009）。',
    ['address 云湖市站前大道201号', 'postcode 343009'],
  ],
  ['an e-mail address that is none', '电子邮箱：swj@@sina.com。', ['email swj@@sina.com']],
  ['a land line', '联系电话：0576-88536315。', ['phone 0576-88536315']],
  ['a land line without area code', '联系电话：63108899。', ['phone 63108899']],
  ['a short land line', '联系电话：6310889。', ['phone 6310889']],
  ['an em dash', '联系电话：0311—85901234。', ['phone 0311-85901234']],
  ['two hyphens', '联系电话：025--83751234。', ['phone 025-83751234']],
  ['a space after the hyphen', '联系电话：020- 83131234。', ['phone 020-83131234']],
  ['full-width digits', '联系电话：０５７６－８８５３６３１５。', ['phone 0576-88536315']],
  ['four digits, a space and three', '联系电话：0578—2065 117转6。', ['phone 0578-2065117-6']],
  ['a bracketed area code', '联系电话：（0760）23221234。', ['phone 0760-23221234']],
  ['half-width brackets', '联系电话: (0760)23221234', ['phone 0760-23221234']],
  ['area code glued on', '联系电话：057688536315。', ['phone 0576-88536315']],
  ['two numbers with 、', '联系电话：0716-8512345、8512346。', ['phone 0716-8512345', 'phone 8512346']],
  ['two numbers with ；', '联系电话：0716-8512345；0716-8512346。', ['phone 0716-8512345', 'phone 0716-8512346']],
  ['two numbers with a comma', '联系电话：0716-8512345，13812345678。', ['phone 0716-8512345', 'mobile 13812345678']],
  ['a slash', '联系电话：0716-8512345/8512346。', ['phone 0716-8512345', 'phone 8512346']],
  ['an extension', '联系电话：0576-88536315转802。', ['phone 0576-88536315-802']],
  ['分机', '联系电话：0576-88536315分机802。', ['phone 0576-88536315-802']],
  ['a hyphenated extension', '联系电话：0576-88536315-802。', ['phone 0576-88536315-802']],
  ['a mobile', '联系电话：19912345678（可接收短信）。', ['mobile 19912345678']],
  ['a mobile in 3-4-4', '联系电话：138-1234-5678。', ['mobile 13812345678']],
  ['a hot line', '监督电话：12345。', ['phone 12345']],
  ['400', '监督电话：400-820-1234。', ['phone 400-820-1234']],
  ['a fax', '传真：0839-3301234。', ['fax 0839-3301234']],
  ['phone and fax', '电话：0839-3301234，传真：0839-3305678。', ['phone 0839-3301234', 'fax 0839-3305678']],
  ['an e-mail address', '电子邮箱：swjjw@abc.gov.cn。', ['email swjjw@abc.gov.cn']],
  ['full-width ＠', '电子邮箱：ｓｗｊｊｗ＠163．com。', ['email swjjw@163.com']],
  ['(at)', '电子邮箱：swjjw(at)163.com。', ['email swjjw@163.com']],
  ['an address', '通讯地址：某县解放路608号水务局3楼302室。', ['address 某县解放路608号水务局3楼302室']],
  ['an address with its postcode', '地址：某县解放路608号，邮编：318000。', ['address 某县解放路608号', 'postcode 318000']],
  [
    'until when and at what hours',
    '电话：0576-88536315（10月31日前有效，工作日8:30至17:00）。',
    ['phone 0576-88536315', 'hours 工作日8:30至17:00'],
  ],
  [
    'hours in two parts',
    '电话：0576-88536315（工作日8:30-12:00，14:30-17:30）。',
    ['phone 0576-88536315', 'hours 工作日8:30-12:00,14:30-17:30'],
  ],
  [
    'an address right behind 来信',
    '可拨打电话0576-88536315，或来信某县临江二路36号县整改办。',
    ['phone 0576-88536315', 'address 某县临江二路36号县整改办'],
  ],
  ['letters that came', '联系电话：0576-88536315。收到来信36封。', ['phone 0576-88536315']],
  ['hours with a remark', '电话：0576-88536315（接听时间9:00至16:30，节假日除外）。', ['phone 0576-88536315', 'hours 9:00至16:30']],
  ['hours of those who answer', '联系电话：12393（人工服务工作日8:30-17:30）。', ['phone 12393', 'hours 工作日8:30-17:30']],
  ['a person called by what he is', '联系电话：0576-88536315（戚老师）。', ['phone 0576-88536315', 'person 戚老师']],
  ['where letters go', '来函请寄某县解放路608号水务局办公室（邮编528403）。', ['address 某县解放路608号水务局办公室', 'postcode 528403']],
  ['where written opinions go', '书面意见可寄送至某县解放路608号。', ['address 某县解放路608号']],
  ['a postcode in brackets', '邮寄地址：某县解放路608号（邮编：528403）。', ['address 某县解放路608号', 'postcode 528403']],
  ['a postcode after 编码', '邮寄地址：某县解放路608号，邮政编码434000。', ['address 某县解放路608号', 'postcode 434000']],
  ['a mailbox', '邮政信箱：某县450号邮政专用信箱。', ['mailbox 450']],
  ['a mailbox with its number last', '邮政信箱：某市邮政信箱638号。', ['mailbox 638']],
  ['第 before the mailbox number', '邮政信箱：某县第18004号信箱。', ['mailbox 18004']],
  [
    'hours of calls and messages',
    '举报电话：15857160314，接听和收短信时间为工作日早8点至晚6点。',
    ['mobile 15857160314', 'hours 工作日早8点至晚6点'],
  ],
  ['邮箱 for a mailbox', '邮政信箱：某市1960邮箱转县委第四巡察组收。', ['mailbox 1960']],
  ['an address under the label of a mailbox', '邮政信箱：某县解放路608号水务局办公室。', ['address 某县解放路608号水务局办公室']],
  ['hours', '受理时间：工作日8:30-12:00，下午2:30-5:30。', ['hours 工作日8:30-12:00,下午2:30-5:30']],
  ['a person', '联系人：周启明，联系电话：0576-88536315。', ['person 周启明', 'phone 0576-88536315']],
  ['a person and two', '联系人：周启明、李安。', ['person 周启明', 'person 李安']],
  [
    '联系电话：0571-8832',
    '联系电话：0571-8832 6100，邮寄地址：南埔市人民路12号县水务局党组办公室，邮编：311200，电子信箱：swj@nanpu.gov.cn。',
    ['phone 0571-88326100', 'address 南埔市人民路12号县水务局党组办公室', 'postcode 311200', 'email swj@nanpu.gov.cn'],
  ],
  [
    '联系方式：电话0571-88',
    '联系方式：电话0571-88326100（工作时间）；邮政信箱：南埔县人民路12号水务局收，邮政编码311200；电子邮箱swj@nanpu.gov.cn。',
    ['phone 0571-88326100', 'address 南埔县人民路12号水务局', 'postcode 311200', 'email swj@nanpu.gov.cn'],
  ],
  [
    '监督电话：0571—8832',
    '监督电话：0571—88326100、88326101；受理时间：工作日上午8:30-12:00，下午2:00-5:30。',
    ['phone 0571-88326100', 'phone 88326101', 'hours 工作日上午8:30-12:00,下午2:00-5:30'],
  ],
  [
    '联系人：陆明远，手机1390',
    '联系人：陆明远，手机13905710022，微信同号；传真：（0571）88326102。',
    ['person 陆明远', 'mobile 13905710022', 'fax 0571-88326102'],
  ],
  ['联系电话：（0571）883', '联系电话：（0571）88326100转8012。', ['phone 0571-88326100-8012']],
  [
    '电话：12345；邮箱：nj',
    '电话：12345；邮箱：njs_swj@163.com；通讯地址：南埔县政务中心B座508室（311200）。',
    ['phone 12345', 'email njs_swj@163.com', 'address 南埔县政务中心B座508室', 'postcode 311200'],
  ],
  [
    '来信地址：南埔县水务局机关纪',
    '来信地址：南埔县水务局机关纪委（邮编311200，信封上请注明“巡察整改反馈”）。',
    ['address 南埔县水务局机关纪委', 'postcode 311200'],
  ],
  [
    '举报邮箱：swjjw@nan',
    '举报邮箱：swjjw@nanpu.gov.cn，举报网站：http://nanpu.12388.gov.cn。',
    ['email swjjw@nanpu.gov.cn', 'website http://nanpu.12388.gov.cn'],
  ],
  ['可拨打0571-883261', '可拨打0571-88326100反映，或发送电子邮件至swj@126.com。', ['phone 0571-88326100', 'email swj@126.com']],
  [
    '请拨打监督电话0571-88',
    '请拨打监督电话0571-88326100，或写信至南埔县人民路12号水务局办公室。',
    ['phone 0571-88326100', 'address 南埔县人民路12号水务局办公室'],
  ],
  [
    '联系单位：南埔县水务局办公室',
    '联系单位：南埔县水务局办公室；联系人：苏同志；联系电话：0571-88326100。',
    ['person 苏同志', 'phone 0571-88326100'],
  ],
  ['值班电话：88326100（', '值班电话：88326100（白天）、88326109（夜间）。', ['phone 88326100', 'phone 88326109']],
  ['电话（传真）：0571-88', '电话（传真）：0571-88326100', ['phone 0571-88326100']],
  [
    '电 话：0571-88326',
    '电 话：0571-88326100　　邮 编：311200　　地 址：南埔县人民路12号',
    ['phone 0571-88326100', 'postcode 311200', 'address 南埔县人民路12号'],
  ],
  ['邮政信箱：南埔市第18信箱；', '邮政信箱：南埔市第18信箱；邮编：311200', ['mailbox 18', 'postcode 311200']],
  ['意见箱设在局一楼大厅，电话：', '意见箱设在局一楼大厅，电话：0571-88326100', ['phone 0571-88326100']],
  ['电子邮箱：swj＠nanpu', '电子邮箱：swj＠nanpu．gov．cn', ['email swj@nanpu.gov.cn']],
  ['联系电话：0571-8832', '联系电话：0571-88326100，13905710022（李主任）', ['phone 0571-88326100', 'mobile 13905710022', 'person 李主任']],
  ['咨询电话：400-810-8', '咨询电话：400-810-8888', ['phone 400-810-8888']],
  ['反映渠道：来电0571-88', '反映渠道：来电0571-88326100，来访：局办公楼302室。', ['phone 0571-88326100', 'address 局办公楼302室']],
  [
    'a reader behind the number',
    '联系电话：138 0571 4402（田国富），镇纪委电话：0571-7721390。',
    ['mobile 13805714402', 'person 田国富', 'phone 0571-7721390'],
  ],
  ['person and phone under one label', '联系人及电话：高某 0571-7752019', ['person 高某', 'phone 0571-7752019']],
  ['a mailbox named twice', '邮政信箱：南埔县16号信箱（邮编：236512）。', ['mailbox 16', 'postcode 236512']],
  ['a web site', '网址：www.abc.gov.cn。', ['website www.abc.gov.cn']],
  [
    'all in one sentence',
    '联系电话：0576-88536315；邮政信箱：某县解放路608号县水务局；邮编：318000；电子邮箱：swj@163.com。',
    ['phone 0576-88536315', 'address 某县解放路608号县水务局', 'postcode 318000', 'email swj@163.com'],
  ],
  [
    'one a line',
    '\n联系电话：0576-88536315\n邮箱：swj@163.com\n地址：某县解放路608号',
    ['phone 0576-88536315', 'email swj@163.com', 'address 某县解放路608号'],
  ],
  ['labels set off by spaces', '联系电话：0576-88536315 邮箱：swj@163.com', ['phone 0576-88536315', 'email swj@163.com']],
  ['no colon', '联系电话0576-88536315，邮箱swj@163.com。', ['phone 0576-88536315', 'email swj@163.com']],
  ['a site without www', '网址：water.example.gov.cn', ['website water.example.gov.cn']],
  ['a label in the cell before', '\n监督电话\t0576-88536315', ['phone 0576-88536315']],
  [
    'whom to turn to',
    '有话讲，白天到村部找监委会主任武大生，晚上打电话给村支书耿顺子：13812345678。',
    ['person 武大生', 'person 耿顺子', 'mobile 13812345678'],
  ],
  ['an office to turn to', '可直接找纪委书记反映，联系党支部书记、主任。', []],
  ['nothing', '', []],
  ['an address that is elsewhere', '地址：详见附表。', []],
];

describe('the ways to reach', () => {
  test.each(CASES)('%s', (_name, text, expected) => {
    expect(contacts(closing(text))).toEqual(expected);
  });
});

const CHROME: readonly (readonly [name: string, after: string])[] = [
  ['the editor', '\n责任编辑：张三'],
  ['the site’s phone', '\n网站维护电话：0812-3331234'],
  ['the site’s owner and number', '\n主办单位：某县人民政府办公室 网站标识码：3310000001 备案号：浙ICP备05000001号'],
  ['a news line', '\n新闻热线：0576-88551234 广告热线：0576-88551235'],
  ['the public security number', '\n浙公网安备33100202000001号'],
  ['the editor’s phone', '\n编辑：李四 电话：0576-88551234'],
];

describe('what is the site’s own', () => {
  test.each(CHROME)('%s', (_name, after) => {
    expect(contacts(closing('联系电话：0576-88536315。', after))).toEqual(['phone 0576-88536315']);
  });
});

test('a label is kept as printed', () => {
  const { contacts: found } = parseNotice(closing('监督举报电话：0576-88536315。'));
  expect(found.map((c) => c.label)).toEqual(['监督举报电话']);
});

test('a document of another kind gives its contacts too', () => {
  expect(contacts('关于召开座谈会的通知\n请各单位报名。联系人：周启明，联系电话：0576-88536315。')).toEqual([
    'person 周启明',
    'phone 0576-88536315',
  ]);
});

/** Closing paragraphs that none of the usual words opens. */
const INVITED: readonly (readonly [text: string, expected: readonly string[]])[] = [
  [
    '乡亲们有话可以直接讲。来信请寄：某县柳林镇双埠村党群服务中心，邮编452371；也可打书记手机13900006482，白天晚上都有人接。',
    ['address 某县柳林镇双埠村党群服务中心', 'postcode 452371', 'mobile 13900006482'],
  ],
  [
    '员工可在工作时间拨打0771-3306128反映，或写信至某市建设路9号公司纪委，邮政编码530611。',
    ['phone 0771-3306128', 'address 某市建设路9号公司纪委', 'postcode 530611'],
  ],
  [
    '师生如有意见，可投递至院办意见箱，或发送邮件至clxy@wtlg.edu.cn，联系人：祁老师，电话8836051转208。',
    ['email clxy@wtlg.edu.cn', 'person 祁老师', 'phone 8836051-208'],
  ],
  ['通报后如有意见，请于5月20日前向局纪检组提出，电话0778-3916027。', ['phone 0778-3916027']],
];

test.each(INVITED)('closing in other words: %s', (words, expected) => {
  const text = closing('').replace(/欢迎[^\n]*/, words);
  expect(text).toContain(words);
  expect(contacts(text)).toEqual(expected);
});

test('a hotline that a measure sets up is no contact of the notice', () => {
  expect(
    contacts(
      closing('')
        .replace(/欢迎[^\n]*/, '')
        .replace(/一是[^。]*。/, '一是开通热线，公布电话0771-3306128，请群众反映问题。'),
    ),
  ).toEqual([]);
});

test('an invitation before the outlook', () => {
  const text = closing('').replace(
    /欢迎[^\n]*/,
    '乡亲们有什么看法，可以到村委会反映，也可以打电话：15938762214。\n下一步，村党支部要一是把没改完的问题接着改；二是把改好的事看牢。',
  );
  expect(contacts(text)).toEqual(['mobile 15938762214']);
});
