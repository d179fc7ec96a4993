//! Reading two columns of a CSV file.

use std::fs;
use std::path::Path;

use csv::{ErrorKind, Reader, StringRecord};

use super::faults::Faults;

/// The wanted cells of one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line of the file that it starts in, the first being 1.
    pub(super) line: usize,
    /// The cells, in the order in which the columns were asked for.
    pub(super) cells: [String; 2],
}

/// The rows of the file, with two of its `columns`. What cannot be read is noted in `faults` and left out.
pub(super) fn read(path: &Path, columns: [&str; 2], faults: &mut Faults) -> Vec<Row> {
    let Some(text) = read_text(path, columns, faults) else { return Vec::new() };
    let mut reader = Reader::from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.in_line(path, 1, format_args!("{error}; name the columns {}", both(columns)));
            return Vec::new();
        }
    };
    let places = columns.map(|column| place(&header, column, path, faults));
    let [Some(first), Some(second)] = places else { return Vec::new() };
    let mut lines = Lines { text: &text, byte: 0, line: 1 };
    let mut rows = Vec::new();
    let mut is_empty = true;
    for record in reader.records() {
        is_empty = false;
        match record {
            Ok(record) => {
                let line = record.position().map_or(1, |start| lines.at(start.byte()));
                // Every record has as many cells as the header: the reader makes sure of that.
                let cells = [first, second].map(|place| record.get(place).unwrap_or_default().to_owned());
                rows.push(Row { line, cells });
            }
            Err(error) => {
                let line = error.position().map_or(1, |start| lines.at(start.byte()));
                faults.in_line(path, line, in_words(&error));
            }
        }
    }
    if is_empty {
        faults.in_line(path, 1, "there is nothing below the names of the columns; add a line");
    }
    rows
}

fn read_text(path: &Path, columns: [&str; 2], faults: &mut Faults) -> Option<String> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            faults.in_file(path, format_args!("cannot be read: {error}; check the path"));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            let columns = both(columns);
            faults.in_line(path, 1, format_args!("the file is empty; start it with the columns {columns}"));
            None
        }
        Ok(text) => Some(text),
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + valid.iter().filter(|&&byte| byte == b'\n').count();
            faults.in_line(path, line, "this is not UTF-8; save the file as UTF-8");
            None
        }
    }
}

/// Where `column` stands in the header.
fn place(header: &StringRecord, column: &str, path: &Path, faults: &mut Faults) -> Option<usize> {
    let named = |(place, name): (usize, &str)| (name.trim() == column).then_some(place);
    let mut places = header.iter().enumerate().filter_map(named);
    let place = places.next();
    if place.is_none() {
        let found: Vec<_> = header.iter().map(|name| format!("`{}`", name.trim())).collect();
        let found = found.join(", ");
        faults.in_line(
            path,
            1,
            format_args!("there is no column `{column}`, only {found}; add or rename it"),
        );
    } else if places.next().is_some() {
        faults.in_line(path, 1, format_args!("there are two columns `{column}`; rename or remove one"));
        return None;
    }
    place
}

fn both([first, second]: [&str; 2]) -> String {
    format!("`{first}` and `{second}`")
}

fn in_words(error: &csv::Error) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "the number of cells is {len}, of columns {expected_len}; put quotes around a text with a comma in it"
        ),
        _ => format!("{error}; correct the line"),
    }
}

/// Counts lines up to places that come in the order of the file.
///
/// The reader's own count is of no use here: a record's position there is before the line breaks that it skips, such
/// as empty lines and the second half of `\r\n`.
struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first text at or after `byte`.
    fn at(&mut self, byte: u64) -> usize {
        let rest = &self.text.as_bytes()[self.byte..];
        let start = usize::try_from(byte).map_or(0, |byte| byte.saturating_sub(self.byte)).min(rest.len());
        let skipped = rest[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (passed, _) = rest.split_at(start + skipped);
        self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
        self.byte += passed.len();
        self.line
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// The rows of a file that holds `bytes`, as line and cells, and what is wrong with it.
    fn read_bytes(bytes: &[u8]) -> (Vec<(usize, String, String)>, String) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let mut faults = Faults::default();
        let rows = read(file.path(), ["text", "category"], &mut faults);
        let rows = rows.into_iter().map(|Row { line, cells: [text, category] }| (line, text, category));
        let told = faults.into_result().err().map_or_else(String::new, |error| error.to_string());
        (rows.collect(), told.replace(&file.path().display().to_string(), "x.csv"))
    }

    fn row(line: usize, text: &str, category: &str) -> (usize, String, String) {
        (line, text.to_owned(), category.to_owned())
    }

    #[test]
    fn columns_are_found_by_name_wherever_they_stand() {
        let (rows, faults) = read_bytes(b"id, category ,text\n7,pin,\"Hello, you\"\n");
        assert_eq!((rows, faults.as_str()), (vec![row(2, "Hello, you", "pin")], ""));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_columns_name() {
        assert_eq!(read_bytes("\u{feff}text,category\na,b\n".as_bytes()).0, [row(2, "a", "b")]);
    }

    #[test]
    fn lines_are_counted_as_an_editor_shows_them() {
        let lines = |text: &str| read_bytes(text.as_bytes()).0.iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(lines("text,category\r\na,b\r\nc,d\r\n"), [2, 3]);
        assert_eq!(lines("text,category\n\n\na,b\n\nc,d"), [4, 6]);
        assert_eq!(lines("text,category\n\"two\nlines\",b\nc,d\n"), [2, 4]);
    }

    #[test]
    fn a_comma_without_quotes_is_found_and_the_other_lines_are_read() {
        let (rows, faults) = read_bytes(b"text,category\na,b\nHello, you,b\nc,d\n");
        assert_eq!(rows, [row(2, "a", "b"), row(4, "c", "d")]);
        assert!(faults.ends_with(
            "x.csv:3: the number of cells is 3, of columns 2; put quotes around a text with a comma in it"
        ));
    }

    #[test]
    fn a_file_without_what_is_needed_says_what_that_is() {
        let told = |bytes: &[u8]| {
            let (rows, faults) = read_bytes(bytes);
            assert_eq!(rows, []);
            faults.replace("nothing was measured; mend this first:\n  ", "")
        };
        assert_eq!(told(b""), "x.csv:1: the file is empty; start it with the columns `text` and `category`");
        assert_eq!(
            told(b"text,category\n"),
            "x.csv:1: there is nothing below the names of the columns; add a line"
        );
        assert_eq!(
            told(b"text,label\na,b\n"),
            "x.csv:1: there is no column `category`, only `text`, `label`; add or rename it"
        );
        assert_eq!(
            told(b"text,text,category\na,b,c\n"),
            "x.csv:1: there are two columns `text`; rename or remove one"
        );
        assert_eq!(
            told(b"text,category\na,b\n\xe9,b\n"),
            "x.csv:3: this is not UTF-8; save the file as UTF-8"
        );
    }
}
