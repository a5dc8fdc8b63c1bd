import java.util.zip.ZipFile

new ZipFile(new File(basedir, 'target/spaces-1-web.jar')).withCloseable { zip ->
  ['main.wasm', 'tiny.js', 'wasm-split-manifest.json'].each {
    assert zip.getEntry("META-INF/resources/spaces/$it") != null : it
  }
}
assert new File(basedir, 'build.log').text.contains('für den Browser')
