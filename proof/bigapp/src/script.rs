//! A JavaScript minifier.
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::{Answer, Lazy};

#[wasm_split(script, fallible)]
fn shrink(source: String) -> Lazy<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &source, SourceType::mjs()).parse();
    if let Some(first) = parsed.diagnostics.first() {
        return Ok(format!("error: {first}"));
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: None,
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let built = Codegen::new()
        .with_options(CodegenOptions { minify: true, ..CodegenOptions::default() })
        .with_scoping(minified.scoping)
        .build(&program);
    Ok(built.code.to_string())
}

#[wasm_bindgen]
pub async fn minify(source: String) -> Answer {
    Ok(shrink(source).await?)
}
