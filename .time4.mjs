import { build } from 'esbuild';
import {readFileSync,readdirSync,writeFileSync,unlinkSync} from 'node:fs';
let src=readFileSync('src/pipeline.ts','utf8');
writeFileSync('src/.pb4.ts', src+`\nimport {readingOf} from './check/reading.ts';export {findSplits} from './check/splits.ts';export function prep(text: string){const s=runStages(text);return [s,toNotice(s,{} as any)]}`);
await build({entryPoints:['src/.pb4.ts'],bundle:true,format:'esm',platform:'node',outfile:'/tmp/pb4.mjs'});unlinkSync('src/.pb4.ts');
const {findSplits,prep}=await import('/tmp/pb4.mjs');
const g='/work/shared/gold/text';
let texts=readdirSync(g).map(f=>readFileSync(g+'/'+f,'utf8'));
texts=texts.concat(readdirSync('/tmp/author/dev').map(f=>readFileSync('/tmp/author/dev/'+f+'/source.txt','utf8')));
const pre=texts.map(t=>prep(t));
let n=0;const t0=performance.now();
for(let i=0;i<3000;i++)for(const [s] of pre){n+=findSplits(s.text.text,s).length}
console.log((performance.now()-t0)/3000,'ms per 19 docs',n/3000);
