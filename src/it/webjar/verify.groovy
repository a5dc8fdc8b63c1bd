def log = new File(basedir, 'build.log').getText('UTF-8')
def runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 3
assert runs.every { it.contains('BUILD SUCCESS') }
// The files were there from compile on: later runs had nothing to split.
assert runs[0] =~ /app: main [\d,]+ bytes/
assert runs[1] =~ /app is up to date/ && runs[2] =~ /app is up to date/
assert !log.contains('not marked as thread-safe')
assert !new File(basedir, 'web/target/web-1-web.jar').exists() : 'the files are in the jar itself'

def jars = ['server/target/server-1.jar', 'web/target/web-1.jar'].collect { new File(basedir, it) }
assert jars.every { it.isFile() }
def loader = new URLClassLoader(jars*.toURI()*.toURL() as URL[], (ClassLoader) null)
loader.withCloseable {
  def server = it.loadClass('it.Server')
  ['app/main.wasm', 'app/tiny.js', 'app/wasm-split-manifest.json'].each { file ->
    def found = server.getMethod('find', String).invoke(null, file)
    assert found?.path?.contains('web-1.jar!') : file
  }
}
return true
