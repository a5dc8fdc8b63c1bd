import static java.nio.file.StandardCopyOption.REPLACE_EXISTING

import java.nio.file.Files

// The crate of the tests' inputs, in a place where it may be edited: src/main/rust.
def from = new File(inputs, 'rust').toPath()
def to = new File(basedir, 'src/main/rust').toPath()
['Cargo.toml', 'Cargo.lock', 'src/lib.rs'].each {
  Files.createDirectories(to.resolve(it).parent)
  Files.copy(from.resolve(it), to.resolve(it), REPLACE_EXISTING)
}

def step = { name, path, text ->
  def file = new File(basedir, "steps/$name/$path")
  file.parentFile.mkdirs()
  file.setText(text, 'UTF-8')
}
def source = new File(basedir, 'src/main/rust/src/lib.rs').getText('UTF-8')
step('java', 'src/main/java/it/New.java', 'package it;\n\nclass New {}\n')
step('function', 'src/main/rust/src/lib.rs', source.replace('3 * x + 1', '5 * x + 1'))
step('error', 'src/main/rust/src/lib.rs', source.replace('3 * x + 1', '3 * y + 1'))
step('unmarked', 'src/main/rust/src/lib.rs', source.replaceAll(/(?m)^(use wasm_split|#\[wasm_split).*\n/, '')
    .replaceAll('\nfn ', '\nasync fn '))
return true
