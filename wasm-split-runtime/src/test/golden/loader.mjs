// Made by wasm-split: loads the parts of a split program.
const MAIN_ID="fedcba9876543210";
const MAIN_ID_EXPORT="__wasm_split_main_id";
const SELF="__wasm_split_self";
const TABLE="__indirect_function_table";
const MODULE="__wasm_split";
const JS="./main.js";
const UNITS=[
[()=>new URL("./module_1_admin_panel.0123456789abcdef.wasm", import.meta.url),"WkimVvGDs7kA10P666vgzFyuixr8+MSvhqPQazpoiNA",1234567,3],
[()=>new URL("./module_2_gr_e.0123456789abcdef.wasm", import.meta.url),"hxUGUCTRfCCUT6q3RmTWXG+cwBY5sawmgSvkDCtqmGw",89],
[()=>new URL("./chunk_1.0123456789abcdef.wasm", import.meta.url),"/DnoeD8uLIZR/1nHNgzB7Q3QW8RiPuZGBN+eNCv5kLI",45678],
[()=>new URL("./chunk_2.0123456789abcdef.wasm", import.meta.url),"pFBFHMLZIa3ilWb++r6D0AJlwZlUl5n+tLZmHg+KdxI",4096,2],
];
const MODULES=[
[,0],
["gr\u00f6\u00dfe \"\u003c/script>\" \u2028 \\ \ud83d\ude00",1],
["shared only",3],
["nothing"],
];
let timeout=60000
export function configure(options){
timeout=options.timeout??timeout}
const later=(then,times=1)=>
timeout>0&&timeout*times<2**31&&globalThis.setTimeout?.(then,timeout*times)
const now=()=>(globalThis.performance??Date).now()
class State{
ns={__proto__:null}
units=[]
loads=[]
handed=new Promise(resolve=>{this.resolve=resolve;})
replaced=new Promise((_,reject)=>{this.reject=reject;})
end(){
this.over=true
this.replaced.catch(()=>0)
this.reject(new Error('a new instance of main has replaced the one that asked'))}}
const states=new WeakMap()
let newest
let asked
function begun(url){
const early=globalThis.__wasm_split_early
const answer=early?.[url.href]
if(answer)delete early[url.href]
return answer}
const taken=(answer,get)=>answer?.then(found=>found.ok?found:get(),get)
export const __wasm_split_main=url=>taken(begun(url),()=>fetch(url,{cache:'reload'}))??url
class Unit{
running=new Set()
module=new Promise((resolve,reject)=>{this.resolve=resolve;this.reject=reject;})}
const compiled=[]
const modes=[]
const share=(promises,key,start)=>promises[key]??=start().catch(e=>{
delete promises[key]
throw e})
export function __wasm_split_loads(){
const s=new State()
s.own=true
return Object.values(loads).map(m=>load(m,s))}
export function __wasm_split_set_main(exports,previous){
if(exports&&!states.has(exports)){
asked={}
exports[SELF]?.(0,0)
let s=asked.state
asked=0
if(!s&&newest?.main){
if(!newest.own)newest.end()
newest=0}
s??=newest||=new State()
if(!newest||newest.main)newest=s
s.main=exports
states.set(exports,s);
Object.assign(s.ns,exports)
s.resolve()}
if(previous!==exports)states.get(previous)?.end()
return exports}
const compile=(i,low)=>{
const unit=compiled[i]??=new Unit()
const[one,two]=unit.running
if(!unit.done&&(two??one)?.late!==false&&!(two&&globalThis.crypto?.subtle)){
if(two){
unit.running.delete(one)
one.abort('another request was sent')}
request(unit,i,low)}
return unit.module}
async function request(unit,i,low){
const controller=globalThis.AbortController&&new AbortController()
const r={late:false,abort:why=>controller?.abort(new Error(why))}
unit.running.add(r)
try{
unit.resolve(await fetchUnit(i,low,controller?.signal,r))
unit.done=true}catch(e){
if(unit.running.delete(r)&&!unit.running.size&&!unit.done){
delete compiled[i]
unit.reject(e)}}
if(unit.done)unit.running.forEach(other=>other.abort('another request was faster'))}
const OTHER='not the file of this build'
async function fetchUnit(i,priority,signal,r){
const[place,digest]=UNITS[i]
if(!globalThis.fetch||!globalThis.URL){
throw new Error('nothing can be fetched in this scope (an AudioWorklet?): load before, in another one')}
const url=place()
if(url.protocol==='file:'&&globalThis.process?.versions?.node){
return WebAssembly.compile(await readUnit(url,digest))}
const cache=modes[i]
modes[i]='reload'
const subtle=globalThis.crypto?.subtle
const integrity=subtle?'':`sha256-${digest}=`
let timer
const seen=()=>{
clearTimeout(timer)
const ms=timeout
timer=later(()=>r.abort(`no byte came for ${ms} ms`),subtle?1:10)}
let about=''
const look=answer=>`${answer.status} ${answer.statusText} ${answer.headers.get('Content-Type')}`
try{
seen()
const get=cache=>fetch(url,{integrity,priority,cache,signal})
const early=subtle&&!cache?begun(url):undefined
signal?.addEventListener('abort',()=>early?.abort?.(signal.reason))
const response=await(taken(early,()=>get('reload'))??get(cache))
seen()
about=look(response)
if(!response.ok)throw new Error(OTHER)
const type=response.headers.get('Content-Type')
const isWasm=/^\s*application\/wasm\s*$/i.test(type)
const streamed=isWasm&&WebAssembly.compileStreaming?.(response.clone()).catch(()=>0)
const bytes=await readAll(response.body.getReader(),seen)
const hash=subtle&&new Uint8Array(await subtle.digest('SHA-256',bytes))
if(hash&&btoa(String.fromCharCode(...hash))!==digest+'='){
throw new Error(OTHER)}
if(!isWasm)console.warn(`wasm-split: ${url} has type ${type}, not application/wasm: that is slower`)
return await streamed||await WebAssembly.compile(bytes)}catch(cause){
if(!about&&!subtle)about=await fetch(url,{method:'HEAD',signal}).then(look,()=>'')
throw new Error(`cannot fetch ${url}: ${about && about + ', '}${cause.message}`,{cause})}finally{
clearTimeout(timer)}}
async function readAll(reader,seen){
const parts=[]
for(let part;part=await reader.read(),!part.done;){
seen()
parts.push(part.value)}
return new Blob(parts).arrayBuffer()}
const importAsIs=specifier=>import(/* webpackIgnore: true */ /* @vite-ignore */ specifier)
async function readUnit(url,digest){
const bytes=await(await importAsIs('node:fs/promises')).readFile(url)
const hash=(await importAsIs('node:crypto')).createHash('sha256').update(bytes).digest('base64')
if(digest+'='!==hash)throw new Error(`${url}: ${OTHER}`)
return bytes}
const instantiate=(s,i)=>share(s.units,i,async()=>{
const module=compile(i)
await Promise.all([ready(s),module,...depsOf(i).map(d=>instantiate(s,d))])
const instance=await WebAssembly.instantiate(await module,{[MODULE]:s.ns});
Object.assign(s.ns,instance.exports)})
const depsOf=i=>UNITS[i].slice(3)
const ready=s=>share(s,'ready',async()=>{
await findMain(s)
const id=s.main[MAIN_ID_EXPORT]?.value
const found=typeof id==='bigint'
?BigInt.asUintN(64,id).toString(16).padStart(16,'0'):'none'
if(found!==MAIN_ID){
throw new Error(`main is of another build (${found}) than its loader (${MAIN_ID}): `
+'reload the page; serve main, its JS and the loader with Cache-Control: no-cache')}})
async function findMain(s){
const take=init=>{
try{
__wasm_split_set_main(init())}catch{}
return s.main}
const end=Date.now()+(timeout||Infinity)
for(let js;!s.main&&!take(!s.own&&globalThis.__wasm_split_main_initSync);){
await Promise.race([s.handed,new Promise(resolve=>globalThis.setTimeout?.(resolve,50))])
if(s.main)return
js??=JS&&!s.own&&await importAsIs(JS).catch(()=>0)
if(!take(js?.initSync)&&Date.now()>end)throw new Error('main was not handed over')}}
function closure(units,all=new Set()){
for(const i of units)if(!all.has(i))closure(depsOf(i),all.add(i))
return[...all]}
const attempt=(s,m)=>share(s.loads,m,async()=>{
const[name,...units]=MODULES[m]
const start=now()
let bytes=0
for(const i of closure(units))if(!compiled[i])bytes+=UNITS[i][2]
let error
try{
if(s.main)await ready(s)
if(s.over)await s.replaced
await Promise.race([s.replaced,Promise.all([ready(s),...units.map(i=>instantiate(s,i))])])}catch(e){
console.error(`wasm-split: cannot load "${name}":`,e)
throw error=e}finally{
const end=now()
const detail={name,ok:!error,ms:end-start,bytes}
tell({...detail,error})
try{
performance.measure('wasm-split:'+name,{start,end,detail})}catch{}}})
function tell(detail){
try{
globalThis.dispatchEvent?.(new CustomEvent('wasm-split:load',{detail}))}catch{}}
const load=(m,own)=>async(callback,data)=>{
if(asked){
asked.state=own
return}
const s=own??(newest||=new State())
const start=now()
const[name,...units]=MODULES[m]
let timer
const late=new Promise(resolve=>{
timer=later(()=>{
for(const i of closure(units))compiled[i]?.running.forEach(r=>{r.late=true;})
const error=new Error(`"${name}" is still loading after ${timeout} ms`)
console.warn('wasm-split:',error.message)
tell({name,ok:false,ms:now()-start,bytes:0,error})
resolve(false)})})
for(const i of closure(units))if(compiled[i])compile(i)
const ok=await Promise.race([late,attempt(s,m).then(()=>true,()=>false)])
if(timer)clearTimeout(timer)
await s.handed
call(s,callback>>>0,data,ok)
return ok}
function call(s,slot,data,ok){
if(s.over&&s.own)return
try{
const tables=[s.main[TABLE],s.main.__indirect_function_table]
tables.find(t=>t?.get).get(slot)(data,+ok)}catch(e){
if(globalThis.queueMicrotask)queueMicrotask(()=>{throw e;})
else console.error(e)}}
const ahead=low=>async name=>{
try{
const found=MODULES.find(m=>m[0]===name)
if(!found)throw new Error('no such module')
await Promise.all(closure(found.slice(1)).map(i=>compile(i,low)))
return true}catch(e){
console.error(`wasm-split: cannot preload "${name}":`,e)
return false}}
export const preload=ahead()
export async function prefetch(name){
if(globalThis.navigator?.connection?.saveData)return false
await new Promise(resolve=>(globalThis.requestIdleCallback??globalThis.setTimeout??(f=>f()))(resolve))
return ahead('low')(name)}
const loadsOf=(all,n=0)=>new Proxy(all,{
get(_,key){
if(key in all)return all[key]
const m=all[n++];
MODULES[m][0]??=key.replace(/^__wasm_split_load_|_[0-9a-f]{32}_.*$/g,'')
return load(m)},})
export const{
__wasm_split_load_admin_panel_0123456789abcdef0123456789abcdef_open,
__wasm_split_load_admin_panel_fedcba9876543210fedcba9876543210_close,
__wasm_split_load_größe_0123456789abcdef0123456789abcdef_f,
...loads
}=loadsOf([0,0,1,2,3])
const entry0=load(2)
export{entry0 as "__wasm_split_load_shared only"}
const entry1=load(3)
export{entry1 as "__wasm_split_load_\"\u003c/script>\" \ud83d\ude00"}
