assert new File(basedir, 'site/app.wasm').isFile()
assert new File(basedir, 'site/wasm-split-manifest.json').isFile()
assert new File(basedir, 'site/tiny.js').text.contains('app.wasm')
// Nothing else is left where the command was run.
def left = basedir.list().findAll { !it.startsWith('.') }
assert left.sort() == ['build.log', 'invoker.properties', 'site', 'verify.groovy']
