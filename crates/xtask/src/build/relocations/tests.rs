use super::*;

/// A number as the linker writes it: in five bytes, to have room for any. These are all small and positive.
fn padded(number: u32) -> [u8; 5] {
    [number as u8 & 127 | 128, (number >> 7) as u8 & 127 | 128, 128, 128, 0]
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [&[id], &padded(content.len() as u32)[..], content].concat()
}

fn custom(name: &str, content: &[u8]) -> Vec<u8> {
    section(0, &[&[name.len() as u8], name.as_bytes(), content].concat())
}

/// A linked program: a function that has the address `in_code`, which the linker notes as that of the second object
/// and four more, and data at 1024. Of its two objects the first holds a place in the table and the second's address.
fn linked(in_code: u32, notes: bool) -> Vec<u8> {
    let body = [&[0, 0x41][..], &padded(in_code), &[0x1a, 0x0b]].concat();
    let code = [&[1, body.len() as u8][..], &body].concat();
    // At 1024 (signed LEB128), 16 bytes.
    let mut data = vec![1, 0, 0x41, 0x80, 0x08, 0x0b, 16];
    for word in [7_u32, 1032, 5, 5] {
        data.extend(word.to_le_bytes());
    }
    let mut file = b"\0asm\x01\0\0\0".to_vec();
    file.extend(section(1, &[1, 0x60, 0, 0]));
    file.extend(section(3, &[1, 0]));
    file.extend(section(10, &code));
    file.extend(section(11, &data));
    if notes {
        let symbols =
            [&[3, 0, 0, 0, 1, b'f'][..], &[1, 0, 1, b'a', 0, 0, 8], &[1, 0, 1, b'b', 0, 8, 8]].concat();
        let table = [&[2, 8, symbols.len() as u8][..], &symbols].concat();
        file.extend(custom("linking", &table));
        // Section, number of notes; then each with its type, offset, symbol and, for addresses, what is added.
        file.extend(custom("reloc.CODE", &[2, 1, 4, 4, 2, 4]));
        file.extend(custom("reloc.DATA", &[3, 2, 2, 7, 0, 5, 11, 2, 0]));
    }
    file
}

#[test]
fn numbers_are_told_from_places() {
    let relocations = Relocations::read(&linked(1036, true)).unwrap();
    let [first, second] = &relocations.objects[..] else { panic!("{relocations:?}") };
    assert_eq!((first.bytes.clone(), second.bytes.clone()), (1024..1032, 1032..1040));
    assert_eq!(first.places, HashSet::from([Place::Function(7), Place::Object(1)]));
    assert_eq!(second.places, HashSet::new());
    assert_eq!(relocations.in_code, HashMap::from([(1036, HashSet::from([Place::Object(1)]))]));
}

#[test]
fn notes_that_do_not_fit_the_program_are_refused() {
    let error = Relocations::read(&linked(1037, true)).unwrap_err().to_string();
    assert!(error.contains("notes 1036 where 1037 is written"), "{error}");
}

#[test]
fn a_program_without_notes_is_refused_with_a_way_out() {
    let error = Relocations::read(&linked(1036, false)).unwrap_err().to_string();
    assert!(error.contains("--emit-relocs"), "{error}");
}
