import java.security.MessageDigest

def log = new File(basedir, 'build.log').text
def message = log.readLines().find { it.startsWith('[ERROR] Failed to execute goal') }
assert message.contains(':optimize') && message.contains(' main.wasm: It no longer exports memory. [main-export]') : message
assert !log.contains('\tat ')
assert !log.contains('bug of wasm-split')
def out = new File(basedir, 'target/wasm-split')
def manifest = new groovy.json.JsonSlurper().parse(new File(out, 'wasm-split-manifest.json'))
def parts = [manifest.main] + manifest.modules.findAll { it.file } + manifest.chunks
parts.each {
  def digest = MessageDigest.getInstance('SHA-256').digest(new File(out, it.file).bytes)
  assert 'sha256-' + digest.encodeBase64() == it.integrity : it
}
assert parts.size() > 1
