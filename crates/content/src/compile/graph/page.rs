//! All flows of a locale on one page of HTML, without scripts.

use std::fmt::Write as _;

use model::Direction;

use super::drawing::Drawing;
use super::svg;
use super::text::xml;

const STYLE: &str = "body{margin:0 auto;padding:1rem 2rem;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark;\
    color:#1a1f26;background:#fff}a{color:#1d5fb4}figure{margin:1rem 0;overflow:auto;border:1px solid #8a94a0}\
    section{margin-block:3rem}svg{display:block}\
    @media (prefers-color-scheme:dark){body{color:#eef1f4;background:#14181d}a{color:#6fa8f0}}";

/// The page.
pub(super) fn write(bank: &str, locale: &str, direction: Option<Direction>, drawings: &[Drawing]) -> String {
    let direction = direction.unwrap_or(Direction::Ltr).as_str();
    let title = xml(&format!("The flows of {bank} ({locale})"));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<nav aria-label=\"Flows\">\n<ul>\n",
        svg::style(),
    );
    let locale = xml(locale);
    for Drawing { slug, title, .. } in drawings {
        let (slug, title) = (xml(slug), xml(title));
        let _ =
            writeln!(out, "<li><a href=\"#{slug}\" lang=\"{locale}\" dir=\"{direction}\">{title}</a></li>");
    }
    out.push_str("</ul>\n</nav>\n<main>\n");
    for drawing in drawings {
        let (slug, title) = (xml(&drawing.slug), xml(&drawing.title));
        let _ = write!(
            out,
            "<section id=\"{slug}\" aria-labelledby=\"{slug}-heading\">\n\
             <h2 id=\"{slug}-heading\" lang=\"{locale}\" dir=\"{direction}\">{title}</h2>\n\
             <p>{slug}.flow.md</p>\n<figure tabindex=\"0\" aria-labelledby=\"{slug}-heading\">\n{}</figure>\n",
            svg::picture(drawing, ""),
        );
        in_words(&mut out, drawing, &locale, direction);
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The same as a list, whose choices are links.
fn in_words(out: &mut String, drawing: &Drawing, locale: &str, direction: &str) {
    let slug = xml(&drawing.slug);
    let _ =
        writeln!(out, "<details>\n<summary>In words</summary>\n<ol lang=\"{locale}\" dir=\"{direction}\">");
    for (at, node) in drawing.nodes.iter().enumerate() {
        let (id, title, kind) = (xml(&node.id), xml(&node.title), node.kind());
        let _ = write!(out, "<li id=\"{slug}--{id}\"><strong>{title}</strong> ({kind})");
        let arrows: Vec<_> = drawing.arrows.iter().filter(|arrow| arrow.from == at).collect();
        if !arrows.is_empty() {
            out.push_str("\n<ul>\n");
            for arrow in arrows {
                let to = &drawing.nodes[arrow.to];
                let (label, id, title) = (xml(&arrow.label), xml(&to.id), xml(&to.title));
                let _ = writeln!(out, "<li>{label}: <a href=\"#{slug}--{id}\">{title}</a></li>");
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</details>\n");
}
