import java.util.zip.ZipFile

new ZipFile(new File(basedir, 'target/into-classes-1.jar')).withCloseable { zip ->
  ['main.wasm', 'wasm-split-manifest.json', 'tiny.js'].each {
    assert zip.getEntry("META-INF/resources/app/$it") != null : it
  }
}
assert !new File(basedir, 'target/into-classes-1-web.jar').exists()
assert !new File(basedir, 'build.log').text.contains('was built before this goal')
