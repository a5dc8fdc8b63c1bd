// Made by wasm-split: loads the parts of a split program.
const BUILD="fedcba9876543210";
const BUILD_EXPORT="__wasm_split_build_id";
const SELF="__wasm_split_self";
const TABLE="__indirect_function_table";
const MODULE="__wasm_split";
const JS="./main.js";
const UNITS=[
[new URL("./module_1_admin_panel.0123456789abcdef.wasm", import.meta.url),"oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC",1234567,3],
[new URL("./module_2_gr_e.0123456789abcdef.wasm", import.meta.url),"vwu33rs6OgZyYHZVoRSz5PTQHmOCWEbp+Ryh88cR49YoR7cZLOEtt3dmZ2u42z1d",89],
[new URL("./chunk_1.0123456789abcdef.wasm", import.meta.url),"H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO",45678],
[new URL("./chunk_2.0123456789abcdef.wasm", import.meta.url),"Li9vy3DqF8tnTXuiaAJuML3ky+er10rcgNR/VqsVpcw+ThHmYcwiB1pbOxEbzJr7",4096,2],
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
const compile=(i,priority)=>share(compiled,i,()=>fetchUnit(i,priority))
async function fetchUnit(i,priority){
const[url,digest]=UNITS[i]
if(url.protocol==='file:'&&globalThis.process?.versions?.node){
return WebAssembly.compile(await readUnit(url,digest))}
const cache=modes[i]
modes[i]='reload'
const integrity='sha384-'+digest
const response=await fetch(url,{integrity,priority,cache}).catch(cause=>{
throw new Error(`cannot fetch ${url}`,{cause})})
if(!response.ok)throw new Error(`${response.status} ${response.statusText} for ${url}`)
const type=response.headers.get('Content-Type')
if(!/^\s*application\/wasm\s*$/i.test(type)){
console.warn(`wasm-split: ${url} has type ${type}, not application/wasm: that is slower`)}else if(WebAssembly.compileStreaming){
try{
return await WebAssembly.compileStreaming(response)}catch(e){
if(response.bodyUsed)throw e}}
return WebAssembly.compile(await response.arrayBuffer())}
const importAsIs=specifier=>import(/* webpackIgnore: true */ /* @vite-ignore */ specifier)
async function readUnit(url,digest){
const bytes=await(await importAsIs('node:fs/promises')).readFile(url)
const hash=(await importAsIs('node:crypto')).createHash('sha384').update(bytes).digest('base64')
if(digest!==hash)throw new Error(`${url} is not the file of this build`)
return bytes}
const instantiate=(s,i)=>share(s.units,i,async()=>{
const module=compile(i)
await Promise.all([ready(s),module,...depsOf(i).map(d=>instantiate(s,d))])
const instance=await WebAssembly.instantiate(await module,{[MODULE]:s.ns});
Object.assign(s.ns,instance.exports)})
const depsOf=i=>UNITS[i].slice(3)
const ready=s=>share(s,'ready',async()=>{
await findMain(s)
const id=s.main[BUILD_EXPORT]?.value
const build=typeof id==='bigint'
?BigInt.asUintN(64,id).toString(16).padStart(16,'0'):'none'
if(build!==BUILD){
throw new Error(`main is of another build (${build}) than its loader (${BUILD}): `
+'reload the page; serve main, its JS and the loader with Cache-Control: no-cache')}})
async function findMain(s){
const take=init=>{
try{
__wasm_split_set_main(init())}catch{}
return s.main}
const end=Date.now()+(timeout||Infinity)
for(let js;!s.main&&!take(!s.own&&globalThis.__wasm_split_main_initSync);){
await Promise.race([s.handed,new Promise(resolve=>setTimeout(resolve,50))])
if(s.main)return
js??=JS&&!s.own&&await importAsIs(JS).catch(()=>0)
if(!take(js?.initSync)&&Date.now()>end)throw new Error('main was not handed over')}}
function closure(units,all=new Set()){
for(const i of units)if(!all.has(i))closure(depsOf(i),all.add(i))
return[...all]}
const attempt=(s,m)=>share(s.loads,m,async()=>{
const[name,...units]=MODULES[m]
const start=performance.now()
const detail={name,ok:false,ms:0,bytes:0}
for(const i of closure(units))if(!compiled[i])detail.bytes+=UNITS[i][2]
try{
if(s.main)await ready(s)
if(s.over)await s.replaced
await Promise.race([s.replaced,Promise.all([ready(s),...units.map(i=>instantiate(s,i))])])
detail.ok=true}catch(e){
console.error(`wasm-split: cannot load "${name}":`,e)
throw e}finally{
const end=performance.now()
detail.ms=end-start
try{
globalThis.dispatchEvent?.(new CustomEvent('wasm-split:load',{detail}))
performance.measure('wasm-split:'+name,{start,end,detail})}catch{}}})
const load=(m,own)=>async(callback,data)=>{
if(asked){
asked.state=own
return}
const s=own??(newest||=new State())
let timer
const late=new Promise(resolve=>{
if(timeout>0&&timeout<2**31){
timer=setTimeout(()=>{
console.warn(`wasm-split: "${MODULES[m][0]}" is still loading after ${timeout} ms`)
resolve(false)},timeout)}})
const ok=await Promise.race([late,attempt(s,m).then(()=>true,()=>false)])
clearTimeout(timer)
await s.handed
call(s,callback>>>0,data,ok)
return ok}
function call(s,slot,data,ok){
if(s.over&&s.own)return
try{
const tables=[s.main[TABLE],s.main.__indirect_function_table]
tables.find(t=>t?.get).get(slot)(data,+ok)}catch(e){
queueMicrotask(()=>{throw e;})}}
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
await new Promise(resolve=>(globalThis.requestIdleCallback??setTimeout)(resolve))
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
