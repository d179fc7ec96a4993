//! Numbers and texts in the bytes of an index.
//!
//! A number is a varint: seven bits a byte, the lowest first, the eighth bit says that more follow (LEB128). A text is
//! its length in bytes, then its bytes in UTF-8.

/// Adds a number.
pub(crate) fn put_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Adds a text.
pub(crate) fn put_text(text: &str, out: &mut Vec<u8>) {
    put_number(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

/// Reads bytes from the front; every reading ends in `None` where they do not hold what is asked for.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Begins at byte `at` of `bytes`.
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next byte's place.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Whether all bytes have been read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    #[inline]
    pub(crate) fn number(&mut self) -> Option<u32> {
        let first = self.byte()?;
        if first < 0x80 { Some(u32::from(first)) } else { self.long_number(first) }
    }

    /// The number that begins with `first`, of several bytes.
    fn long_number(&mut self, first: u8) -> Option<u32> {
        let mut number = u32::from(first & 0x7f);
        for shift in [7, 14, 21, 28] {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            // The fifth byte has room for four bits only.
            if bits.leading_zeros() < shift {
                return None;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(crate) fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(length)?;
        let slice = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(slice)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.slice(length as usize)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_and_texts_come_back(number in any::<u32>(), text in ".{0,20}") {
            let mut bytes = Vec::new();
            put_number(number as usize, &mut bytes);
            put_text(&text, &mut bytes);
            let mut reader = Reader::new(&bytes, 0);
            prop_assert_eq!(reader.number(), Some(number));
            prop_assert_eq!(reader.text(), Some(&text[..]));
            prop_assert!(reader.is_at_end());
        }
    }

    #[test]
    fn numbers_that_do_not_fit_and_texts_beyond_the_end_are_refused() {
        assert_eq!(Reader::new(&[255, 255, 255, 255, 16], 0).number(), None);
        assert_eq!(Reader::new(&[128, 128, 128, 128, 128, 0], 0).number(), None);
        assert_eq!(Reader::new(&[128], 0).number(), None);
        assert_eq!(Reader::new(&[2, b'a'], 0).text(), None);
        assert_eq!(Reader::new(&[1, 0xff], 0).text(), None);
    }
}
