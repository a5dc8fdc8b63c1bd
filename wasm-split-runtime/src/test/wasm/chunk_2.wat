(module
  (import "__wasm_split" "c0" (func $c0 (result i32)))
  (func (export "c1") (result i32) (i32.mul (call $c0) (i32.const 2))))
