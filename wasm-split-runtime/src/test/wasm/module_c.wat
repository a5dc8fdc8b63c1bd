(module
  (import "__wasm_split" "t" (table $table 16 funcref))
  (import "__wasm_split" "c1" (func $c1 (result i32)))
  (elem (table $table) (i32.const 10) func $c)
  (func $c (result i32) (i32.mul (call $c1) (i32.const 10))))
