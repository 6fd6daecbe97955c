import { readFileSync } from 'node:fs';
import { classify } from './src/calendar/classify.ts';
const rows = readFileSync('/work/shared/data/event-titles.csv','utf8').trim().split('\n').slice(1);
let ok=0,n=0,io=0,inn=0;
for (const row of rows){ const m=/^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*),([^,]*),/.exec(row)!; const title=(m[1]??m[2]).replaceAll('""','"'); n++;
 const c=classify({title,description:'',categories:[],minutes:0,allDay:true}); if(c.kind===m[3]) ok++; else console.log('KIND',title,'|',m[3],'|',c.kind,c.sure);
 if(/easy|mod|hard|max/.test(m[4])){inn++; if(c.intensity===m[4]) io++; else console.log('INT',title,'|',m[4],'|',c.intensity);}
 if(process.argv[2]) console.log(title,c.plannedMinutes,c.plannedDistanceKm,c.matchdayLabel,c.priority);
}
console.log(ok,n,io,inn);
