import {readFileSync,readdirSync} from 'node:fs';
const m=await import('/tmp/pb.mjs'); const f=m[process.argv[2]]; const n=+process.argv[3];
const g='/work/shared/gold/text';
let texts=readdirSync(g).map(f=>readFileSync(g+'/'+f,'utf8'));
texts=texts.concat(readdirSync('/tmp/author/dev').map(f=>readFileSync('/tmp/author/dev/'+f+'/source.txt','utf8')));
for(let i=0;i<n;i++) texts.forEach(t=>f(t));
