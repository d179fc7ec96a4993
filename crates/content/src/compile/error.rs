use std::io;
use std::path::PathBuf;

use crate::report::Diagnostic;

/// Why no bundle was built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The library has errors.
    #[error("the content has errors; mend them, then build again")]
    Content(Vec<Diagnostic>),
    /// No channel is shown in every view.
    #[error("no emergency channel; name one in site.toml, such as emergency-channel = \"card-emergency\"")]
    NoEmergencyChannel,
    /// A file could not be written.
    #[error("{path} could not be written: {error}; check that the folder exists and may be written to")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        error: io::Error,
    },
}
