import java.util.zip.ZipFile

def out = new File(basedir, 'program/target/wasm-split')
def manifest = new groovy.json.JsonSlurper().parse(new File(out, 'wasm-split-manifest.json'))
def names = ['wasm-split-manifest.json', manifest.loader, manifest.main.file, 'tiny.js', 'tiny.d.ts', '__wasm_split.d.ts']
names += manifest.modules*.file.findAll() + manifest.chunks*.file
assert manifest.js == 'tiny.js'
assert manifest.files*.file.contains('__wasm_split.d.ts')
assert manifest.modules*.name as Set == ['primes', 'collatz'] as Set
names.each { assert new File(out, it).isFile() : it }
assert new File(out, manifest.main.file).length() == manifest.main.bytes

def jar = new File(basedir, 'program/target/program-1-web.jar')
new ZipFile(jar).withCloseable { zip ->
  names.each {
    def entry = zip.getEntry("META-INF/resources/program/$it")
    assert entry != null : it
    assert zip.getInputStream(entry).bytes == new File(out, it).bytes : it
    assert entry.timeLocal.toString() == '2026-01-02T03:04:06' : entry.timeLocal
  }
}
assert !new File(basedir, 'build.log').text.contains('was built before this goal')
