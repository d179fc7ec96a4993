//! A file's text, and where in it something stands.

use std::ops::Range;

/// A range of bytes in a [`Source`]'s text.
pub type Span = Range<usize>;

/// A file as the checker sees it.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The path that diagnostics show, with forward slashes. Where the library lies is part of it, so nothing may be
    /// concluded from it: [`path_in_library`](Self::path_in_library) is for that.
    pub path: String,
    /// The text, without byte-order mark and with `\n` as the only line end. Neither changes lines or columns.
    pub text: String,
    line_starts: Vec<usize>,
    /// How much of `path` leads to the library.
    root: usize,
}

/// A place as editors count: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The line.
    pub(crate) line: usize,
    /// The character in the line.
    pub(crate) column: usize,
}

impl Source {
    /// A file with that text.
    pub(crate) fn new(path: impl Into<String>, text: &str) -> Self {
        let text = normalise(text);
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.into(), text, line_starts, root: 0 }
    }

    /// The file at `path` in a library that diagnostics call `root`; empty if they do not call it anything.
    pub(crate) fn in_library(root: &str, path: &str, text: &str) -> Self {
        let shown = if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") };
        Self { root: shown.len() - path.len(), ..Self::new(shown, text) }
    }

    /// The path below the library's folder, which says what the file is: its locale, its topic, its name.
    pub(crate) fn path_in_library(&self) -> &str {
        &self.path[self.root..]
    }

    /// Where the byte at `offset` stands; an offset past the end is at the end.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_of(offset);
        let column = self.text[self.line_starts[line]..offset].chars().count() + 1;
        Place { line: line + 1, column }
    }

    /// The line of the byte at `offset`, from 1.
    pub(crate) fn line(&self, offset: usize) -> usize {
        self.line_of(offset) + 1
    }

    /// The lines that `span` touches and `around` more on both sides: the number of the first, from 1, and their bytes.
    pub(crate) fn lines_around(&self, span: &Span, around: usize) -> (usize, Span) {
        let first = self.line_of(span.start).saturating_sub(around);
        let last = self.line_of(span.end.max(span.start)) + around;
        let end = self.line_starts.get(last + 1).copied().unwrap_or(self.text.len());
        (first + 1, self.line_starts[first]..end)
    }

    /// `span` made to lie inside the text, on whole characters, without white space at its end.
    pub(crate) fn clamp(&self, span: Span) -> Span {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.floor_char_boundary(span.end).max(start);
        start..start + self.text[start..end].trim_end().len()
    }

    fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }
}

/// `text` without byte-order mark and with `\n` as the only line end.
pub(crate) fn normalise(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let source = Source::new("a.md", "zwölf\nBoxkämpfer");
        let at = source.text.find("mpfer").unwrap();
        assert_eq!(source.place(at), Place { line: 2, column: 6 });
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(usize::MAX), Place { line: 2, column: 11 });
    }

    #[test]
    fn byte_order_mark_and_windows_line_ends_move_nothing() {
        let (plain, windows) = ("one\ntwo three\n", "\u{feff}one\r\ntwo three\r\n");
        let (plain, windows) = (Source::new("a", plain), Source::new("a", windows));
        assert_eq!(plain, windows);
    }
}
