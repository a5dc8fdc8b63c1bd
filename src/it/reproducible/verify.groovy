def files(String run) {
  def root = new File(basedir, run)
  def found = ['reproducible-1.jar', 'reproducible-1-web.jar'].collectEntries {
    [it, new File(root, it).bytes.encodeBase64().toString()]
  }
  def out = new File(root, 'wasm-split')
  out.eachFileRecurse(groovy.io.FileType.FILES) {
    found[out.toPath().relativize(it.toPath()).toString()] = it.bytes.encodeBase64().toString()
  }
  return found
}

def first = files('first')
def second = files('second')
assert first.size() > 8
assert first.keySet() == second.keySet()
first.each { name, bytes -> assert bytes == second[name] : name }
return true
