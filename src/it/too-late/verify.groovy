def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] too-late-1.jar was built before this goal')
assert log.contains('<phase>prepare-package</phase>')
assert new File(basedir, 'target/classes/META-INF/resources/app/main.wasm').isFile()
