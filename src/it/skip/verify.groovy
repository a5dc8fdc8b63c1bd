assert new File(basedir, 'build.log').text.count('wasm-split is skipped') == 2
assert !new File(basedir, 'target/wasm-split').exists()
assert !new File(basedir, 'target/skip-1-web.jar').exists()
