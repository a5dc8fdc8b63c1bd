import java.nio.file.Files
import java.security.MessageDigest
import java.util.zip.ZipFile

def out = new File(basedir, 'target/wasm-split')
def manifest = new groovy.json.JsonSlurper().parse(new File(out, 'wasm-split-manifest.json'))
def optimized = [manifest.main] + manifest.modules.findAll { it.file } + manifest.chunks
def loader = new File(out, manifest.loader).text
optimized.each {
  byte[] bytes = new File(out, it.file).bytes
  assert bytes.length == it.bytes : it
  assert 'sha256-' + MessageDigest.getInstance('SHA-256').digest(bytes).encodeBase64() == it.integrity : it
  assert bytes[-4..-1] == [0, 2, 1, 'x' as char] as byte[] as List : it
  assert it.is(manifest.main) || loader.contains("./${it.file}\"") : it
}
// The id of main that the loader names is the constant in main: i64.const, its value in LEB128, end.
def id = (loader =~ /(?m)^const MAIN_ID="([0-9a-f]{16})";$/)[0][1]
def leb = []
long rest = Long.parseUnsignedLong(id, 16)
for (boolean more = true; more;) {
  int low = rest & 0x7f
  rest >>= 7
  more = rest != (low & 0x40 ? -1 : 0)
  leb << (byte) (more ? low | 0x80 : low)
}
def constant = [0x42, *leb, 0x0b] as byte[]
def main = new File(out, manifest.main.file)
assert new String(main.bytes, 'ISO-8859-1').contains(new String(constant, 'ISO-8859-1')) : id
assert out.list().findAll { it.endsWith('.wasm') } as Set == optimized*.file as Set

def primes = manifest.modules.find { it.name == 'primes' }
def page = new File(out, 'tiny.html').text
(primes.chunks + [primes.file]).each { assert page.contains("\"./$it\"") : it }
assert manifest.pages*.file == ['tiny.html']

new ZipFile(new File(basedir, 'target/optimize-1-web.jar')).withCloseable { zip ->
  manifest.files*.file.plus(optimized*.file).each {
    assert zip.getInputStream(zip.getEntry("META-INF/resources/optimize/$it")).bytes == new File(out, it).bytes : it
  }
}

def marker = new File(basedir, 'target/classes/run.txt')
assert marker.text.trim() == 'second'
def start = Files.getLastModifiedTime(marker.toPath())
(out.listFiles().toList() + new File(basedir, 'target/optimize-1-web.jar')).each {
  assert Files.getLastModifiedTime(it.toPath()) < start : it
}
// Both goals of the second run.
assert new File(basedir, 'build.log').text.count('is up to date') == 2
