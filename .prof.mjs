import {readFileSync,readdirSync} from 'node:fs';
const {full}=await import('/tmp/pb.mjs');
const g='/work/shared/gold/text';
let texts=readdirSync(g).map(f=>readFileSync(g+'/'+f,'utf8'));
texts=texts.concat(readdirSync('/tmp/author/dev').map(f=>readFileSync('/tmp/author/dev/'+f+'/source.txt','utf8')));
for(let i=0;i<300;i++) texts.forEach(t=>full(t));
