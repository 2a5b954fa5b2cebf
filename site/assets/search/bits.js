(function(wenda){
'use strict';
wenda.Bits=class{
constructor(base64){
this.bytes=Uint8Array.from(atob(base64),(c)=>c.charCodeAt(0));
this.at=0;
}
window(){
const{bytes,at}=this,i=at>>3;
const four=bytes[i]<<24|bytes[i+1]<<16|bytes[i+2]<<8|bytes[i+3];
return four<<(at&7)|bytes[i+4]>>8-(at&7);
}
read(count){
const value=count&&this.window()>>>32-count;
this.at+=count;
return value;
}
run(flip){
const from=this.at;
let count;
do{
if(this.at>this.bytes.length * 8)throw RangeError('the bits end too early');
count=Math.clz32(this.window()^ flip);
this.at+=count;
}while(count===32);
return this.at-from;
}
gamma(){
return this.read(this.run(0)+1);
}
list(count,first,room,read){
const at=new Uint32Array(count);
const k=Math.max(0,31-Math.clz32(room / count));
for(let i=0,next=first;i<count;i++){
next+=this.run(-1)* 2 ** k;
this.at++;
next+=this.read(k);
at[i]=next++;
read(i);
}
return at;
}
places(count,first,room){
const ends=new Uint8Array(count);
return{at:this.list(count,first,room,(i)=>{ends[i]=this.read(2);}),ends};
}
parts(count,room){
const hits=new Uint32Array(count),whole=new Uint8Array(count);
const at=this.list(count,0,room,(i)=>{
hits[i]=this.gamma();
whole[i]=this.read(1);
});
return{at,hits,whole};
}
};
})(globalThis.wendaSearch||={});
