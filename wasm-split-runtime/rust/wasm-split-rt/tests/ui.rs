//! What cannot be split is an error that says where and what to do.

#[test]
fn errors_are_where_the_cause_is() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
