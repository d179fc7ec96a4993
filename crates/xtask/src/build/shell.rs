//! The shell: `embed/handrail.js` with the table of what it loads, its style sheet and its words filled in.

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::{Named, Profile, minify, read_text};
use crate::workspace;

/// Stands in the shell's source where the table belongs: `const BUILD = __HANDRAIL_BUILD__;`.
const PLACEHOLDER: &str = "__HANDRAIL_BUILD__";

/// The shell, knowing `files` (its name for each, and the file) and `text`: JSON, the words it shows in each locale.
pub(super) fn fill(profile: Profile, files: &[(&str, &Named)], text: &str) -> Result<Vec<u8>> {
    let embed = workspace::root().join("embed");
    let (source, style) = (read_text(&embed.join("handrail.js"))?, read_text(&embed.join("handrail.css"))?);
    let style = match profile {
        Profile::Dev => style,
        Profile::Release => minify::style(&style)?,
    };
    let shell = replace(&source, files, &style, text)?;
    match profile {
        Profile::Dev => Ok(shell.into_bytes()),
        Profile::Release => minify::script(&shell),
    }
}

fn replace(source: &str, files: &[(&str, &Named)], style: &str, text: &str) -> Result<String> {
    let mut table = Map::new();
    for (key, file) in files {
        table.insert((*key).into(), json!([file.name, file.integrity]));
    }
    table.insert("css".into(), json!(style));
    if source.matches(PLACEHOLDER).count() != 1 {
        bail!("embed/handrail.js must contain the line `const BUILD = {PLACEHOLDER};` once");
    }
    let table = Value::Object(table).to_string();
    let table = format!("{},\"text\":{text}}}", table.strip_suffix('}').unwrap_or_default());
    Ok(source.replace(PLACEHOLDER, &table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_knows_its_files_and_words() {
        let glue = Named::new("handrail", "js", Vec::new());
        let text = r#"[{"close":"Close"}]"#;
        let shell = replace("const BUILD = __HANDRAIL_BUILD__;", &[("glue", &glue)], "p{}", text).unwrap();
        let expected = format!(
            r#"const BUILD = {{"css":"p{{}}","glue":["{}","{}"],"text":[{{"close":"Close"}}]}};"#,
            glue.name, glue.integrity
        );
        assert_eq!(shell, expected);
    }

    #[test]
    fn a_shell_without_a_place_for_the_table_is_refused() {
        let error = replace("const BUILD = {};", &[], "", "{}").unwrap_err().to_string();
        assert!(error.contains("embed/handrail.js") && error.contains(PLACEHOLDER), "{error}");
    }
}
