//! `#[wasm_split]` with all that a signature may have.
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_split::{SplitLoaderError, wasm_split};

pub(crate) struct Point {
    x: i32,
    y: i32,
}

/// Says in which order values are dropped.
struct Dropped(&'static str, Rc<RefCell<Vec<&'static str>>>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

#[wasm_split(nothing)]
async fn nothing() {}

#[wasm_split(patterns)]
#[allow(clippy::too_many_arguments)]
pub(crate) async fn patterns(
    (a, b): (u8, i64),
    Point { x, y: up }: Point,
    mut text: String,
    _: f64,
    [first, .., last]: [u16; 4],
    n @ (1..=9 | _): u128,
    r#type: char,
    _unused: (),
) -> String {
    text.push(r#type);
    format!("{a} {b} {x} {up} {text} {first} {last} {n}")
}

#[wasm_split(patterns)]
async fn many(
    a: i32,
    b: u64,
    c: f32,
    d: f64,
    e: bool,
    f: Option<i128>,
    g: [u8; 40],
) -> (u64, String) {
    (
        b,
        format!(
            "{a} {c} {d} {e} {f:?} {}",
            g.iter().map(|&x| x as u32).sum::<u32>()
        ),
    )
}

#[wasm_split(results)]
async fn parse(text: String) -> Result<i32, std::num::ParseIntError> {
    let number: i32 = text.trim().parse()?;
    Ok(number + 1)
}

#[wasm_split(borrows)]
async fn words(text: &str, separator: &str) -> usize {
    text.split(separator).count()
}

#[wasm_split(borrows)]
async fn longest<'a>(a: &'a str, b: &'a str, log: &mut Vec<String>) -> &'a str {
    log.push(format!("{a}/{b}"));
    crate::pause().await;
    log.push("longest".to_owned());
    if b.len() > a.len() { b } else { a }
}

#[wasm_split(borrows)]
async fn fill(
    target: &mut [u8],
    with: &dyn Fn(usize) -> u8,
    after: Box<dyn FnOnce() -> String + '_>,
) -> String {
    for (i, byte) in target.iter_mut().enumerate() {
        *byte = with(i);
    }
    after()
}

#[wasm_split("a module/mit Umlaut ä")]
async fn named() -> String {
    "named".to_owned()
}

/// # Safety
///
/// `at` points to a number.
#[wasm_split(nothing)]
#[allow(clippy::missing_safety_doc)]
async unsafe fn raw(at: *const u32) -> u32 {
    unsafe { *at }
}

#[wasm_split(patterns)]
async fn factorial(n: u64) -> u64 {
    if n < 2 {
        1
    } else {
        n * Box::pin(factorial(n - 1)).await
    }
}

struct Account;

impl Account {
    #[wasm_split(results)]
    pub async fn open(owner: &str) -> String {
        format!("opened for {owner}")
    }
}

#[wasm_split(fragile, fallible, preload(preload_fragile))]
async fn fragile(text: &str) -> usize {
    text.len()
}

#[wasm_split(fragile, fallible)]
async fn fragile_result(text: &str) -> Result<i32, std::num::ParseIntError> {
    Ok(text.parse::<i32>()? + 1)
}

#[wasm_split(fragile, fallible)]
async fn fragile_unit(_dropped: Rc<()>) {}

#[wasm_split(solid, crate = crate::renamed)]
async fn solid(x: u32) -> u32 {
    x * 3
}

#[cfg(any())]
#[wasm_split(nowhere, preload(preload_nowhere))]
async fn nowhere(x: Missing) {}

#[wasm_split(drops)]
async fn drops(_a: Dropped, _: Dropped, (_b, _): (Dropped, Dropped)) {
    crate::pause().await;
}

fn say(result: Result<impl std::fmt::Debug, SplitLoaderError>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!("{error:?}: {error}"),
    }
}

#[wasm_bindgen]
pub async fn form_nothing() -> String {
    nothing().await;
    let number = 7;
    // SAFETY: it points to a number.
    format!("{}", unsafe { raw(&number).await })
}

#[wasm_bindgen]
pub async fn form_patterns() -> String {
    let point = Point { x: -1, y: 2 };
    let text = patterns(
        (1, -2),
        point,
        "text".to_owned(),
        0.5,
        [1, 2, 3, 4],
        1 << 100,
        'ß',
        (),
    )
    .await;
    let (b, more) = many(1, u64::MAX, 0.25, -0.5, true, Some(-(1 << 99)), [3; 40]).await;
    format!("{text} {b} {more} {}", factorial(10).await)
}

#[wasm_bindgen]
pub async fn form_results(text: String) -> Result<i32, String> {
    let owner = Account::open("Ada").await;
    parse(text).await.map_err(|e| format!("{owner}, but {e}"))
}

#[wasm_bindgen]
pub async fn form_borrows() -> String {
    crate::whatever(async {
        let text = "a b c".to_owned();
        let mut log = vec![];
        let counted = words(&text, " ").await;
        let longer = longest(&text, "longer than that", &mut log)
            .await
            .to_owned();
        let mut bytes = [0; 4];
        let seen = fill(&mut bytes, &|i| i as u8 * 3, Box::new(|| text.clone())).await;
        format!("{counted} {longer} {log:?} {bytes:?} {seen}")
    })
    .await
}

#[wasm_bindgen]
pub async fn form_named() -> String {
    named().await
}

#[wasm_bindgen]
pub async fn form_fragile() -> String {
    let token = Rc::new(());
    let unit = fragile_unit(token.clone()).await;
    format!(
        "{} {} {} {} {}",
        say(fragile("four").await),
        say(fragile_result("x").await),
        say(fragile_result("41").await),
        say(unit),
        Rc::strong_count(&token),
    )
}

#[wasm_bindgen]
pub async fn form_preload() -> String {
    format!("{} {}", preload_fragile().await, say(fragile("").await))
}

#[wasm_bindgen]
pub async fn form_solid() -> u32 {
    solid(14).await
}

#[wasm_bindgen]
pub async fn form_drops() -> String {
    crate::whatever(async {
        let order = Rc::new(RefCell::new(vec![]));
        let value = |name| Dropped(name, order.clone());
        drops(value("a"), value("wild"), (value("b"), value("rest"))).await;
        drop(drops(
            value("never"),
            value("polled"),
            (value("at"), value("all")),
        ));
        let order = order.borrow();
        order.join(" ")
    })
    .await
}
