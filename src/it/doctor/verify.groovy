def log = new File(basedir, 'build.log').getText('UTF-8')
def (plain, strict) = log.split('Scanning for projects').drop(1)
assert plain =~ /(?m)^\[INFO\] JDK +ok +\d+/
assert plain =~ /(?m)^\[INFO\] Maven +ok +\d+\.\d+/
assert plain =~ /(?m)^\[(INFO|WARNING)\] cargo +(ok|MISSING) /
assert plain =~ /(?m)^\[(INFO|WARNING)\] wasm-bindgen +(ok|MISSING) +0\.2\.130 for /
assert plain =~ /(?m)^\[INFO\] wasm-opt +(ok|-) /
assert plain.contains('BUILD SUCCESS')

assert strict =~ /(?m)^\[WARNING\] wasm-bindgen +MISSING +0\.2\.7 for /
assert strict.contains("cargo install --locked wasm-bindgen-cli --version 0.2.7'")
assert strict =~ /Failed to execute goal .*Missing: .*wasm-bindgen/
assert !log.contains('\tat ') && !log.contains('bug of wasm-split')
return true
