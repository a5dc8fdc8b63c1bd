// Made by wasm-split: loads the parts of a split WebAssembly program.
const BUILD=0xfedcba9876543210n;
const BUILD_EXPORT="__wasm_split_build_id";
const TABLE="__indirect_function_table";
const MODULE="__wasm_split";
const JS="./main.js";
const UNITS=[
[new URL("./module_1_admin_panel.0123456789abcdef.wasm", import.meta.url),"oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC",1234567,[3]],
[new URL("./module_2_gr_e.0123456789abcdef.wasm", import.meta.url),"vwu33rs6OgZyYHZVoRSz5PTQHmOCWEbp+Ryh88cR49YoR7cZLOEtt3dmZ2u42z1d",89,[]],
[new URL("./chunk_1.0123456789abcdef.wasm", import.meta.url),"H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO",45678,[]],
[new URL("./chunk_2.0123456789abcdef.wasm", import.meta.url),"Li9vy3DqF8tnTXuiaAJuML3ky+er10rcgNR/VqsVpcw+ThHmYcwiB1pbOxEbzJr7",4096,[2]],
];
const MODULES=[
["admin_panel",[0]],
["gr\u00f6\u00dfe \"\u003c/script>\" \u2028 \\ \ud83d\ude00",[1]],
["shared only",[3]],
["nothing",[]],
];
let timeout=60000;
export function configure(options){
timeout=options.timeout??timeout;
}
function newState(){
const state={ns:Object.create(null),units:[],loads:[]};
state.handed=new Promise(resolve=>{state.resolve=resolve;});
return state;
}
let state=newState();
const compiled=[];
const failed=[];
export function __wasm_split_set_main(exports){
if(exports&&exports!==state.main){
if(state.main)state=newState();
state.main=exports;
Object.assign(state.ns,exports);
state.resolve();
}
return exports;
}
function compile(i,priority){
return compiled[i]??=fetchUnit(i,priority).catch(e=>{
compiled[i]=undefined;
failed[i]=true;
throw e;
});
}
async function fetchUnit(i,priority){
const[url,digest]=UNITS[i];
if(url.protocol==='file:'&&globalThis.process?.versions?.node){
return WebAssembly.compile(await readUnit(url,digest));
}
const cache=failed[i]?'reload':'default';
const integrity='sha384-'+digest;
const response=await fetch(url,{integrity,priority,cache}).catch(cause=>{
throw new Error(`cannot fetch ${url}`,{cause});
});
if(!response.ok)throw new Error(`${response.status} ${response.statusText} for ${url}`);
const type=response.headers.get('Content-Type');
if(!/^\s*application\/wasm\s*$/i.test(type)){
console.warn(`wasm-split: ${url} has type ${type}, not application/wasm: that is slower`);
}else if(WebAssembly.compileStreaming){
try{
return await WebAssembly.compileStreaming(response);
}catch(e){
if(response.bodyUsed)throw e;
}
}
return WebAssembly.compile(await response.arrayBuffer());
}
async function readUnit(url,digest){
const node=name=>import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:'+name);
const bytes=await(await node('fs/promises')).readFile(url);
const hash=(await node('crypto')).createHash('sha384').update(bytes).digest('base64');
if(digest!==hash)throw new Error(`${url} is not the file of this build`);
return bytes;
}
function instantiate(s,i){
return s.units[i]??=(async()=>{
const module=compile(i);
await Promise.all([ready(s),module,...UNITS[i][3].map(d=>instantiate(s,d))]);
const instance=await WebAssembly.instantiate(await module,{[MODULE]:s.ns});
Object.assign(s.ns,instance.exports);
})().catch(e=>{
s.units[i]=undefined;
throw e;
});
}
function ready(s){
return s.ready??=findMain(s).then(()=>checkBuild(s.main)).catch(e=>{
s.ready=undefined;
throw e;
});
}
function checkBuild(main){
const id=main[BUILD_EXPORT]?.value;
const build=typeof id==='bigint'?BigInt.asUintN(64,id):-1n;
if(build!==BUILD){
const hex=n=>n<0?'none':n.toString(16).padStart(16,'0');
throw new Error(`main is of another build (${hex(build)}) than its loader (${hex(BUILD)}): `
+'reload the page; serve main, its JS and the loader with Cache-Control: no-cache');
}
}
async function findMain(s){
const take=init=>{
try{
__wasm_split_set_main(init());
}catch{
}
return s.main;
};
const end=Date.now()+(timeout||Infinity);
for(let js;!s.main&&!take(globalThis.__wasm_split_main_initSync);){
await Promise.race([s.handed,new Promise(resolve=>setTimeout(resolve,50))]);
if(s.main)return;
js??=JS&&await import(/* webpackIgnore: true */ /* @vite-ignore */ JS).catch(()=>0);
if(!take(js?.initSync)&&Date.now()>end)throw new Error('main was not handed over');
}
}
function closure(units,all=new Set()){
for(const i of units)if(!all.has(i))closure(UNITS[i][3],all.add(i));
return[...all];
}
function attempt(s,m){
return s.loads[m]??=run(s,m).catch(e=>{
s.loads[m]=undefined;
throw e;
});
}
async function run(s,m){
const[name,units]=MODULES[m];
const start=performance.now();
const detail={name,ok:false,ms:0,bytes:0};
for(const i of closure(units))if(!compiled[i])detail.bytes+=UNITS[i][2];
try{
if(s.main)await ready(s);
await Promise.all([ready(s),...units.map(i=>instantiate(s,i))]);
detail.ok=true;
}catch(e){
console.error(`wasm-split: cannot load "${name}":`,e);
throw e;
}finally{
const end=performance.now();
detail.ms=end-start;
try{
globalThis.dispatchEvent?.(new CustomEvent('wasm-split:load',{detail}));
performance.measure('wasm-split:'+name,{start,end,detail});
}catch{
}
}
}
function load(m){
return(callback,data)=>new Promise(resolve=>{
const s=state;
let timer;
let answer=ok=>{
answer=()=>{};
clearTimeout(timer);
s.handed.then(()=>call(s,callback>>>0,data,ok)).then(()=>resolve(ok));
};
if(timeout>0&&timeout<2**31){
timer=setTimeout(()=>{
console.warn(`wasm-split: "${MODULES[m][0]}" is still loading after ${timeout} ms`);
answer(false);
},timeout);
}
attempt(s,m).then(()=>answer(true),()=>answer(false));
});
}
function call(s,slot,data,ok){
if(s!==state)return;
try{
const tables=[s.main[TABLE],s.main.__indirect_function_table];
tables.find(t=>t?.get).get(slot)(data,ok?1:0);
}catch(e){
if(globalThis.reportError)reportError(e);
else queueMicrotask(()=>{throw e;});
}
}
export async function preload(name,priority){
try{
const found=MODULES.find(m=>m[0]===name);
if(!found)throw new Error('no such module');
await Promise.all(closure(found[1]).map(i=>compile(i,priority)));
return true;
}catch(e){
console.error(`wasm-split: cannot preload "${name}":`,e);
return false;
}
}
export function prefetch(name){
if(globalThis.navigator?.connection?.saveData)return Promise.resolve(false);
const idle=globalThis.requestIdleCallback??setTimeout;
return new Promise(resolve=>idle(()=>resolve(preload(name,'low'))));
}
export const __wasm_split_load_admin_panel_0123456789abcdef0123456789abcdef_open=load(0);
export const __wasm_split_load_admin_panel_fedcba9876543210fedcba9876543210_close=load(0);
export const __wasm_split_load_größe_0123456789abcdef0123456789abcdef_f=load(1);
const entry4=load(2);
export{entry4 as "__wasm_split_load_shared only"};
const entry5=load(3);
export{entry5 as "__wasm_split_load_\"\u003c/script>\" \ud83d\ude00"};
