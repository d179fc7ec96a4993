//! Whether feedback is as docs/feedback.schema.json says.

use std::sync::LazyLock;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

/// What an item must look like.
#[expect(
    clippy::expect_used,
    reason = "the schema is part of the program, and each test of the server reads it"
)]
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../docs/feedback.schema.json"));
    let schema: Value = schema.expect("docs/feedback.schema.json is JSON");
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("docs/feedback.schema.json is a schema")
});

/// Checks the item, and gives the first field that is not as the schema says with how it should be. What was sent is not
/// repeated: refusals end up in logs.
pub(crate) fn check(feedback: &Value) -> Result<(), (String, String)> {
    let Err(fault) = SCHEMA.validate(feedback) else { return Ok(()) };
    let mut path = fault.instance_path().to_string();
    if let ValidationErrorKind::Required { property } = fault.kind() {
        path = format!("{path}/{}", property.as_str().unwrap_or_default());
    }
    let field = path.trim_start_matches('/').replace('/', ".");
    Err((field, fault.masked_with("this").to_string()))
}
