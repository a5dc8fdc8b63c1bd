import groovy.json.JsonSlurper

def manifest = new JsonSlurper().parse(new File(basedir, 'target/wasm-split/wasm-split-manifest.json'))
def named = manifest.chunks.findAll { it.name != null }
assert named*.name == ['editor']
assert named[0].file ==~ /chunk_\d+_editor\.[0-9a-f]{16}\.wasm/
def users = manifest.modules.findAll { it.chunks.contains(named[0].file) }*.name
assert users.sort() == ['highlight', 'table']
assert manifest.modules.every { it.chunks.size() + 1 <= 4 }

def log = new File(basedir, 'build.log').text
assert log.contains('The weights name the module editor, which the program does not have. [unknown-module]')
assert log.contains('Its modules are: highlight, markdown, qr, table.')
assert !log.contains('\tat ')
