def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('wasm-bindgen 0.2.130 is needed, the version in Cargo.lock; found: 0.2.99 (')
assert log.contains("run 'cargo install --locked wasm-bindgen-cli --version 0.2.130'")
assert log.contains('<installWasmBindgen>true</installWasmBindgen>')
assert !log.contains('   Compiling ') : 'nothing is compiled in vain'
assert !log.contains('\tat ') && !log.contains('bug of wasm-split')
return true
