use std::slice;

use model::bundle::{self, Kind};
use model::wire::Wire;
use model::{Article, Block, SectionId, plain_text, walk};
use search::{Index, Mark, Query, Section, Suggestions};

use crate::{Excerpt, Found, Marks, Request};

/// The search index of a bundle, and what can be asked about it.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    suggestions: Suggestions,
}

/// Why a file could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is not this file of a bundle.
    #[error(transparent)]
    Bundle(#[from] bundle::ReadError),
    /// What is in it cannot be read.
    #[error(transparent)]
    Search(#[from] search::ReadError),
}

impl Engine {
    /// Starts with the bundle's file of the search index. There are no suggestions yet.
    ///
    /// # Errors
    /// [`OpenError`] for a file that is not one of this release.
    pub fn new(index: &[u8]) -> Result<Self, OpenError> {
        let index = Index::read(bundle::open(Kind::Index, index)?.to_vec())?;
        Ok(Self { index, suggestions: Suggestions::default() })
    }

    /// Takes the bundle's file of suggestions.
    ///
    /// # Errors
    /// [`OpenError`] for a file that is not one of this release; there are no suggestions then.
    pub fn take_suggestions(&mut self, file: &[u8]) -> Result<(), OpenError> {
        self.suggestions = Suggestions::read(bundle::open(Kind::Suggestions, file)?)?;
        Ok(())
    }

    /// The answer to a [`Request`], both in bytes; no bytes for what is not a request.
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        match Request::take(&mut &*request) {
            Some(Request::Search { typed, hits, suggestions }) => {
                self.search(&typed, hits as usize, suggestions as usize).put(&mut out);
            }
            Some(Request::Mark { typed, texts }) => self.mark(&typed, &texts).put(&mut out),
            Some(Request::Excerpt { typed, article }) => self.excerpt(&typed, &article).put(&mut out),
            None => {}
        }
        out
    }

    fn search(&self, typed: &str, hits: usize, suggestions: usize) -> Found {
        if !redact::find(typed, redact::Scope::Numbers).is_empty() {
            return Found { is_private: true, ..Found::default() };
        }
        let query = Query::new(&self.index, typed);
        let found = query.hits(hits);
        let documents = found.iter().map(|hit| hit.document).collect();
        if !query.is_answerable() {
            return Found { near: documents, ..Found::default() };
        }
        let suggestions = self.suggestions.complete(&query, &found, typed, suggestions);
        Found { hits: documents, suggestions, ..Found::default() }
    }

    fn mark(&self, typed: &str, texts: &[String]) -> Vec<Marks> {
        let query = Query::new(&self.index, typed);
        texts.iter().map(|text| places(&query.marks(text))).collect()
    }

    fn excerpt(&self, typed: &str, article: &[u8]) -> Option<Excerpt> {
        let article: Article = bundle::read(article).ok()?;
        let (ids, sections) = sections(&article.blocks);
        let excerpt = Query::new(&self.index, typed).excerpt(&sections)?;
        let section = ids.into_iter().nth(excerpt.section).flatten();
        let heading = sections.into_iter().nth(excerpt.section).map(|section| section.heading);
        let heading = heading.unwrap_or_default();
        Some(Excerpt { section, heading, text: excerpt.text, marks: places(&excerpt.marks) })
    }
}

fn places(marks: &[Mark]) -> Marks {
    marks.iter().map(|mark| (mark.start as u32, mark.end as u32)).collect()
}

/// The sections of an article with their ids, the first of which is none.
fn sections(blocks: &[Block]) -> (Vec<Option<SectionId>>, Vec<Section>) {
    let mut ids = vec![None];
    let mut sections = vec![Section::default()];
    for block in blocks {
        if let Block::Heading { id, content, .. } = block {
            ids.push(Some(id.clone()));
            sections.push(Section { heading: plain_text(content), lines: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.lines.extend(walk(slice::from_ref(block)).flat_map(|block| block.lines(" · ")));
        }
    }
    (ids, sections)
}
