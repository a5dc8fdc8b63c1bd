(module
  (import "__wasm_split" "m0" (func $m0 (result i32)))
  (func (export "c0") (result i32) (i32.add (call $m0) (i32.const 1))))
