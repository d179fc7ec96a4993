//! `cargo content …`: what editors run.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};
use content::{BuildError, Diagnostic, GraphFormat, Library, Severity};

/// Checks and builds the content of the help centre.
#[derive(Parser)]
#[command(name = "content", version)]
struct Arguments {
    /// The folder with site.toml and a folder for each locale.
    #[arg(long, global = true, default_value = "articles")]
    articles: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reports every problem, with its place and how to fix it.
    Check {
        /// How to write them.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// The day to check for, YYYY-MM-DD; today if not given.
        #[arg(long, value_parser = day)]
        today: Option<model::Date>,
    },
    /// Checks, then writes what the widget fetches.
    Build {
        /// The folder to write to.
        #[arg(long, default_value = "dist/embed/content")]
        out: PathBuf,
    },
    /// Draws a flow, or all of them.
    Graph {
        /// The flow to draw.
        #[arg(required_unless_present = "all")]
        slug: Option<String>,
        /// Draws all flows on one page of HTML.
        #[arg(long, conflicts_with_all = ["slug", "format"])]
        all: bool,
        /// The language to draw it in.
        #[arg(long, value_enum, default_value_t = GraphFormat::Svg)]
        format: GraphFormat,
        /// The locale, such as `en`; the default one if not given.
        #[arg(long)]
        locale: Option<String>,
        /// The file to write; standard output if not given.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Prints all articles and flows of a locale as plain text in JSON.
    Export {
        /// The locale, such as `en`.
        #[arg(long)]
        locale: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// An array of objects.
    Json,
}

fn day(text: &str) -> Result<model::Date, String> {
    content::date(text).ok_or_else(|| "not a day; write it as 2026-10-05".to_owned())
}

fn main() -> anyhow::Result<ExitCode> {
    let Arguments { articles, command } = Arguments::parse();
    match command {
        Command::Check { format, today } => check(&articles, format, today.unwrap_or_else(content::today)),
        Command::Build { out } => build(&articles, &out),
        Command::Graph { slug, format, locale, out, .. } => {
            graph(&articles, slug.as_deref(), format, locale.as_deref(), out.as_deref())
        }
        Command::Export { locale } => export(&articles, &locale),
    }
}

fn check(articles: &Path, format: Format, today: model::Date) -> anyhow::Result<ExitCode> {
    let library = Library::read(articles);
    let diagnostics = content::check(&library, today);
    let out = io::stdout().lock();
    let text = match format {
        Format::Human => {
            let drawn = content::draw(&diagnostics, in_colour(&out));
            format!("{drawn}{}\n", content::summary(&diagnostics, library.file_count()))
        }
        Format::Json => {
            let records: Vec<_> = diagnostics.iter().map(Diagnostic::record).collect();
            format!("{}\n", serde_json::to_string_pretty(&records)?)
        }
    };
    print(out, &text)?;
    Ok(exit_code(&diagnostics))
}

fn build(articles: &Path, out: &Path) -> anyhow::Result<ExitCode> {
    let (diagnostics, refusal) = match content::build(articles, out) {
        Ok(warnings) => (warnings, None),
        Err(BuildError::Content(diagnostics)) => {
            (diagnostics, Some("nothing was built: mend the errors above, then build again"))
        }
        Err(error) => return Err(error.into()),
    };
    let err = io::stderr().lock();
    let drawn = content::draw(&diagnostics, in_colour(&err));
    let refusal = refusal.map_or_else(String::new, |refusal| format!("{refusal}\n"));
    print(err, &format!("{drawn}{refusal}"))?;
    Ok(exit_code(&diagnostics))
}

fn export(articles: &Path, locale: &str) -> anyhow::Result<ExitCode> {
    let library = Library::read(articles);
    let texts = content::export(&library, locale).with_context(|| {
        let known: Vec<_> = library.locales().collect();
        format!("there is no locale `{locale}`; the locales are: {}", known.join(", "))
    })?;
    print(io::stdout().lock(), &format!("{}\n", serde_json::to_string_pretty(&texts)?))?;
    Ok(ExitCode::SUCCESS)
}

fn graph(
    articles: &Path,
    slug: Option<&str>,
    format: GraphFormat,
    locale: Option<&str>,
    out: Option<&Path>,
) -> anyhow::Result<ExitCode> {
    let library = Library::read(articles);
    let picture = match slug {
        Some(slug) => content::graph(&library, locale, slug, format)?,
        None => content::graphs(&library, locale)?,
    };
    match out {
        Some(path) => {
            fs::write(path, picture).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        None => print(io::stdout().lock(), &picture)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes `text`. A reader that has closed its end, as `head` does, has read what it wanted.
fn print(mut out: impl Write, text: &str) -> io::Result<()> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Whether to write in colour: to people, unless they have asked for none (<https://no-color.org>).
fn in_colour(out: &impl IsTerminal) -> bool {
    out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn exit_code(diagnostics: &[Diagnostic]) -> ExitCode {
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    if has_error { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
