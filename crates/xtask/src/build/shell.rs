//! The shell: `embed/handrail.js` with the table of what it loads, its style sheet and its words filled in.

use anyhow::{Result, bail};
use serde_json::json;

use super::{Named, Profile, minify, read_text};
use crate::workspace;

/// Stands in the shell's source where the table belongs; `embed/build.d.ts` says what is in it.
const PLACEHOLDER: &str = "__HANDRAIL_BUILD__";

/// The shell, knowing the glue, the program and `text`: JSON, the words it shows in each locale.
pub(super) fn fill(profile: Profile, glue: &Named, wasm: &Named, text: &str) -> Result<Vec<u8>> {
    let embed = workspace::root().join("embed");
    let (source, style) = (read_text(&embed.join("handrail.js"))?, read_text(&embed.join("handrail.css"))?);
    let style = match profile {
        Profile::Dev => style,
        Profile::Release => minify::style(&style)?,
    };
    let shell = replace(&source, &style, glue, wasm, text)?;
    match profile {
        Profile::Dev => Ok(shell.into_bytes()),
        Profile::Release => minify::script(&shell),
    }
}

fn replace(source: &str, style: &str, glue: &Named, wasm: &Named, text: &str) -> Result<String> {
    if source.matches(PLACEHOLDER).count() != 1 {
        bail!("embed/handrail.js must contain `{PLACEHOLDER}` once, where its table belongs");
    }
    let table = format!("[{},{},{},{text}]", json!(style), glue.entry(), wasm.entry());
    Ok(source.replace(PLACEHOLDER, &table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_knows_its_files_and_words() {
        let [glue, wasm] = ["js", "wasm"].map(|extension| Named::new("handrail", extension, Vec::new()));
        let text = r#"[{"close":"Close"}]"#;
        let shell = replace("const [] = __HANDRAIL_BUILD__;", "p{}", &glue, &wasm, text).unwrap();
        let expected = format!(
            r#"const [] = ["p{{}}",["{}","{}"],["{}","{}"],[{{"close":"Close"}}]];"#,
            glue.name, glue.integrity, wasm.name, wasm.integrity
        );
        assert_eq!(shell, expected);
    }

    #[test]
    fn a_shell_without_a_place_for_the_table_is_refused() {
        let file = Named::new("handrail", "js", Vec::new());
        let error = replace("const [] = [];", "", &file, &file, "{}").unwrap_err().to_string();
        assert!(error.contains("embed/handrail.js") && error.contains(PLACEHOLDER), "{error}");
    }
}
