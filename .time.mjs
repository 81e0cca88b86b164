import { build } from 'esbuild';
import {readFileSync,readdirSync,writeFileSync,unlinkSync} from 'node:fs';
let src=readFileSync('src/pipeline.ts','utf8');
writeFileSync('src/.pipeline-bench.ts', src+`\nexport function bare(text: string){const s=runStages(text);return toNotice(s,{} as any)}\nexport function full(text: string){const s=runStages(text);const n=toNotice(s,{} as any);return {...n,findings:findFindings(s,n as any,'zh')}}\n`);
await build({entryPoints:['src/.pipeline-bench.ts'],bundle:true,format:'esm',platform:'node',outfile:'/tmp/pb.mjs'});
unlinkSync('src/.pipeline-bench.ts');
const {bare,full}=await import('/tmp/pb.mjs');
const g='/work/shared/gold/text';
let texts=readdirSync(g).map(f=>readFileSync(g+'/'+f,'utf8'));
texts=texts.concat(readdirSync('/tmp/author/dev').map(f=>readFileSync('/tmp/author/dev/'+f+'/source.txt','utf8')));
const cpu=(f,n)=>{const a=process.cpuUsage();for(let i=0;i<n;i++)for(const t of texts)f(t);const b=process.cpuUsage(a);return (b.user+b.system)/n/1000};
cpu(bare,60);cpu(full,60);
const A=[],B=[];for(let r=0;r<25;r++){A.push(cpu(bare,6));B.push(cpu(full,6));}
const med=a=>[...a].sort((x,y)=>x-y)[a.length>>1];const min=a=>Math.min(...a);
console.log('bare',med(A).toFixed(2),min(A).toFixed(2),'full',med(B).toFixed(2),min(B).toFixed(2),'checks share',(100*(med(B)-med(A))/med(B)).toFixed(1)+'%','by min',(100*(min(B)-min(A))/min(B)).toFixed(1)+'%');
const one=texts[3],big=one.repeat(100);
const t1=(f,x,n)=>{const a=process.cpuUsage();for(let i=0;i<n;i++)f(x);const b=process.cpuUsage(a);return (b.user+b.system)/n/1000};
const r=(f)=>{t1(f,big,1);const o=[],h=[];for(let i=0;i<4;i++){o.push(t1(f,one,50));h.push(t1(f,big,1))}return med(h)/med(o)};
if(process.argv[2])console.log('x100 bare',r(bare).toFixed(0),'full',r(full).toFixed(0));
