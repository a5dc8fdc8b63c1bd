def log = new File(basedir, 'build.log').getText('UTF-8')
def runs = log.split("Scanning for projects").drop(1)
assert runs.size() == 7

def cargoRan = { it.contains('Compiling tiny') }
def bindgenRan = { it.contains('[INFO] wasm-bindgen 0.') }
def splitRan = { it =~ /wasm-split: main [\d,]+ bytes/ }
def upToDate = { it.contains('wasm-bindgen is up to date: no Rust source has changed') &&
    it =~ /wasm-split is up to date/ && !it.contains('Finished `release`') }

assert cargoRan(runs[0]) && bindgenRan(runs[0]) && splitRan(runs[0])
assert upToDate(runs[1]) && !cargoRan(runs[1]) && !bindgenRan(runs[1]) && !splitRan(runs[1])
assert runs[2].contains('--- maven-compiler-plugin') || runs[2].contains('--- compiler:')
assert new File(basedir, 'target/classes/it/New.class').isFile()
assert upToDate(runs[2]) && !cargoRan(runs[2]) && !splitRan(runs[2])

// One function: its crate, and no other.
assert runs[3].readLines().count { it.contains('   Compiling ') } == 1
assert cargoRan(runs[3]) && bindgenRan(runs[3]) && splitRan(runs[3])

assert runs[4].contains('[ERROR] error[E0425]: cannot find value `y` in this scope')
def failure = runs[4].substring(runs[4].indexOf('[ERROR] Failed to execute goal'))
assert failure.contains('the error is told above') && !failure.contains('E0425')
assert failure =~ /src\/lib\.rs:\d+:\d+/

// The error is undone, and all is as it was before it.
assert upToDate(runs[5]) && !cargoRan(runs[5])

// Without split points there is nothing to split, and what was there before stays.
assert cargoRan(runs[6]) && bindgenRan(runs[6]) && !splitRan(runs[6])
assert runs[6].contains('The program has no split points. [no-split-points]')
assert runs[6].contains('help: Mark a function with #[wasm_split(...)]')

def out = new File(basedir, 'target/wasm-split')
def manifest = new groovy.json.JsonSlurper().parse(new File(out, 'wasm-split-manifest.json'))
assert manifest.modules*.name as Set == ['primes', 'collatz'] as Set

// Nothing of this machine is in what people download.
def paths = [basedir.path, System.getProperty('user.home'), 'registry/src']
out.eachFileRecurse(groovy.io.FileType.FILES) { file ->
  def text = new String(file.bytes, 'ISO-8859-1')
  paths.each { assert !text.contains(it) : "$file holds $it" }
}
['original.wasm', 'tiny_bg.wasm', 'tiny.js', 'tiny.d.ts'].each {
  assert new File(basedir, "target/wasm-bindgen/$it").isFile() : it
}
// Cargo keeps everything in the folder that is named for it.
assert new File(basedir, '.wasm-split/cargo/.rustc_info.json').isFile()
assert new File(basedir, '.wasm-split/.gitignore').text == '*\n'
assert !new File(basedir, 'src/main/rust/target').exists()
assert !log.contains('\tat ') && !log.contains('bug of wasm-split')
return true
