def log = new File(basedir, 'build.log').text
['original', 'bindgened', 'js', 'outputDirectory', 'mainName', 'names', 'nameAssets',
 'minChunkSize',
 'requestOverhead', 'keepBuilds', 'threads', 'skip', 'attach', 'classifier', 'webPath'].each {
  assert log.contains("wasmSplit.$it") : it
}
['crateDirectory', 'buildDirectory', 'cargoTargetDirectory', 'package', 'binary', 'profile', 'features',
 'noDefaultFeatures', 'allFeatures', 'locked', 'offline', 'cargoArguments', 'cargo', 'toolchain',
 'buildStd', 'wasmBindgen', 'wasmBindgenArguments', 'installWasmBindgen', 'installUnlocked', 'cacheDirectory',
 'remapPaths', 'prebuilt', 'usePrebuilt'].each {
  assert log.contains("wasmSplit.$it") : it
}
return true
