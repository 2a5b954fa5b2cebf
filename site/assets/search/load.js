(function(wenda){
'use strict';
const arrived=new Map();
wenda.got=(name,...data)=>arrived.set(name,data);
wenda.take=(path)=>{
const name=path.replace(/^search\/(.*)-.{4}\.js$/,'$1'),data=arrived.get(name);
arrived.delete(name);
return data;
};
wenda.loader=(root)=>(path)=>new Promise((done,failed)=>{
const script=document.createElement('script');
script.src=root+path;
script.onload=done;
script.onerror=()=>failed({file:path});
document.head.append(script);
script.remove();
});
})(globalThis.wendaSearch||={});
