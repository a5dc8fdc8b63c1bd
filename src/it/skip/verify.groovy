assert new File(basedir, 'build.log').text.contains('wasm-split is skipped')
assert !new File(basedir, 'target/wasm-split').exists()
assert !new File(basedir, 'target/skip-1-web.jar').exists()
