import java.util.zip.GZIPInputStream
import java.util.zip.ZipFile

def app = new File(basedir, 'target/classes/META-INF/resources/app')
def main = new File(app, 'main.wasm').bytes
assert new GZIPInputStream(new File(app, 'main.wasm.gz').newInputStream()).bytes == main
new ZipFile(new File(basedir, 'target/compress-1.jar')).withCloseable { zip ->
  ['main.wasm', 'wasm-split-manifest.json', 'tiny.js'].each {
    assert zip.getEntry("META-INF/resources/app/${it}.gz") != null : it
  }
}
assert new File(app, '__wasm_split.d.ts').isFile()
assert app.list().findAll { it =~ /\.ts\.(gz|br)$/ }.isEmpty() : 'no browser fetches declarations'
def log = new File(basedir, 'build.log').text
assert log =~ /[1-9]\d* compressed files made, 0 up to date, 0 removed/
assert log =~ / 0 compressed files made, [1-9]\d* up to date, 0 removed/
assert !new File(basedir, 'build.log').text.contains('restricted method')
