def log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 3
// Before there is a jar, the sibling compiles against the folder of classes, with the files in it.
assert log =~ /web.target.classes/
assert new java.util.zip.ZipFile(new File(basedir, 'web/target/app-web-1.jar')).withCloseable {
  it.getEntry('META-INF/resources/app/main.wasm') != null && it.getEntry('META-INF/resources/app/tiny.js') != null
}
assert !log.contains('[WARNING] app-web')
