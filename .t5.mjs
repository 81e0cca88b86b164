import {readFileSync} from 'node:fs';
const {findSplits,prep}=await import('/tmp/pb4.mjs');
const [s]=prep(readFileSync('/work/shared/gold/text/taizhou-health.txt','utf8'));
console.log(s.counts.slice(0,5).map(c=>%HasFastProperties(c)), new Set(s.counts.map(c=>Object.keys(c).join())).size);
for(const c of s.counts.slice(1)) if(!%HaveSameMap(c,s.counts[0])) {console.log('diff map');break}
console.log(%HasFastProperties(s.zones.flags), Object.keys(s.counts[0]));
