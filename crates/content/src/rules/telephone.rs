//! A link to a telephone number that does not call whom it is meant to call.

use model::Target;

use crate::read::library::Text;
use crate::read::link::Destination;
use crate::read::numbers;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    for link in &text.markdown.links {
        let Destination::To(Target::Web(address)) = &link.to else { continue };
        let Some(number) = address.strip_prefix("tel:") else { continue };
        if let Some(zero) = numbers::trunk_zero(&number.replace("%20", " ")) {
            let message = format!("`{zero}` behind the country's code would be dialled");
            let help = format!("leave {zero} out of the address");
            report.error(&text.source, &link.span, message, help).unless(&[Cause::Slip]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, article, check};

    #[test]
    fn a_zero_that_is_not_dialled_behind_the_code_is_reported() {
        let text = "[call](tel:+44(0)2079460199), [call](tel:+49%20(0)%2030%20123), [call](<tel:0044 ( 0 ) 20 7946>), \
                    [call](tel:{{abroad}})";
        let site = SITE.replace("[facts]", "[facts]\nabroad = \"+44 (0)20 7946 0100\"");
        insta::assert_snapshot!(check(&[("site.toml", &site), ("en/cards/a.md", &article(text))]));
    }

    #[test]
    fn numbers_that_are_dialled_as_they_are_written_are_fine() {
        let text = article("[call](tel:+442079460199), [call](tel:(020)79460199), [call](tel:+39-06-12345)");
        assert_eq!(check(&[("en/cards/a.md", &text)]), "");
    }
}
