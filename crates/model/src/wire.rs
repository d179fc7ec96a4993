//! How values become bytes: each type names its parts once, for both directions.
//!
//! - A number is a varint: seven bits a byte, the lowest first, the eighth bit says that more follow (LEB128).
//! - A text or a list is its length, then its bytes or items. An absent value is `0`, a present one `1` and the value.
//! - A record is its fields one after the other. A choice between variants is the variant's number, then its fields.
//!
//! Reading takes any bytes and gives a value or nothing. It asks for no more memory than there are bytes, and goes no deeper
//! than [`MAX_DEPTH`]. Every type in itself, such as a quote in a quote, is in itself by way of a list, so only lists count.
//!
//! Derived serde code for the same types was a third of the widget's program; see
//! docs/decisions/0004-our-own-wire-format.md.

/// How deep lists may be inside each other in what is read. The checker lets blocks nest 16 deep, each of which is two
/// lists; the stack of the widget holds many times more.
pub const MAX_DEPTH: u8 = 64;

/// A value that can be written and read.
pub trait Wire: Sized {
    /// Its parts in their order, as `record!` and `choice!` were told them; nothing of a type without parts. For a test,
    /// which sees by it that the format has changed.
    const LAYOUT: &'static str = "";

    /// Adds the value to `out`.
    fn put(&self, out: &mut Vec<u8>);

    /// Takes a value off the front of `input`; `None` if there is none.
    fn take(input: &mut &[u8]) -> Option<Self> {
        Self::take_within(input, MAX_DEPTH)
    }

    /// The same, with at most `depth` lists inside each other.
    fn take_within(input: &mut &[u8], depth: u8) -> Option<Self>;
}

/// The number of a variant, off the front of `input`.
pub fn tag(input: &mut &[u8]) -> Option<u8> {
    let (first, rest) = input.split_first()?;
    *input = rest;
    Some(*first)
}

/// Both sizes of numbers that are written as varints.
macro_rules! varint {
    ($($name:ident)*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let mut rest = *self;
                while rest >= 0x80 {
                    out.push(rest as u8 | 0x80);
                    rest >>= 7;
                }
                out.push(rest as u8);
            }

            #[inline(never)]
            fn take_within(input: &mut &[u8], _: u8) -> Option<Self> {
                let mut number: Self = 0;
                for shift in (0..Self::BITS).step_by(7) {
                    let byte = tag(input)?;
                    let bits = Self::from(byte & 0x7f);
                    // The last byte has room for fewer bits.
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
        }
    )*};
}

varint! { u32 u64 }

impl Wire for u16 {
    fn put(&self, out: &mut Vec<u8>) {
        u32::from(*self).put(out);
    }

    fn take_within(input: &mut &[u8], _: u8) -> Option<Self> {
        u32::take(input)?.try_into().ok()
    }
}

impl Wire for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn take_within(input: &mut &[u8], _: u8) -> Option<Self> {
        tag(input)
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take_within(input: &mut &[u8], _: u8) -> Option<Self> {
        match tag(input)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_length(self.len(), out);
        out.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn take_within(input: &mut &[u8], _: u8) -> Option<Self> {
        let length = u32::take(input)? as usize;
        let (text, rest) = input.split_at_checked(length)?;
        *input = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take_within(input: &mut &[u8], depth: u8) -> Option<Self> {
        if bool::take(input)? { T::take_within(input, depth).map(Some) } else { Some(None) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        put_length(self.len(), out);
        for item in self {
            item.put(out);
        }
    }

    #[inline(never)]
    fn take_within(input: &mut &[u8], depth: u8) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let length = u32::take(input)?;
        // Grows with what is there: a damaged length must not ask for memory that does not exist.
        let mut items = Self::new();
        for _ in 0..length {
            items.push(T::take_within(input, depth)?);
        }
        Some(items)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take_within(input: &mut &[u8], depth: u8) -> Option<Self> {
        Some((A::take_within(input, depth)?, B::take_within(input, depth)?))
    }
}

fn put_length(length: usize, out: &mut Vec<u8>) {
    // A length over four billion cannot be written; it would not be read either, and no text comes near it.
    u32::try_from(length).unwrap_or(u32::MAX).put(out);
}

/// Makes structs [`Wire`]: `record!(Type { field, field })`.
#[macro_export]
macro_rules! record {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::wire::Wire for $name {
            const LAYOUT: &'static str = stringify!($name { $($field),* });

            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($field.put(out);)*
            }

            fn take_within(input: &mut &[u8], depth: u8) -> Option<Self> {
                Some(Self { $($field: $crate::wire::Wire::take_within(input, depth)?),* })
            }
        }
    )*};
}

/// Makes enums [`Wire`]: `choice!(Type { 0 = Plain, 1 = With(a, b), 2 = Named { a, b } })`. Numbers are never reused
/// for another variant without raising [`crate::bundle::VERSION`].
#[macro_export]
macro_rules! choice {
    ($($name:ident { $($tag:literal = $variant:ident $(($($item:ident),*))? $({$($field:ident),*})?),* $(,)? })*) => {$(
        impl $crate::wire::Wire for $name {
            const LAYOUT: &'static str =
                stringify!($name { $($tag = $variant $(($($item),*))? $({$($field),*})?),* });

            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($item),*))? $({$($field),*})? => {
                        out.push($tag);
                        $($($item.put(out);)*)?
                        $($($field.put(out);)*)?
                    })*
                }
            }

            #[allow(unused_variables, reason = "a choice between variants without fields has no depth")]
            fn take_within(input: &mut &[u8], depth: u8) -> Option<Self> {
                Some(match $crate::wire::tag(input)? {
                    $($tag => Self::$variant
                        $(($({ let $item = $crate::wire::Wire::take_within(input, depth)?; $item }),*))?
                        $({$($field: $crate::wire::Wire::take_within(input, depth)?),*})?,)*
                    _ => return None,
                })
            }
        }
    )*};
}

pub use crate::{choice, record};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_as_few_bytes_as_they_need() {
        for (number, bytes) in [
            (0, &[0][..]),
            (127, &[127]),
            (128, &[128, 1]),
            (300, &[0xac, 2]),
            (u32::MAX, &[255, 255, 255, 255, 15]),
        ] {
            let mut out = Vec::new();
            number.put(&mut out);
            assert_eq!(out, bytes);
            assert_eq!(u32::take(&mut &out[..]), Some(number));
        }
    }

    #[test]
    fn numbers_that_do_not_fit_are_refused() {
        assert_eq!(u32::take(&mut &[255, 255, 255, 255, 16][..]), None);
        assert_eq!(u32::take(&mut &[128, 128, 128, 128, 128, 0][..]), None);
        assert_eq!(u16::take(&mut &[128, 128, 4][..]), None);
        let longest = [255, 255, 255, 255, 255, 255, 255, 255, 255, 1];
        assert_eq!(u64::take(&mut &longest[..]), Some(u64::MAX));
        assert_eq!(u64::take(&mut &[&longest[..9], &[2]].concat()[..]), None);
    }

    #[test]
    fn a_length_beyond_the_end_is_refused_at_once() {
        assert_eq!(String::take(&mut &[255, 255, 255, 255, 15, b'a'][..]), None);
        assert_eq!(Vec::<String>::take(&mut &[255, 255, 255, 255, 15][..]), None);
    }

    #[test]
    fn lists_are_read_as_deep_as_they_may_be_and_no_deeper() {
        // A list of one list of one list …; the innermost is empty.
        let deep = |depth: u8| [vec![1; usize::from(depth) - 1], vec![0]].concat();
        for (depth, is_read) in [(1, true), (MAX_DEPTH, true), (MAX_DEPTH + 1, false), (u8::MAX, false)] {
            assert_eq!(Nest::take(&mut &deep(depth)[..]).is_some(), is_read, "{depth}");
        }
        assert_eq!(Nest::take(&mut &vec![1; 10_000_000][..]), None);
    }

    #[derive(Debug, PartialEq)]
    struct Nest(Vec<Nest>);

    impl Wire for Nest {
        fn put(&self, out: &mut Vec<u8>) {
            self.0.put(out);
        }

        fn take_within(input: &mut &[u8], depth: u8) -> Option<Self> {
            Wire::take_within(input, depth).map(Self)
        }
    }

    #[test]
    fn text_that_is_not_utf_8_is_refused() {
        assert_eq!(String::take(&mut &[1, 0xff][..]), None);
    }
}
