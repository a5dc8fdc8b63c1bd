assert new File(basedir, 'site/app.wasm').isFile()
assert new File(basedir, 'site/wasm-split-manifest.json').isFile()
assert new File(basedir, 'site/tiny.js').text.contains('app.wasm')
