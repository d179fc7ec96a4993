//! The files of the root folder.

use std::path::{Path, PathBuf};

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::{Shared, headers};

/// Answers with the file at the path; for a folder, with its `index.html`.
pub(super) async fn file(State(shared): State<Shared>, uri: Uri) -> Response {
    let not_found = || (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    let Some(path) = locate(&shared.root, uri.path()) else { return not_found() };
    let Ok(bytes) = tokio::fs::read(&path).await else { return not_found() };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let described = [
        (header::CONTENT_TYPE, headers::content_type(&name)),
        (header::CACHE_CONTROL, headers::cache_control(&name)),
    ];
    (described, bytes).into_response()
}

/// The place of a path under `root`: `None` for hidden files, and for everything that is not plain names. What is
/// served has no names that a URL would have to escape.
fn locate(root: &Path, path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() };
    let mut place = root.to_owned();
    for name in path.split('/') {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if name.is_empty() || name.starts_with('.') || !name.bytes().all(is_plain) {
            return None;
        }
        place.push(name);
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_root_can_be_named() {
        let locate = |path| locate(Path::new("/srv"), path);
        assert_eq!(locate("/"), Some("/srv/index.html".into()));
        assert_eq!(locate("/embed/handrail.js"), Some("/srv/embed/handrail.js".into()));
        for path in
            ["/../etc/passwd", "/embed/../../x", "/%2e%2e/x", "/a\\..\\b", "//etc/passwd", "/.profile"]
        {
            assert_eq!(locate(path), None, "{path}");
        }
    }
}
