// Whether builds from Rust source can be tested here. On CI they must be.
def path = System.getenv('PATH').split(File.pathSeparator)*.with { new File(it) }

def run = { File program, String... arguments ->
  try {
    def process = new ProcessBuilder([program.path, *arguments]).redirectErrorStream(true).start()
    def text = process.inputStream.text
    process.waitFor() == 0 ? text : ''
  } catch (IOException e) {
    ''
  }
}
def canBuild = { File folder ->
  def rustc = new File(folder, 'rustc')
  if (!new File(folder, 'cargo').canExecute() || !rustc.canExecute()) {
    return false
  }
  def places = run(rustc, '--print=sysroot', '--print=target-libdir',
      '--target=wasm32-unknown-unknown').readLines()
  places.size() == 2 &&
      (new File(places[1]).list().any { it.startsWith('libstd-') } ||
          new File(places[0], 'lib/rustlib/src/rust/library/std/Cargo.toml').isFile())
}
def lock = new File(inputs, 'rust/Cargo.lock').text
def version = (lock =~ /name = "wasm-bindgen"\nversion = "(.*?)"/)[0][1]

def missing = []
if (!path.any(canBuild)) {
  missing << 'a Rust toolchain for wasm32-unknown-unknown'
}
if (!path.any { run(new File(it, 'wasm-bindgen'), '--version').trim() == "wasm-bindgen $version" }) {
  missing << "wasm-bindgen $version"
}
if (!missing) {
  return true
}
println "[WARNING] ${basedir.name} is skipped: ${missing.join(' and ')} missing"
return System.getenv('WASM_SPLIT_CI') == '1'
