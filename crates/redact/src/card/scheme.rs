//! The schemes of payment cards: who uses which numbers, and how their last digit checks the others.

/// The fewest digits that any of the schemes uses.
pub(super) const MIN_DIGITS: u32 = 13;

/// The most digits that ISO/IEC 7812-1 allows.
pub(super) const MAX_DIGITS: u32 = 19;

/// How many digits of a number tell its scheme.
pub(super) const PREFIX_DIGITS: u32 = 4;

/// A range of prefixes, and the lengths of the numbers that start with one of them.
struct Scheme {
    first: u16,
    last: u16,
    lengths: Lengths,
}

/// Numbers of digits: the lowest bit is for [`MIN_DIGITS`].
pub(super) type Lengths = u8;

/// Who uses which numbers, as Visa, Mastercard and American Express tell merchants, and Discover in its list of
/// ranges for Discover, Diners Club, JCB and UnionPay; then schemes of one country, as common lists of
/// prefixes have them, which nobody keeps officially.
///
/// Where lists are finer than four digits, all of the four are taken; where they differ in the lengths, all that are
/// named. A number that is wrongly found costs a search a few digits, one that is not found leaves the device.
const SCHEMES: [Scheme; 25] = [
    // Visa. Numbers of 13 digits are no longer given out.
    scheme(4000, 4999, digits(13, 13) | digits(16, 16) | digits(18, 19)),
    // Mastercard.
    scheme(2221, 2720, digits(16, 16)),
    scheme(5100, 5599, digits(16, 16)),
    // American Express.
    scheme(3400, 3499, digits(15, 15)),
    scheme(3700, 3799, digits(15, 15)),
    // Discover.
    scheme(6011, 6011, digits(16, 19)),
    scheme(6440, 6599, digits(16, 19)),
    // Diners Club.
    scheme(3000, 3059, digits(14, 19)),
    scheme(3095, 3095, digits(14, 19)),
    scheme(3600, 3699, digits(14, 19)),
    scheme(3800, 3999, digits(14, 19)),
    // JCB.
    scheme(3528, 3589, digits(16, 19)),
    // Maestro.
    scheme(5000, 5099, digits(13, 19)),
    scheme(5600, 5899, digits(13, 19)),
    scheme(6300, 6399, digits(13, 19)),
    scheme(6700, 6799, digits(13, 19)),
    // UnionPay.
    scheme(6200, 6299, digits(16, 19)),
    scheme(8100, 8171, digits(16, 19)),
    // Mir, and BORICA after it.
    scheme(2200, 2205, digits(16, 19)),
    // RuPay.
    scheme(6000, 6099, digits(16, 16)),
    scheme(8200, 8299, digits(16, 16)),
    // UzCard and Humo.
    scheme(8600, 8600, digits(16, 16)),
    scheme(9860, 9860, digits(16, 16)),
    // NAPAS.
    scheme(9704, 9704, digits(16, 16) | digits(19, 19)),
    // Troy.
    scheme(9792, 9792, digits(16, 16)),
];

const fn scheme(first: u16, last: u16, lengths: Lengths) -> Scheme {
    Scheme { first, last, lengths }
}

const fn digits(fewest: u32, most: u32) -> Lengths {
    let mut lengths = 0;
    let mut digits = fewest;
    while digits <= most {
        lengths |= 1 << (digits - MIN_DIGITS);
        digits += 1;
    }
    lengths
}

pub(super) fn lengths_of(prefix: u16) -> Lengths {
    let those = SCHEMES.iter().filter(|scheme| (scheme.first..=scheme.last).contains(&prefix));
    those.fold(0, |lengths, scheme| lengths | scheme.lengths)
}

/// Luhn's sum (ISO/IEC 7812-1, annex B), from left to right.
///
/// Every second digit counts double, beginning with the last but one. How many will come is not known, so there is
/// one sum for either case.
#[derive(Default)]
pub(super) struct Luhn {
    /// The sum if the number ends here.
    ends: u32,
    /// The sum if one more digit comes.
    goes_on: u32,
}

impl Luhn {
    pub(super) fn add(&mut self, digit: u8) {
        let single = u32::from(digit);
        let double = single * 2;
        // Nine less is the sum of the two digits.
        let double = if double > 9 { double - 9 } else { double };
        (self.ends, self.goes_on) = (self.goes_on + single, self.ends + double);
    }

    pub(super) fn holds(&self) -> bool {
        self.ends.is_multiple_of(10)
    }
}
