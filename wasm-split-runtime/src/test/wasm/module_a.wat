(module
  (import "__wasm_split" "t" (table $table 16 funcref))
  (import "__wasm_split" "c0" (func $c0 (result i32)))
  (elem (table $table) (i32.const 8) func $a)
  (func $a (result i32) (i32.mul (call $c0) (i32.const 10))))
