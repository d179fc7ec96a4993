//! The words that tell what a number is, in English, German, French and Spanish.

/// What a word tells of the number next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing: it may be between a number and the word that tells.
    Link,
    /// Nothing, and not right before a number: `in 2024`.
    Place,
    /// Nothing, and right before a number that it is a PIN if anything: `set my PIN to 1234`, but `sent a code to 0808 …`.
    To,
    /// That what follows it is what was named, or the other way round.
    Is,
    /// Nothing, and with an `is` that what follows is what was named, however far away: `my PIN is refused, it is 1234`.
    It,
    /// The same by itself: `my PIN is refused, I typed 1234`.
    Entered,
    /// That the number before it counts something: `1000 times`.
    Unit,
    /// The side of a card that its security code is on: `the digits on the back are 123`.
    Back,
    /// That it is no password, though it is where one would be.
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
    Answer,
    Ssn,
    Insurance,
    Identity,
    SortCode,
    Account,
}

/// A set of roles, one bit for each.
pub(crate) type Roles = u32;

impl Role {
    /// The set with this one.
    pub(crate) const fn alone(self) -> Roles {
        1 << self as u32
    }

    /// Whether it names a kind, and does not only join words.
    pub(crate) const fn names(self) -> bool {
        self as u32 >= Security as u32
    }

    /// Whether it only joins words.
    pub(crate) const fn joins(self) -> bool {
        matches!(self, Link | Place | To | Is | It | Entered | Back)
    }
}

use Role::{
    Account, Answer, Back, Code, Cvv, Entered, Harmless, Identity, Insurance, Is, It, Link, Password, Pin,
    Place, Plain, Security, SortCode, Ssn, To, Unit,
};

/// The roles, each at the place of its number.
const ROLES: [Role; 21] = [
    Link, Place, To, Is, It, Entered, Unit, Back, Plain, Code, Harmless, Security, Pin, Cvv, Password,
    Answer, Ssn, Insurance, Identity, SortCode, Account,
];

/// The words of each language without accents, as symbols have them. Words of two languages are with the first. What
/// people write as two words, such as `pass word`, is here as one.
const WORDS: [(Role, &str); 64] = [
    // English.
    (Pin, "pin pins pincode secret"),
    (Cvv, "cvv cvc csc cvn cvs cid ccv csv signaturestrip"),
    (Code, "code codes otp otps otc totp tan passkey"),
    (Security, "security"),
    (Password, "password passwords passwd pwd pswd psw pass passcode passphrase passwort passw pword pw pws"),
    (
        Answer,
        "memorable maiden mmn maidenname memorableword memorableplace memorabledate memorablename memorablephrase \
         memorableanswer memorableinfo memorableinformation memorabledata secretword secretanswer secretquestion \
         securityanswer securityquestion securityword securityphrase",
    ),
    (Ssn, "ssn social"),
    (Insurance, "ni nino nin nationalinsurance"),
    (Identity, "passport passports licence license idcard identitycard"),
    (SortCode, "sort sortcode sc"),
    (Account, "account accounts acct acc ac"),
    (
        Harmless,
        "post postal zip error country area dial dialling dialing discount promo promotional promotion coupon voucher \
         gift referral invite qr bar product order tracking booking reference ref swift bank bic branch tax source \
         status reason response http currency merchant category dress colour color",
    ),
    (Is, "is was are were reads says equals as being s"),
    (It, "it its this that thats which"),
    (Entered, "entered typed used use using chose enter type tried put"),
    (
        Unit,
        "times days hours minutes seconds weeks months years pounds euros dollars quid pence points miles transactions \
         characters letters attempts people",
    ),
    (Back, "back reverse rear"),
    (Link, "these the my your our her his an and or with for of you me we us have had has"),
    (Link, "got get getting received sent send texted emailed gave set just only"),
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
    (Link, "digit digits holder personal identification please would be should here below following"),
    (Link, "word name mother mothers answer question three four"),
    (To, "to auf zu"),
    (Place, "in on at from by since until after before about"),
    (
        Plain,
        "not never always still too incorrect invalid blocked locked expired refused rejected declined changed reset \
         stolen hacked lost forgotten gone asked required needed weak strong how what why when where who can could do \
         does did will must problem issue help protected safe accepted recognised recognized working known denied unable \
         stopped there any some",
    ),
    (
        Plain,
        "hard easy long short simple difficult complex complicated secure insecure fine ok okay good bad great nice \
         silly stupid annoying confusing tricky different important private sensitive case empty blank missing \
         visible hidden broken unknown unsafe outdated temporary permanent unique similar identical impossible \
         possible terrible awful rubbish useless mandatory optional all both none nothing something everything more \
         less very really so quite now again also yes but because if then than while although though through \
         thanks thank hello hi sorry due up down out off over under between per even ever yet almost mostly \
         don doesn didn isn wasn aren couldn won wouldn shouldn haven hasn \
         dont doesnt didnt isnt wasnt arent cant couldnt wont wouldnt shouldnt havent hasnt",
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
    (Identity, "reisepass reisepassnummer passnummer ausweisnummer personalausweis"),
    (Account, "konto kontonummer kontonr"),
    (Back, "ruckseite"),
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
    (Identity, "passeport"),
    (Account, "compte"),
    (Back, "dos verso"),
    (Is, "est etait sont etaient comme"),
    (Place, "au"),
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
    (Identity, "pasaporte"),
    (Account, "cuenta"),
    (Back, "reverso dorso"),
    (Is, "es era son eran fue como"),
    (Place, "en"),
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
const ROLE_BITS: u32 = 5;

/// How many bits of a hash are not in an entry.
const HASH_SHIFT: u32 = 13;

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

/// The hash of each word with its role, sorted. Customers download this instead of the words: it is shorter and quicker to
/// look at. One unknown word in about 800 has a known one's hash, and one in 4,000 that of a word that names a kind: there
/// are 2^19 hashes, some 640 words, and 120 that name one.
const TABLE: [Entry; COUNT] = {
    let mut table = [[0; 3]; COUNT];
    let (mut len, mut at) = (0, 0);
    while at < WORDS.len() {
        let mut words = WORDS[at].1.as_bytes();
        while !words.is_empty() {
            let (word, rest) = first_word(words);
            words = rest;
            // Put where it belongs among those that are sorted already.
            let entry = pack(hash_on(NO_HASH, word), WORDS[at].0);
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

/// The hash of no word yet: FNV-1a with 32 bits (Fowler, Noll, Vo; RFC 9923).
const NO_HASH: u32 = 0x811C_9DC5;

/// The hash of a word that goes on with `word`, in any case.
const fn hash_on(mut hash: u32, word: &[u8]) -> u32 {
    let mut at = 0;
    while at < word.len() {
        hash = (hash ^ word[at].to_ascii_uppercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The upper 19 bits of a word's hash, and the number of its role: a number of 24 bits.
type Entry = [u8; 3];

const fn number([first, second, third]: Entry) -> u32 {
    u32::from_be_bytes([0, first, second, third])
}

const fn pack(hash: u32, role: Role) -> Entry {
    let [_, first, second, third] = (hash >> HASH_SHIFT << ROLE_BITS | role as u32).to_be_bytes();
    [first, second, third]
}

/// What a word of symbols tells. A letter by itself tells nothing: `I`, and what is before or after an apostrophe.
pub(crate) fn role(word: &[u8]) -> Option<Role> {
    role_of(hash_on(NO_HASH, word)).or_else(|| (word.len() == 1).then_some(Link))
}

/// The kind that two words name as one: `pass word`, `maiden name`.
pub(crate) fn role_of_two(first: &[u8], second: &[u8]) -> Option<Role> {
    role_of(hash_on(hash_on(NO_HASH, first), second)).filter(|role| role.names())
}

fn role_of(hash: u32) -> Option<Role> {
    let hash = hash >> HASH_SHIFT;
    let known = TABLE.binary_search_by_key(&hash, |entry| number(*entry) >> ROLE_BITS).ok();
    let entry = number(*TABLE.get(known?)?);
    ROLES.get((entry & ((1 << ROLE_BITS) - 1)) as usize).copied()
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

    /// The words that are more than once.
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
    fn few_words_of_one_or_two_letters_name_a_kind() {
        // Nor has another one by chance the hash of a word that does: a letter tells nothing, and people abbreviate.
        let letters = b'A'..=b'Z';
        let words = letters.clone().map(|one| vec![one]);
        let words =
            words.chain(letters.clone().flat_map(|one| letters.clone().map(move |two| vec![one, two])));
        let naming = words.filter(|word| role(word).is_some_and(Role::names));
        assert_eq!(naming.collect::<Vec<_>>(), [b"AC", b"NI", b"PW", b"SC"].map(|word| word.to_vec()));
    }

    #[test]
    fn roles_stand_at_the_place_of_their_number() {
        assert!(ROLES.iter().enumerate().all(|(at, role)| *role as usize == at));
    }

    #[test]
    fn two_words_may_name_what_one_does() {
        assert_eq!(role_of_two(b"PASS", b"WORD"), Some(Password));
        assert_eq!(role_of_two(b"MAIDEN", b"NAME"), Some(Answer));
        assert_eq!(role_of_two(b"WH", b"ICH"), None);
        assert_eq!(role_of_two(b"BUS", b"PASS"), None);
    }

    #[test]
    fn unknown_words_tell_nothing_and_single_letters_are_passed_over() {
        assert_eq!(role(b"GIRAFFE"), None);
        assert_eq!(role(b"X"), Some(Role::Link));
    }
}
