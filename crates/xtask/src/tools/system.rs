//! Programs that come as packages of the system: browsers, their drivers, a display without a screen.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{on_path, say};
use crate::command;

/// Where WebKitGTK's small browser is, by the name of the processor that Debian uses.
const MINI_BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// The three browsers and what drives them, all by full path.
#[derive(Debug, Clone)]
pub struct Browsers {
    /// Chromium.
    pub chromium: PathBuf,
    /// Drives Chromium.
    pub chromedriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
    /// WebKitGTK's small browser.
    pub mini_browser: PathBuf,
    /// Drives WebKitGTK.
    pub webkit_driver: PathBuf,
    /// A display without a screen, which WebKitGTK needs.
    pub xvfb: PathBuf,
}

/// The browsers, installed if need be.
///
/// # Errors
/// Some are missing and cannot be installed; the message says which, and which packages have them.
pub fn browsers() -> Result<Browsers> {
    if let Ok(browsers) = find() {
        return Ok(browsers);
    }
    // The fonts, because none come with the browsers and text without a font has no size.
    let packages =
        ["chromium", "chromium-driver", "firefox-esr", "webkit2gtk-driver", "xvfb", "fonts-dejavu-core"];
    install(
        &packages,
        "Chromium with chromedriver, Firefox, WebKitGTK with WebKitWebDriver and MiniBrowser, Xvfb",
    )?;
    find().map_err(|missing| anyhow::anyhow!("{missing} is still missing after installing {packages:?}"))
}

/// The browsers, or the name of one that is missing.
fn find() -> Result<Browsers, &'static str> {
    let any = |names: &[&'static str]| names.iter().find_map(|name| on_path(name)).ok_or(names[0]);
    let mini_browser = MINI_BROWSERS.iter().map(PathBuf::from).find(|path| path.exists());
    Ok(Browsers {
        chromium: any(&["chromium", "chromium-browser", "google-chrome"])?,
        chromedriver: any(&["chromedriver"])?,
        firefox: any(&["firefox-esr", "firefox"])?,
        mini_browser: mini_browser.ok_or("MiniBrowser")?,
        webkit_driver: any(&["WebKitWebDriver"])?,
        xvfb: any(&["Xvfb"])?,
    })
}

/// Installs Debian `packages`, or says that `what` is needed.
pub(super) fn install(packages: &[&str], what: &str) -> Result<()> {
    let by_hand = format!("{what} is needed; on Debian: apt-get install {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        bail!(
            "{by_hand}; on another system install the same with its package manager, so that they are on PATH"
        );
    }
    let is_root = command::output(Command::new("id").arg("-u"), &[])?.trim_ascii() == b"0";
    let sudo: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    if !is_root && command::output(Command::new("sudo").args(["-n", "true"]), &[]).is_err() {
        bail!("{by_hand}; this account may not do that, so ask somebody who may");
    }
    say(&format!("installing {} (once)", packages.join(", ")));
    let apt_get = |words: &[&str]| {
        let mut all = sudo.to_vec();
        all.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
        all.extend(words);
        command::output(Command::new(all[0]).args(&all[1..]), &[]).with_context(|| by_hand.clone())
    };
    apt_get(&["update"])?;
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(packages);
    apt_get(&words).map(drop)
}
