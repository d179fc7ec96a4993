//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The folder that holds the root `Cargo.toml`.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// What `cargo xtask build` writes unless told otherwise.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// All content.
pub fn articles() -> PathBuf {
    root().join("articles")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}
