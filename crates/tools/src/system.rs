//! Programs that come as packages of the system: browsers, their drivers, a display without a screen.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{command, on_path, say};

/// Where WebKitGTK's small browser is, by the name of the processor that Debian uses.
const MINI_BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// Keeps Chromium to itself: no network of its own, and a sandbox it cannot have as root is not asked for.
pub const CHROMIUM_ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
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
pub(crate) fn install(packages: &[&str], what: &str) -> Result<()> {
    let sudo = if is_root()? { "" } else { "sudo " };
    let by_hand = format!("{what} is needed; on Debian: {sudo}apt-get install {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        bail!(
            "{by_hand}; on another system install the same with its package manager, so that they are on PATH"
        );
    }
    match Consent::of(std::env::var_os("CI").is_some(), io::stdin().is_terminal()) {
        Consent::Given => {}
        Consent::Asked if is_agreed(&by_hand)? => {}
        Consent::Asked => bail!("{by_hand}"),
        Consent::Missing => {
            bail!("{by_hand}; with CI=1 in the environment it is installed without a question")
        }
    }
    say(&format!("installing {} (once)", packages.join(", ")));
    let apt_get = |arguments: &[&str]| {
        let words = sudo.split_whitespace().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
        let words: Vec<_> = words.chain(arguments.iter().copied()).collect();
        command::run(Command::new(words[0]).args(&words[1..])).with_context(|| by_hand.clone())
    };
    apt_get(&["update"])?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    apt_get(&arguments)
}

fn is_root() -> Result<bool> {
    Ok(command::output(Command::new("id").arg("-u"), &[])?.trim_ascii() == b"0")
}

/// Whether the system may be changed.
#[derive(Debug, PartialEq, Eq)]
enum Consent {
    /// The machine is there for this.
    Given,
    /// Somebody sits at a terminal and decides.
    Asked,
    /// Nobody can be asked.
    Missing,
}

impl Consent {
    fn of(is_ci: bool, is_terminal: bool) -> Self {
        match (is_ci, is_terminal) {
            (true, _) => Self::Given,
            (false, true) => Self::Asked,
            (false, false) => Self::Missing,
        }
    }
}

/// Asks at the terminal. Nothing but a yes is one.
fn is_agreed(by_hand: &str) -> Result<bool> {
    eprint!("{by_hand}\nInstall this now? [y/N] ");
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_changed_unasked_by_automation_only() {
        assert_eq!(Consent::of(true, false), Consent::Given);
        assert_eq!(Consent::of(true, true), Consent::Given);
        assert_eq!(Consent::of(false, true), Consent::Asked);
        assert_eq!(Consent::of(false, false), Consent::Missing);
    }
}
