//! From files to a [`Library`](crate::Library): everything is parsed as far as it can be, keeps its place in its file, and is judged by
//! nothing here. What could not be parsed is noted for the rules.

pub(crate) mod characters;
pub(crate) mod dates;
pub(crate) mod entities;
pub(crate) mod facts;
pub(crate) mod files;
pub(crate) mod flow_test;
pub(crate) mod flow_text;
pub(crate) mod front_matter;
pub(crate) mod ftl;
pub(crate) mod keys;
pub(crate) mod library;
pub(crate) mod link;
mod loader;
pub(crate) mod markdown;
pub(crate) mod numbers;
pub(crate) mod outcome;
pub(crate) mod pictures;
pub(crate) mod quotes;
pub(crate) mod site;
pub(crate) mod synonyms;
pub(crate) mod toml_table;
pub(crate) mod yaml;
