//! Drawing diagnostics for people.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};

/// Draws `diagnostics` with the lines of the source marked, in colour or plain.
pub fn draw(diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    diagnostics.iter().map(|diagnostic| renderer.render(&[report(diagnostic)]) + "\n\n").collect()
}

fn report(diagnostic: &Diagnostic) -> annotate_snippets::Group<'_> {
    let Diagnostic { source, span, severity, rule, message, help } = diagnostic;
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(message.as_str()).id(*rule);
    let group = if source.text.is_empty() {
        title.element(Origin::path(source.path.as_str()).line(1).char_column(1))
    } else {
        // Only the lines around: drawing costs time in the length of what it is given.
        let (first, lines) = source.lines_around(span, 0);
        let marked = span.start - lines.start..span.end - lines.start;
        title.element(
            Snippet::source(&source.text[lines])
                .line_start(first)
                .path(source.path.as_str())
                .annotation(AnnotationKind::Primary.span(marked)),
        )
    };
    group.element(Level::HELP.message(help.as_str()))
}

/// How many errors and warnings there are in how many files, in one line.
pub fn summary(diagnostics: &[Diagnostic], files: usize) -> String {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    format!("{}, {} in {}", count(errors, "error"), count(warnings, "warning"), count(files, "file"))
}
