//! Feedback that has arrived, in memory and in a log: one item of JSON a line.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One piece of feedback.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The `Idempotency-Key` it came with.
    pub key: String,
    /// When it arrived, in seconds since 1970.
    pub received: u64,
    /// What was sent.
    pub feedback: Value,
}

#[derive(Debug)]
pub(super) struct Inbox {
    items: Vec<Item>,
    path: PathBuf,
}

impl Inbox {
    /// The inbox with the items that the log at `path` has.
    pub(super) fn open(path: PathBuf) -> Result<Self> {
        let log = if path.exists() { fs::read_to_string(&path)? } else { String::new() };
        let mut items = Vec::new();
        for (number, line) in log.lines().enumerate() {
            let item = serde_json::from_str(line).with_context(|| {
                format!(
                    "{}:{}: this is not an item of feedback; mend or move the file",
                    path.display(),
                    number + 1
                )
            })?;
            items.push(item);
        }
        Ok(Self { items, path })
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// Keeps the item, unless one with its key is there already. Whether it is there, on the disk, when this returns:
    /// it is not if the one with its key is another.
    pub(super) fn keep(&mut self, item: Item) -> Result<bool> {
        if let Some(first) = self.items.iter().find(|other| other.key == item.key) {
            return Ok(first.feedback == item.feedback);
        }
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut log: File = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let mut line = serde_json::to_vec(&item)?;
        line.push(b'\n');
        log.write_all(&line)?;
        log.sync_data()?;
        self.items.push(item);
        Ok(true)
    }
}
