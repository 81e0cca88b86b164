import { build } from 'esbuild';
import {readFileSync,readdirSync,writeFileSync,unlinkSync} from 'node:fs';
let src=readFileSync('src/pipeline.ts','utf8');
writeFileSync('src/.pipeline-bench.ts', src+`\nimport {readingOf} from './check/reading.ts';import {RULES} from './check/index.ts';export function parts(text: string){const s=runStages(text);const n=toNotice(s,{} as any);const out: any={};const r=readingOf(s,n as any);let a=performance.now();r.splits();let b=performance.now();out.splits=b-a;r.tallies();a=performance.now();out.tallies=a-b;for(const rule of RULES){a=performance.now();rule.find(r);out[rule.id]=performance.now()-a;}return out;}\n`);
await build({entryPoints:['src/.pipeline-bench.ts'],bundle:true,format:'esm',platform:'node',outfile:'/tmp/pb2.mjs'});
unlinkSync('src/.pipeline-bench.ts');
const {parts}=await import('/tmp/pb2.mjs');
const g='/work/shared/gold/text';
let texts=readdirSync(g).map(f=>readFileSync(g+'/'+f,'utf8'));
texts=texts.concat(readdirSync('/tmp/author/dev').map(f=>readFileSync('/tmp/author/dev/'+f+'/source.txt','utf8')));
for(let i=0;i<60;i++) texts.forEach(t=>parts(t));
const sum={};const R=30;
for(let r=0;r<R;r++)for(const t of texts){const p=parts(t);for(const k in p)sum[k]=(sum[k]??0)+p[k]/R}
const one={},hund={};for(let i=0;i<20;i++){const p=parts(texts[3]);for(const k in p)one[k]=(one[k]??0)+p[k]/20}
const big=texts[3].repeat(100);parts(big);{const p=parts(big);for(const k in p)hund[k]=p[k]}
for(const k of Object.keys(sum).sort((a,b)=>sum[b]-sum[a]))console.log(k.padEnd(24),sum[k].toFixed(3),'x100:',(hund[k]/one[k]).toFixed(0), hund[k].toFixed(1));
