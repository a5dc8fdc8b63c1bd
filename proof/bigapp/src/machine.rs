//! WebAssembly within WebAssembly.
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;
use wasmi::{Caller, Engine, Linker, Module, Store};

use crate::{Answer, Lazy};

#[wasm_split(machine, fallible)]
fn execute(source: String, argument: i64) -> Lazy<String> {
    Ok(interpret(&source, argument).unwrap_or_else(|e| format!("error: {e}")))
}

fn interpret(source: &str, argument: i64) -> Result<String, wasmi::Error> {
    let engine = Engine::default();
    let module = Module::new(&engine, source)?;
    let mut store = Store::new(&engine, Vec::<i64>::new());
    let mut linker = Linker::new(&engine);
    linker.func_wrap("host", "say", |mut caller: Caller<'_, Vec<i64>>, value: i64| {
        caller.data_mut().push(value);
    })?;
    let instance = linker.instantiate_and_start(&mut store, &module)?;
    let run = instance.get_typed_func::<i64, i64>(&store, "run")?;
    let result = run.call(&mut store, argument)?;
    Ok(format!("{result} {:?}", store.data()))
}

#[wasm_bindgen]
pub async fn machine(source: String, argument: i64) -> Answer {
    Ok(execute(source, argument).await?)
}
