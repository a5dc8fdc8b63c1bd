def runs = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
assert runs.length == 3
assert runs[0].contains('[WARNING] this project is a war, and the files in ')
assert runs[0].contains('<phase>prepare-package</phase>')
assert !runs[1].contains('[WARNING] this project is a war')
assert new java.util.zip.ZipFile(new File(basedir, 'target/war-1.war')).withCloseable {
  it.getEntry('app/main.wasm') != null && it.getEntry('app/tiny.js') != null
}
