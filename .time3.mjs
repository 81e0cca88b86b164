import { build } from 'esbuild';
import {readFileSync,readdirSync,writeFileSync,unlinkSync} from 'node:fs';
let src=readFileSync('src/pipeline.ts','utf8');
writeFileSync('src/.pipeline-bench.ts', src+`\nimport {readingOf} from './check/reading.ts';import {RULES} from './check/index.ts';export function prep(text: string){const s=runStages(text);return [s,toNotice(s,{} as any)]}export function parts([s,n]: any){const out: any={};let a0=performance.now();const r=readingOf(s,n as any);out.reading=performance.now()-a0;let a=performance.now();r.splits();let b=performance.now();out.splits=b-a;r.tallies();a=performance.now();out.tallies=a-b;for(const rule of RULES){a=performance.now();rule.find(r);out[rule.id]=performance.now()-a;}return out;}\n`);
await build({entryPoints:['src/.pipeline-bench.ts'],bundle:true,format:'esm',platform:'node',outfile:'/tmp/pb2.mjs'});
unlinkSync('src/.pipeline-bench.ts');
const {parts,prep}=await import('/tmp/pb2.mjs');
const g='/work/shared/gold/text';
let texts=readdirSync(g).map(f=>readFileSync(g+'/'+f,'utf8'));
texts=texts.concat(readdirSync('/tmp/author/dev').map(f=>readFileSync('/tmp/author/dev/'+f+'/source.txt','utf8')));
const pre=texts.map(t=>prep(t));for(let i=0;i<200;i++)pre.forEach(t=>parts(t));
const sum={};const R=30;
for(let r=0;r<R;r++)for(const t of pre){const p=parts(t);for(const k in p)sum[k]=(sum[k]??0)+p[k]/R}


for(const k of Object.keys(sum).sort((a,b)=>sum[b]-sum[a]))console.log(k.padEnd(24),sum[k].toFixed(3))
