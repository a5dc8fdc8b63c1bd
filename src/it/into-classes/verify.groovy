import java.util.zip.ZipFile

// The page of src/main/web, which no parameter names.
def added = /(?s)<script data-wasm-split="">.*?"\.\/main\.wasm".*?<\/script>\s*(<link [^>]*data-wasm-split="" \/>\s*)+/
new ZipFile(new File(basedir, 'target/into-classes-1.jar')).withCloseable { zip ->
  ['main.wasm', 'wasm-split-manifest.json', 'tiny.js'].each {
    assert zip.getEntry("META-INF/resources/app/$it") != null : it
  }
  def page = zip.getInputStream(zip.getEntry('META-INF/resources/app/index.html')).text
  assert page =~ added : page
  assert page.replaceFirst(added, '') == new File(basedir, 'src/main/web/index.html').text
}
assert !new File(basedir, 'target/into-classes-1-web.jar').exists()
assert !new File(basedir, 'build.log').text.contains('was built before this goal')
