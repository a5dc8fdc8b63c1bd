def log = new File(basedir, 'build.log').getText('UTF-8')
def (taken, refused) = log.split('Scanning for projects').drop(1)

assert taken.contains('[WARNING] No cargo on the PATH can build for wasm32-unknown-unknown')
assert taken.contains('[WARNING]   help: install Rust with rustup')
assert taken.contains('[WARNING] The prebuilt files are taken instead')
def inputs = new File(inputs)
['original.wasm', 'tiny_bg.wasm', 'tiny.js'].each {
  assert new File(basedir, "target/wasm-bindgen/$it").bytes == new File(inputs, it).bytes : it
}
assert new File(basedir, 'target/wasm-split/main.wasm').isFile()
assert new File(basedir, 'target/prebuilt-1-web.jar').isFile()

assert refused.contains('BUILD FAILURE')
assert refused.contains('No cargo on the PATH can build for wasm32-unknown-unknown')
assert !log.contains('\tat ') && !log.contains('bug of wasm-split')
return true
