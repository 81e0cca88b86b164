/**
 * Makes notices by varying the fixtures: `node test/bench/varied.js COUNT > texts.ndjson` (lines for `rectify stream`), or a folder of text
 * files with `node test/bench/varied.js COUNT FOLDER`. Places, years, amounts and the surnames of people differ, the same ones at every run.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const NOTICES = new URL('../../fixtures/notices/', import.meta.url).pathname;
const fixtures = readdirSync(NOTICES).map((name) => ({ name, text: readFileSync(join(NOTICES, name, 'source.txt'), 'utf8') }));

/** The places of the fixtures, which are fictional, and what others are made of. */
const PLACES = /东浒|谷霖|海堰|黑杉|澜溪|柳旸|南埔|宁川|青岚|石桥|望溪|岚陵|云峰|云岭/g;
const FIRST = [...'安白长东丰高广河华吉嘉江金康乐丽临龙明南宁平青清瑞三山上石双泰天通万文西新兴阳永玉源云']; // 40
const SECOND = [...'坝川渡峰岗谷关河湖涧江口岭流梅宁坪浦桥泉沙山石水塘田亭湾溪霞乡阳原沅洲']; // 34

/** Mulberry32: the same numbers on every machine. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The notice of this number: three years for each unit, so that a unit has several notices. */
export function variedNotice(i) {
  const next = random(i + 1);
  const { name, text } = fixtures[i % fixtures.length];
  const unit = Math.floor(i / fixtures.length / 3);
  const place = FIRST[unit % FIRST.length] + SECOND[Math.floor(unit / FIRST.length) % SECOND.length];
  const years = (Math.floor(i / fixtures.length) % 3) - 3;
  const varied = text
    .replace(PLACES, place)
    .replace(/20[12]\d(?=年|-\d\d-\d\d)/g, (year) => String(Number(year) + years))
    .replace(/\d+(?:\.\d+)?(?=余?万元|元)/g, (amount) =>
      (Number(amount) * (0.5 + next())).toFixed(amount.includes('.') ? amount.split('.')[1].length : 0),
    );
  return { id: `${String(i).padStart(6, '0')}-${name}`, text: `${varied}\n（${place}第${i}号）\n` };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [count, folder] = [Number(process.argv[2]), process.argv[3]];
  let pending = '';
  for (let i = 0; i < count; i++) {
    const { id, text } = variedNotice(i);
    if (folder === undefined) {
      pending += `${JSON.stringify({ id, text })}\n`;
      if (pending.length < 1 << 20 && i < count - 1) continue;
      for (let bytes = Buffer.from(pending), at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
      pending = '';
      continue;
    }
    const sub = join(folder, String(Math.floor(i / 1000)).padStart(3, '0'));
    if (i % 1000 === 0) mkdirSync(sub, { recursive: true });
    writeFileSync(join(sub, `${id}.txt`), text);
  }
}
