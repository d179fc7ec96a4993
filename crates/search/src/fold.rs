//! One form for each letter: small, without accents, of normal width, whatever document or app it was copied from.

/// Adds the form of `c` in which it is compared to `out`; nothing for a mark that only changes the letter before it.
pub(crate) fn fold(c: char, out: &mut String) {
    let c = lowercase(plain(c));
    if c.is_ascii() {
        out.push(c);
    } else if let Some((_, letters)) = LIGATURES.iter().find(|(ligature, _)| *ligature == c) {
        out.push_str(letters);
    } else if !is_mark(c) {
        out.push(without_accent(c));
    }
}

/// Whether `c` belongs to the letter before it and is no letter of its own: combining accents, vowel points of
/// Hebrew and Arabic, the Arabic stroke that stretches a word; and what is not seen: joiners, soft hyphens, places where
/// a line may be broken, marks of direction.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x300..=0x36F | 0x483..=0x487 | 0x591..=0x5BD | 0x5BF | 0x5C1..=0x5C2 | 0x5C4..=0x5C5 | 0x5C7
        | 0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E4 | 0x6E7..=0x6E8
        | 0x6EA..=0x6ED | 0x1DC0..=0x1DFF | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x20D0..=0x20F0
        | 0xFE00..=0xFE0F | 0xFEFF)
}

/// Letters that stand for two or three: of languages, and of printed documents.
const LIGATURES: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ĳ', "ij"),
    ('þ', "th"),
    ('ǆ', "dz"),
    ('ǉ', "lj"),
    ('ǌ', "nj"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬀ', "ff"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

/// Letters and what they are without their accents: the compatibility decompositions of the Unicode Character
/// Database for the small letters of the blocks Latin-1, Latin Extended-A, -B and Additional, Greek, Cyrillic and
/// Arabic, and a few that have none and are still written so by those who lack the key (ø, đ, ł, ı …).
///
/// Unicode's own tables for all scripts weigh 43 KB in the widget; a test compares these with them.
const ACCENTED: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ('b', "ƀḃḅḇ"),
    ('c', "çćĉċčḉ"),
    ('d', "ðďđḋḍḏḑḓ"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟ"),
    ('g', "ĝğġģǧǵḡ"),
    ('h', "ĥħȟḣḥḧḩḫẖ"),
    ('i', "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵ"),
    ('l', "ĺļľłḷḹḻḽ"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňŋǹṅṇṉṋ"),
    ('o', "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšſșṡṣṥṧṩẛ"),
    ('t', "ţťŧțṫṭṯṱẗ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('z', "źżžẑẓẕ"),
    ('α', "ά"),
    ('ε', "έ"),
    ('η', "ή"),
    ('ι', "ΐίϊ"),
    ('ο', "ό"),
    ('σ', "ς"),
    ('υ', "ΰϋύ"),
    ('ω', "ώ"),
    ('а', "ӑӓ"),
    ('г', "ѓ"),
    ('е', "ѐёӗ"),
    ('ж', "ӂӝ"),
    ('з', "ӟ"),
    ('и', "йѝӣӥ"),
    ('к', "ќ"),
    ('о', "ӧ"),
    ('у', "ўӯӱӳ"),
    ('ч', "ӵ"),
    ('ы', "ӹ"),
    ('э', "ӭ"),
    ('і', "ї"),
    ('ѵ', "ѷ"),
    ('ә', "ӛ"),
    ('ө', "ӫ"),
    ('ا', "آأإ"),
    ('و', "ؤ"),
    ('ي', "ئ"),
];

fn without_accent(c: char) -> char {
    let code = u32::from(c);
    match code {
        // Arabic-Indic digits, of both kinds.
        0x660..=0x669 => char::from_u32(code - 0x660 + 0x30).unwrap_or(c),
        0x6F0..=0x6F9 => char::from_u32(code - 0x6F0 + 0x30).unwrap_or(c),
        _ => ACCENTED.iter().find(|(_, with)| with.contains(c)).map_or(c, |(without, _)| *without),
    }
}

/// The letter or digit that is shown by another form of it: in full width, small above or below the line, in a circle, or
/// of those of mathematics, in which some write for show. Other characters stay as they are.
///
/// Unicode calls these compatibility characters (NFKC); a test compares.
fn plain(c: char) -> char {
    let code = u32::from(c);
    let plain = match code {
        0..=0xA9 => code,
        // Full-width forms of ASCII.
        0xFF01..=0xFF5E => code - 0xFEE0,
        0xB2..=0xB3 => code - 0xB0 + 0x30,
        0xB9 => 0x31,
        0x2070 | 0x2074..=0x2079 | 0x2080..=0x2089 => (code & 0xF) + 0x30,
        0x2460..=0x2468 => code - 0x2460 + 0x31,
        0x24B6..=0x24CF => code - 0x24B6 + 0x41,
        0x24D0..=0x24E9 => code - 0x24D0 + 0x61,
        0x24EA => 0x30,
        // Alphabets of capitals and small letters, one after the other, and as many digits.
        0x1D400..=0x1D6A3 => match (code - 0x1D400) % 52 {
            capital @ 0..=25 => capital + 0x41,
            small => small - 26 + 0x61,
        },
        0x1D7CE..=0x1D7FF => (code - 0x1D7CE) % 10 + 0x30,
        _ => return RAISED.iter().find(|(_, raised)| raised.contains(c)).map_or(c, |(plain, _)| *plain),
    };
    char::from_u32(plain).unwrap_or(c)
}

/// Small letters above and below the line, as in `1ˢᵗ`, `nº` and `Mʳ`, and the long s.
const RAISED: &[(char, &str)] = &[
    ('a', "ªᵃₐ"),
    ('c', "ᶜ"),
    ('d', "ᵈ"),
    ('e', "ᵉₑ"),
    ('g', "ᵍ"),
    ('h', "ʰ"),
    ('i', "ⁱᵢ"),
    ('l', "ˡ"),
    ('m', "ᵐ"),
    ('n', "ⁿ"),
    ('o', "ºᵒₒ"),
    ('r', "ʳᵣ"),
    ('s', "ˢſ"),
    ('t', "ᵗ"),
    ('u', "ᵘᵤ"),
    ('x', "ˣₓ"),
];

/// The small letter of a capital in the Latin, Greek and Cyrillic alphabets; other characters stay as they are.
///
/// The standard library's table is for all of Unicode and weighs 5 KB in the widget. These blocks lay their letters
/// out in the regular ways that are written here (see the code charts of the Unicode Standard).
fn lowercase(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => {
            code + 0x20
        }
        0x386 => 0x3AC,
        0x388..=0x38A => code + 0x25,
        0x38C => 0x3CC,
        0x38E..=0x38F => code + 0x3F,
        0x400..=0x40F => code + 0x50,
        0x130 => 0x69,
        0x178 => 0xFF,
        0x1C4 | 0x1C7 | 0x1CA => code + 2,
        // Pairs of a capital and its small letter, the capital on an even code …
        0x100..=0x137
        | 0x14A..=0x177
        | 0x1DE..=0x1EF
        | 0x1F8..=0x21F
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF => code | 1,
        // … and on an odd one.
        0x139..=0x148 | 0x179..=0x17E | 0x1CD..=0x1DC | 0x4C1..=0x4CE => code + (code & 1),
        0x1A0 | 0x1AF => code + 1,
        0x1F4 => 0x1F5,
        0x4C0 => 0x4CF,
        0x1E9E => 0xDF,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, &mut out));
        out
    }

    #[test]
    fn accents_case_and_width_do_not_matter() {
        assert_eq!(folded("CAFÉ Zürich Łódź ＰＩＮ"), "cafe zurich lodz pin");
        assert_eq!(folded("cafe\u{301}"), "cafe");
        assert_eq!(folded("STRASSE"), folded("Straße"));
        assert_eq!(folded("Ελλάδα"), "ελλαδα");
        assert_eq!(folded("ещё"), "еще");
        assert_eq!(folded("بِطَاقَة ٤"), "بطاقة 4");
    }

    #[test]
    fn other_forms_of_letters_and_digits_are_those_of_unicode() {
        let all = ('\u{80}'..='\u{24FF}').chain('\u{FB00}'..='\u{FB06}').chain('\u{FF01}'..='\u{FF5E}');
        let all: Vec<char> = all.chain('\u{1D400}'..='\u{1D6A3}').chain('\u{1D7CE}'..='\u{1D7FF}').collect();
        let is_changed =
            |c: char| plain(c) != c || LIGATURES.iter().skip(8).any(|(ligature, _)| *ligature == c);
        let changed: Vec<char> = all.into_iter().filter(|c| is_changed(*c) && c.nfkc().ne([*c])).collect();
        for c in &changed {
            let shown: String = c.nfkc().collect();
            assert_eq!(folded(&c.to_string()), folded(&shown), "{c} U+{:04X}", u32::from(*c));
        }
        assert!(changed.len() > 850, "{}", changed.len());
        // Nothing else is changed: but for places in the alphabets of mathematics that Unicode left empty.
        let kept = ('\u{80}'..='\u{FFFF}').filter(|c| is_changed(*c) && c.nfkc().eq([*c]));
        assert_eq!(kept.collect::<String>(), "");
    }

    /// The letters of the blocks that the tables are for.
    fn letters() -> impl Iterator<Item = char> {
        let latin = ('\u{C0}'..='\u{17F}').chain('\u{1CD}'..='\u{1DC}').chain('\u{1DE}'..='\u{1EF}');
        let more = ('\u{1F8}'..='\u{21B}').chain('\u{226}'..='\u{233}').chain('\u{1E00}'..='\u{1EFF}');
        let greek = ('\u{386}'..='\u{38F}').chain('\u{391}'..='\u{3C1}').chain('\u{3C3}'..='\u{3CE}');
        latin.chain(more).chain(greek).chain('\u{400}'..='\u{52F}').chain('\u{621}'..='\u{63A}')
    }

    /// Letters that Unicode does not take apart, though people leave out their strokes and dots; and two that
    /// Unicode takes apart into letters nobody types.
    const OURS: &str = "øđłıðħŧŋƀßæœþǣǽǿǯẚŉĸŀ";

    #[test]
    fn accents_are_those_of_unicode() {
        for c in letters().filter(|c| c.is_alphabetic()) {
            let small: String = c.to_lowercase().collect();
            if small.chars().any(|c| OURS.contains(c)) {
                continue;
            }
            let bare: String = small.nfkd().filter(|c| !is_combining_mark(*c)).collect();
            let expected: String = bare.chars().map(|c| if c == 'ς' { 'σ' } else { c }).collect();
            assert_eq!(folded(&c.to_string()), expected, "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn marks_are_marks_in_unicode_as_well() {
        for c in '\u{80}'..='\u{FFFF}' {
            let is_unseen = matches!(c,
                '\u{AD}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
            assert!(!is_mark(c) || is_unseen || is_combining_mark(c), "U+{:04X}", u32::from(c));
        }
    }
}
