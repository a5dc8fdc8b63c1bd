def log = new File(basedir, 'build.log').text
assert log.contains('bindgened is missing: set <bindgened>')
assert log.contains('-DwasmSplit.bindgened=')
assert !log.contains('\tat ')
