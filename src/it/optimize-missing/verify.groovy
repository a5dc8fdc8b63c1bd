def log = new File(basedir, 'build.log').text
assert log.count('There is no wasm-opt at ') == 1
assert log.contains('the files stay as they are')
assert new File(basedir, 'target/optimize-missing-1-web.jar').isFile()
assert log.readLines().any { it.startsWith('[ERROR]') && it.contains('no-such-tool') && it.contains('[no-wasm-opt]') }
assert !log.contains('\tat ')
assert !log.contains('bug of wasm-split')
