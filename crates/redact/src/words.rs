//! The words that tell what a number is, in English, German, French and Spanish.

/// What a word tells of the number next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing: it may stand between a number and the word that tells.
    Link,
    /// Nothing, and not right before a number: `in 2024`.
    Place,
    /// Nothing, and right before a number that it is a PIN if anything: `set my PIN to 1234`, but `sent a code to 0808 …`.
    To,
    /// That what follows it is what was named, or the other way round.
    Is,
    /// That it is no password, though it stands where one would.
    Plain,
    /// That it is a code, if the words next to it do not say which.
    Code,
    /// That the code next to it is a harmless one: `postal code`.
    Harmless,
    /// That the code next to it is a card's, or good once.
    Security,
    /// A kind each.
    Pin,
    Cvv,
    Password,
    Ssn,
    SortCode,
    Account,
}

/// A set of roles, one bit for each.
pub(crate) type Roles = u16;

impl Role {
    /// The set with this one.
    pub(crate) const fn alone(self) -> Roles {
        1 << self as u16
    }

    /// Whether it names a kind, and does not only join words.
    pub(crate) const fn names(self) -> bool {
        matches!(self, Security | Pin | Cvv | Password | Ssn | SortCode | Account)
    }
}

use Role::{
    Account, Code, Cvv, Harmless, Is, Link, Password, Pin, Place, Plain, Security, SortCode, Ssn, To,
};

/// The roles, in an order of which [`pack`] keeps the place.
const ROLES: [Role; 14] =
    [Link, Place, To, Is, Plain, Code, Harmless, Security, Pin, Cvv, Password, Ssn, SortCode, Account];

/// The words of each language without accents, as symbols have them. Words of two languages stand with the first.
const WORDS: [(Role, &str); 47] = [
    // English.
    (Pin, "pin pins pincode secret"),
    (Cvv, "cvv cvc csc cvn cvs cid"),
    (Code, "code codes otp otps tan passkey"),
    (Security, "security"),
    (Password, "password passwords passwd pwd passcode passphrase passwort"),
    (Ssn, "ssn social"),
    (SortCode, "sort sortcode"),
    (Account, "account accounts acct acc"),
    (
        Harmless,
        "post postal zip error country area dial dialling dialing discount promo promotional promotion coupon voucher \
         gift referral invite qr bar product order tracking booking reference ref swift bank bic branch tax source \
         status reason response http currency merchant category dress colour color",
    ),
    (Is, "is was are were reads says equals as being s"),
    (
        Link,
        "it its this that these the my your our her his an and or with which for of you me we us have had has",
    ),
    (
        Link,
        "got get getting received sent send texted emailed entered typed used use using gave chose set just only",
    ),
    (
        Link,
        "new old current correct right wrong same first second last one time login sign log verification verify",
    ),
    (
        Link,
        "confirmation authentication authorisation authorization activation access unlock sms text message mail",
    ),
    (
        Link,
        "email app phone mobile online banking internet card debit credit visa mastercard number numbers num no nr",
    ),
    (Link, "digit digits holder personal identification back please would be should here below following"),
    (To, "to auf zu"),
    (Place, "in on at from by since until after before about"),
    (
        Plain,
        "not never always still too incorrect invalid blocked locked expired refused rejected declined changed reset \
         stolen hacked lost forgotten gone asked required needed weak strong how what why when where who can could do \
         does did will must problem issue help protected safe accepted recognised recognized working known denied unable stopped there any some",
    ),
    // German.
    (Pin, "geheimzahl geheimnummer geheimcode"),
    (
        Cvv,
        "prufnummer prufziffer prufzahl kartenprufnummer kartenprufziffer sicherheitsnummer pruefnummer pruefziffer",
    ),
    (
        Code,
        "mtan smstan einmalcode bestatigungscode verifizierungscode freigabecode aktivierungscode zugangscode kode",
    ),
    (Security, "sicherheitscode"),
    (Password, "passworter kennwort einmalpasswort einmalkennwort zugangspasswort"),
    (Account, "konto kontonummer kontonr"),
    (Is, "ist war sind waren lautet lautete heisst als"),
    (
        Link,
        "der die das den dem ein eine meine mein meiner meines meinem ihr ihre unsere ich habe hat wir sie und oder mit",
    ),
    (
        Link,
        "fur von zur zum bekommen erhalten nummer neue neuer neues alte karte kreditkarte handy geschickt gesendet",
    ),
    (
        Plain,
        "nicht kein falsch richtig ungultig gesperrt abgelaufen vergessen weg immer nie wie warum wann wo kann",
    ),
    // French.
    (Pin, "confidentiel"),
    (Cvv, "cryptogramme"),
    (Security, "securite"),
    (Password, "passe mdp"),
    (Account, "compte"),
    (Is, "est etait sont etaient comme"),
    (
        Link,
        "le la les mon ma mes votre vos notre ce cette un une de du des et ou avec pour par ai recu recue numero carte \
         visuel nouveau nouvelle ancien validation acces",
    ),
    (
        Plain,
        "pas incorrecte faux fausse invalide bloque bloquee expire oublie refuse comment pourquoi quand trop",
    ),
    (Harmless, "erreur pays promotionnel produit fehler postale"),
    // Spanish.
    (Pin, "nip secreta secreto"),
    (Code, "codigo codigos"),
    (Security, "seguridad"),
    (Password, "contrasena clave claves"),
    (Account, "cuenta"),
    (Is, "es era son eran fue como"),
    (
        Link,
        "el los mi mis su tu lo he recibido recibi por para del al y o tarjeta nuevo nueva verificacion acceso telefono",
    ),
    (
        Plain,
        "incorrecto incorrecta invalida bloqueada bloqueado caducada olvidada olvide rechazada porque cuando cual donde",
    ),
    (Harmless, "pais producto descuento pedido"),
];

/// How many bits of an entry of [`TABLE`] are its role.
const ROLE_BITS: u32 = 4;

/// How many bits of a sum are not in an entry.
const SUM_SHIFT: u32 = 12;

/// How many words there are.
const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < WORDS.len() {
        let words = WORDS[at].1.as_bytes();
        let mut byte = 0;
        while byte < words.len() {
            if words[byte] == b' ' {
                count += 1;
            }
            byte += 1;
        }
        count += 1;
        at += 1;
    }
    count
};

/// A sum of each word with its role, sorted. Customers download this instead of the words: it is shorter and quicker to
/// look at. One unknown word in about 2,300 has a known one's sum: there are 2^20 sums and some 460 words.
const TABLE: [Entry; COUNT] = {
    let mut table = [[0; 3]; COUNT];
    let (mut len, mut at) = (0, 0);
    while at < WORDS.len() {
        let mut words = WORDS[at].1.as_bytes();
        while !words.is_empty() {
            let (word, rest) = first_word(words);
            words = rest;
            // Put where it belongs among those that are sorted already.
            let entry = pack(sum(word), WORDS[at].0);
            let mut place = len;
            while place > 0 && number(table[place - 1]) > number(entry) {
                table[place] = table[place - 1];
                place -= 1;
            }
            table[place] = entry;
            len += 1;
        }
        at += 1;
    }
    table
};

/// The first of some words with one space between them, and the others.
const fn first_word(words: &[u8]) -> (&[u8], &[u8]) {
    let mut len = 0;
    while len < words.len() && words[len] != b' ' {
        len += 1;
    }
    let (word, rest) = words.split_at(len);
    match rest {
        [_, rest @ ..] => (word, rest),
        [] => (word, rest),
    }
}

/// The sum of a word in any case: FNV-1a with 32 bits (Fowler, Noll, Vo; RFC 9923).
const fn sum(word: &[u8]) -> u32 {
    let mut sum = 0x811C_9DC5_u32;
    let mut at = 0;
    while at < word.len() {
        sum = (sum ^ word[at].to_ascii_uppercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    sum
}

/// The upper 20 bits of a word's sum, and the place of its role: a number of 24 bits.
type Entry = [u8; 3];

const fn number([first, second, third]: Entry) -> u32 {
    u32::from_be_bytes([0, first, second, third])
}

const fn pack(sum: u32, role: Role) -> Entry {
    let mut place = 0;
    while place < ROLES.len() && ROLES[place] as u32 != role as u32 {
        place += 1;
    }
    let [_, first, second, third] = (sum >> SUM_SHIFT << ROLE_BITS | place as u32).to_be_bytes();
    [first, second, third]
}

/// What a word of symbols tells. A letter by itself tells nothing: `I`, and what is before or behind an apostrophe.
pub(crate) fn role(word: &[u8]) -> Option<Role> {
    let sum = sum(word) >> SUM_SHIFT;
    let known = TABLE.binary_search_by_key(&sum, |entry| number(*entry) >> ROLE_BITS).ok();
    match known.and_then(|at| TABLE.get(at)) {
        Some(entry) => ROLES.get((number(*entry) & ((1 << ROLE_BITS) - 1)) as usize).copied(),
        None => (word.len() == 1).then_some(Role::Link),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_once_and_has_its_role() {
        assert!(
            TABLE.is_sorted_by(|one, next| number(*one) >> ROLE_BITS < number(*next) >> ROLE_BITS),
            "{:?}",
            twice()
        );
        for (expected, words) in WORDS {
            for word in words.split(' ') {
                assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word:?}");
                assert_eq!(role(word.to_ascii_uppercase().as_bytes()), Some(expected), "{word}");
            }
        }
    }

    /// The words that stand more than once.
    fn twice() -> Vec<&'static str> {
        let mut words: Vec<_> = WORDS.iter().flat_map(|(_, words)| words.split(' ')).collect();
        words.sort_unstable();
        words.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
    }

    #[test]
    fn accents_do_not_matter() {
        for word in ["contraseña", "Prüfnummer", "sécurité", "CÓDIGO"] {
            let word: Vec<_> = crate::symbols::of(word).map(|(_, symbol)| symbol).collect();
            assert!(role(&word).is_some(), "{word:?}");
        }
    }

    #[test]
    fn no_word_of_one_or_two_letters_names_a_kind() {
        // Nor has one by chance the sum of a word that does: `GROWTH` counts on it.
        for one in b'A'..=b'Z' {
            let words = std::iter::once(vec![one]).chain((b'A'..=b'Z').map(|two| vec![one, two]));
            for word in words {
                assert!(!role(&word).is_some_and(Role::names), "{}", word.escape_ascii());
            }
        }
    }

    #[test]
    fn unknown_words_tell_nothing_and_single_letters_are_passed_over() {
        assert_eq!(role(b"GIRAFFE"), None);
        assert_eq!(role(b"X"), Some(Role::Link));
    }
}
