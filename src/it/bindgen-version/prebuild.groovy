def tool = new File(basedir, 'wasm-bindgen')
tool.text = '#!/bin/sh\necho wasm-bindgen 0.2.99\n'
tool.setExecutable(true)
return true
