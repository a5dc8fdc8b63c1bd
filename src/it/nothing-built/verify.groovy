def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('There is nothing to split: neither original and bindgened are set')
assert log.contains('set <original> and <bindgened>, or bind the goal build')
assert !log.contains('\tat ') && !log.contains('bug of wasm-split')
return true
