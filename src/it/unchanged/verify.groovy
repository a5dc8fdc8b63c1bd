import java.nio.file.Files

def marker = new File(basedir, 'target/classes/run.txt')
assert marker.text.trim() == 'second'
def start = Files.getLastModifiedTime(marker.toPath())

def written = new File(basedir, 'target/wasm-split').listFiles().toList()
written << new File(basedir, 'target/unchanged-1-web.jar')
assert written.size() > 5
written.each {
  assert Files.getLastModifiedTime(it.toPath()) < start : it
}
assert new File(basedir, 'build.log').text.count('is up to date') == 1
