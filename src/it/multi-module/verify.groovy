import java.util.zip.ZipFile

def main = { jar, path ->
  new ZipFile(new File(basedir, jar)).withCloseable { zip ->
    zip.getInputStream(zip.getEntry("META-INF/resources/$path/main.wasm")).bytes
  }
}
def one = main('one/target/one-1-web.jar', 'one')
def two = main('two/target/two-1-web.jar', 'two')
def admin = main('two/target/two-1-admin.jar', 'admin')
assert one == two
assert admin.length > one.length : 'names are kept'
assert !new File(basedir, 'build.log').text.contains('not marked as thread-safe')
