(function(wenda){
'use strict';
const WEIGHTS=[6,2,1,0.5],CUT=0.4;
const FIELDS=Object.keys(wenda.filters).slice(0,6);
class Engine{
constructor(options){
this.index=new wenda.Index(options);
const{sessions,documents}=this.index;
this.years=sessions.map(([,date])=>parseInt(date)||null);
this.session=new Uint32Array(documents);
let document=0;
sessions.forEach(([count],session)=>this.session.fill(session,document,document+=count));
}
async search(text,{signal}={}){
const{index}=this,before=index.loaded.length,check=()=>signal?.throwIfAborted();
await index.table();
const query=wenda.parse(text),matches=new Map();
const set=new Uint8Array(index.documents).fill(+!!query.groups.length);
const order=([{string,not}])=>string?not?1:-string.length:-Infinity;
for(const group of[...query.groups].sort((a,b)=>order(a)-order(b)||0)){
const some=new Uint8Array(set.length);
for(const{string,not,...filter}of set.includes(1)?group:[]){
const holds=new Uint8Array(set.length);
if(string){
matches.set(string,await wenda.find(index,string,set,check));
for(const slot of matches.get(string).at)holds[slot>>2]|=query.parts>>(slot&3)&1;
}else await this.filter(filter,query,(document)=>{holds[document]=1;});
check();
holds.forEach((is,document)=>{some[document]|=is ^ not;});
}
some.forEach((is,document)=>{set[document]&=is;});
}
const found=await this.weighed(query,set,[...query.strings].flatMap((string)=>matches.get(string)||[]));
check();
return{...found,loaded:index.loaded.slice(before)};
}
async filter({filter,values,years},query,has){
if(years){
const fits=this.years.map((year)=>year&&years.some(([from,to])=>from<=year&&year<=to));
return this.session.forEach((session,document)=>fits[session]&&has(document));
}
const names=(await this.index.labelled())[filter];
const wanted=new Set(values.flatMap((value)=>{
const like=(fits)=>[...names.keys()].filter((i)=>names[i].some((name)=>fits(wenda.fold(name),wenda.fold(value))));
const same=like((name,other)=>name===other),all=same.length?same:like((name,other)=>name.includes(other));
if(!all.length)query.problems.push({kind:'value',filter,text:value});
return all;
}));
return wanted.size&&this.eachField((document,lists,i)=>lists[filter][i].some((name)=>wanted.has(name))&&has(document));
}
async eachField(look,set){
const{bases,range}=this.index;
await Promise.all(bases.map(async(_,number)=>{
if(set&&!set.subarray(number * range,(number+1)* range).includes(1))return;
const lists=await this.index.file(this.index.path('f',number));
lists.asker.forEach((_,i)=>(!set||set[number * range+i])&&look(number * range+i,lists,i));
}));
}
async weighed(query,set,matches){
const{index}=this,hits=new Uint32Array(set.length),score=new Float64Array(set.length);
const documents=[...set.keys()].filter((document)=>set[document]);
const ranges=await Promise.all(index.bases.map((_,range)=>matches.length&&set.subarray(range * index.range,(range+1)* index.range).includes(1)&&index.documentsIn(range)));
for(const match of matches){
const rarity=Math.log(1+set.length / match.at.length);
match.at.forEach((slot,i)=>{
const document=slot>>2,count=match.hits[i];
if(!set[document]||!(query.parts>>(slot&3)&1))return;
const{first,starts}=ranges[index.rangeOf(document)],at=(document-first)* 4;
const length=(starts[at+4]-starts[at])* index.documents / index.addresses;
hits[document]+=count;
score[document]+=rarity * WEIGHTS[slot&3]*(match.whole[i]?1:CUT)* count /(count+0.4+length);
});
}
const rows=new Map(this.years.map((year)=>[year,[year,0,0,0]]));
index.sessions.forEach(([, ,characters],session)=>{rows.get(this.years[session])[3]+=characters;});
for(const document of documents){
const row=rows.get(this.years[this.session[document]]);
row[1]++;
row[2]+=hits[document];
}
const found={query,set,matches,total:documents.length,hits:hits.reduce((sum,count)=>sum+count,0)};
return{
...found,documents:documents.sort((a,b)=>score[b]-score[a]||this.newer(a,b)),
inDocument:(document)=>({hits:hits[document],score:score[document]}),
years:[...rows.values()].sort((a,b)=>(a[0]||Infinity)-(b[0]||Infinity)),
};
}
newer(a,b){
return this.session[b]-this.session[a]||a-b;
}
sort({documents},order){
return order==='relevance'?documents:[...documents].sort(order==='oldest'?(a,b)=>a-b:(a,b)=>this.newer(a,b));
}
async show({query},documents){
const{sessions}=await this.index.labelled();
return Promise.all(Array.from(documents,async(document)=>{
const text=await this.index.text(document),[id,title]=sessions[text.session],[,date]=this.index.sessions[text.session];
return{document,session:{id,title,date},year:this.years[text.session],...text.shown(query.strings,query.parts)};
}));
}
async facets({set,matches,years}){
const names=await this.index.labelled(),counts=FIELDS.map((field)=>names[field].map(()=>0));
await this.eachField((_,lists,i)=>FIELDS.forEach((field,f)=>lists[field][i].forEach((name)=>counts[f][name]++)),set);
const having=new Uint8Array(set.length);
for(const{at}of matches)at.forEach((slot)=>{having[slot>>2]|=set[slot>>2]<<(slot&3);});
const facet=(values)=>values.map(([value,label,count])=>({value,label,count})).filter(({count})=>count);
return{
...Object.fromEntries(FIELDS.map((field,f)=>[field,facet(names[field].map((name,i)=>[...name,counts[f][i]])).sort((a,b)=>b.count-a.count)])),
year:facet(years.map(([year,count])=>[`${year}`,`${year}`,year&&count])),
part:facet(Object.keys(wenda.parts).map((part,i)=>[part,part,having.filter((parts)=>parts>>i&1).length])),
};
}
async nearest(string){
const names=await this.index.labelled(),pairs=(words)=>[...` ${wenda.fold(words)}`].map((letter,i,all)=>letter+(all[i+1]||' '));
const wanted=pairs(string),near=new Map();
for(const[,label]of FIELDS.flatMap((field)=>names[field])){
const own=pairs(label);
near.set(label,own.filter((pair)=>wanted.includes(pair)).length /(own.length+wanted.length));
}
return[...near.keys()].filter((label)=>near.get(label)>0.12).sort((a,b)=>near.get(b)-near.get(a)).slice(0,5);
}
}
wenda.open=(options)=>new Engine(options);
})(globalThis.wendaSearch||={});
