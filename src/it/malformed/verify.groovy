def log = new File(basedir, 'build.log').text
def message = log.readLines().find { it.startsWith('[ERROR] Failed to execute goal') }
assert message.contains('original.wasm') : message
assert !log.contains('\tat ')
assert !log.contains('bug of wasm-split')
assert !new File(basedir, 'target/wasm-split').exists()
