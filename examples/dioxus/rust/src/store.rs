//! The recipes. Their texts lie in static memory: each goes where the code that reads it goes.
use std::cell::RefCell;

pub struct Entry {
    pub id: &'static str,
    pub text: &'static str,
    pub table: &'static str,
}

macro_rules! entry {
    ($id:literal) => {
        Entry {
            id: $id,
            text: include_str!(concat!("../recipes/", $id, ".md")),
            table: include_str!(concat!("../recipes/", $id, ".csv")),
        }
    };
}

static ENTRIES: [Entry; 3] = [entry!("pancakes"), entry!("lentils"), entry!("sorbet")];

/// For the list on the first page, which must not draw in the texts.
pub fn names() -> [(&'static str, &'static str); 3] {
    [("pancakes", "Pancakes"), ("lentils", "Lentil stew"), ("sorbet", "Lemon sorbet")]
}

pub fn all() -> &'static [Entry] {
    &ENTRIES
}

pub fn find(id: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|e| e.id == id)
}

thread_local! {
    // Two routes write to it: it is shared state outside of main.
    static LIST: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

pub fn put_on_list(things: Vec<String>) -> usize {
    LIST.with_borrow_mut(|list| {
        for thing in things {
            if !list.contains(&thing) {
                list.push(thing);
            }
        }
        list.len()
    })
}

pub fn list() -> Vec<String> {
    LIST.with_borrow(Clone::clone)
}
