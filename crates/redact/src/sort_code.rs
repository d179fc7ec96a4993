//! Sort codes of the United Kingdom: six digits, most often written `12-34-56`. With the account's number after or
//! before them they name an account, as an IBAN does.

use crate::near::Near;
use crate::pair::{self, WRITTEN};
use crate::words::Role;
use crate::{number, symbols};

/// Where the sort code ends that starts here: where words tell it, or by its form and an account number next to
/// it.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let wanted = Role::SortCode.alone();
    let told = near
        .told_number(6, 6, wanted)
        .or_else(|| end_of_pairs(symbols, start).filter(|end| near.is_told(*end, wanted)));
    told.or_else(|| {
        let end = pair::has_pairs(symbols, start).then(|| number::end(symbols, start, 6, 6))??;
        (pair::account_starts_behind(symbols, end) || pair::account_ends_before(symbols, start))
            .then_some(end)
    })
}

/// Where three pairs of digits end with the same sign between them, such as `12/34/56`. Without words it would be a date.
fn end_of_pairs(symbols: &[u8], start: usize) -> Option<usize> {
    let pairs = symbols.get(start..)?.first_chunk::<WRITTEN>()?;
    let is_sign = |at: usize| at == 2 || at == 5;
    let are_pairs = (0..WRITTEN).all(|at| is_sign(at) != symbols::is_digit(symbols, start + at));
    let end = start + WRITTEN;
    let is_one = are_pairs && pairs[2] == pairs[5] && matches!(pairs[2], b'/' | b'_' | b':' | b',' | b'*');
    (is_one && number::may_start(symbols, start) && number::may_end(symbols, end)).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn an_account_number_next_to_it_tells_both() {
        for (text, expected) in [
            ("12-34-56 12345678", "[sort code] [account]"),
            ("12345678, 12-34-56", "[account], [sort code]"),
            ("12–34–56 / 1234 5678.", "[sort code] / [account]."),
            ("12 34 56 12345678", "[sort code] [account]"),
            (
                "sort code 12-34-56, account number 12345678",
                "sort code [sort code], account number [account]",
            ),
            ("account 12345678 and sort code 123456", "account [account] and sort code [sort code]"),
            ("sc 123456 ac 12345678", "sc [sort code] ac [account]"),
            ("S/C 12-34-56 A/C 1234 5678", "S/C [sort code] A/C [account]"),
            ("Sort code: 123456\n12345678", "Sort code: [sort code]\n[account]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn words_tell_it_alone() {
        for (text, expected) in [
            ("sort code 12-34-56", "sort code [sort code]"),
            ("my sort-code is 123456", "my sort-code is [sort code]"),
            ("12.34.56 is my sort code", "[sort code] is my sort code"),
            ("sort: 12-34-56", "sort: [sort code]"),
            ("sort code 12/34/56", "sort code [sort code]"),
            ("sort code 12 – 34 – 56", "sort code [sort code]"),
            ("SC 123456", "SC [sort code]"),
            ("s/c: 12_34_56", "s/c: [sort code]"),
            ("123456 (sort code)", "[sort code] (sort code)"),
            ("sort code 12:34:56", "sort code [sort code]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "12-34-56",
            "123456 12345678",
            "12-03-24, order 12345678",
            "12-34-567 12345678",
            "12.03.24 12345678",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
