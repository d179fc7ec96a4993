//! Search over the help centre, in the customer's browser.
//!
//! 1. [`analysis`] turns text into terms; the compiler and the widget use the same code.
//! 2. [`Index::build`] counts the terms of each document, field by field.
//! 3. [`query`] ranks documents with BM25F, and takes the word being typed as the start of a word.
//!
//! Results are a function of the index and the text: there is no state that could be stale.

pub mod analysis;
mod bytes;
mod field;
mod index;
mod rank;

pub use field::Field;
pub use index::{Document, Index, ReadError};
pub use rank::{Hit, query};
