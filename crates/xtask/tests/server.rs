//! The demo bank's server, seen from outside.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::server::{CONTENT_SECURITY_POLICY, Fault, Faults, Server, ServerOptions};

struct Bank {
    server: Server,
    folder: TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Bank {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("embed")).unwrap();
        fs::write(folder.path().join("index.html"), "<title>Larkmoor</title>").unwrap();
        fs::write(folder.path().join(".profile"), "release").unwrap();
        fs::write(folder.path().join("embed/a-0123456789abcdef.wasm"), "wasm").unwrap();
        fs::write(folder.path().join("embed/handrail.js"), "shell").unwrap();
        Self { server: start(&folder), folder }
    }

    fn restart(self) -> Self {
        let Self { server, folder } = self;
        drop(server);
        Self { server: start(&folder), folder }
    }

    fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1"), &[], "")
    }

    fn post(&self, key: &str, feedback: &Value) -> Answer {
        self.post_text(&[("Idempotency-Key", key)], &feedback.to_string())
    }

    fn post_text(&self, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![("Content-Type", "application/json")];
        all.extend(headers);
        self.send("POST /feedback HTTP/1.1", &all, body)
    }

    fn send(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let address = self.server.address();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        let request = format!(
            "{line}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_ascii_lowercase(), body: body.into() }
    }
}

fn start(folder: &TempDir) -> Server {
    let options = ServerOptions {
        root: folder.path().into(),
        feedback_log: folder.path().join("log/feedback.jsonl"),
        port: 0,
        faults: Faults::default(),
    };
    Server::start(options).unwrap()
}

fn praise() -> Value {
    json!({
        "version": 1, "locale": "en", "rating": "yes",
        "about": { "kind": "article", "slug": "change-pin" },
        "comment": "<script>alert(1)</script>",
    })
}

#[test]
fn every_answer_carries_the_strict_policy_once() {
    let bank = Bank::open();
    for path in ["/", "/nothing-here", "/feedback", "/embed/handrail.js"] {
        let Answer { head, .. } = bank.get(path);
        let policy = format!("content-security-policy: {}", CONTENT_SECURITY_POLICY.to_ascii_lowercase());
        assert_eq!(head.matches(&policy).count(), 1, "{path}: {head}");
        assert!(head.contains("x-content-type-options: nosniff"), "{path}: {head}");
        assert!(head.contains("referrer-policy: no-referrer"), "{path}: {head}");
    }
}

#[test]
fn files_say_what_they_are_and_how_long_they_last() {
    let bank = Bank::open();
    let page = bank.get("/");
    assert_eq!((page.status, page.body.as_str()), (200, "<title>Larkmoor</title>"));
    assert!(page.head.contains("text/html; charset=utf-8"));

    let program = bank.get("/embed/a-0123456789abcdef.wasm");
    assert!(program.head.contains("content-type: application/wasm"));
    assert!(program.head.contains("immutable"));

    let shell = bank.get("/embed/handrail.js");
    assert!(shell.head.contains("content-type: text/javascript"));
    assert!(shell.head.contains("cache-control: no-cache"));
}

#[test]
fn hidden_files_and_other_methods_are_refused() {
    let bank = Bank::open();
    assert_eq!(bank.get("/.profile").status, 404);
    assert_eq!(bank.get("/../log").status, 404);
    assert_eq!(bank.send("DELETE /index.html HTTP/1.1", &[], "").status, 405);
    assert_eq!(bank.send("PUT /feedback HTTP/1.1", &[], "").status, 405);
}

#[test]
fn feedback_sent_again_is_answered_the_same_and_kept_once() {
    let bank = Bank::open();
    let [first, again] = [(); 2].map(|()| bank.post("key-1", &praise()));
    assert_eq!((first.status, &first.body), (201, &again.body));
    assert_eq!(again.status, 201);
    assert_eq!(bank.server.feedback().len(), 1);
    assert_eq!(bank.server.feedback()[0].feedback, praise());
}

#[test]
fn feedback_survives_a_restart_and_is_still_kept_once() {
    let bank = Bank::open();
    bank.post("key-1", &praise());
    let bank = bank.restart();
    bank.post("key-1", &praise());
    bank.post("key-2", &praise());
    let listed: Value = serde_json::from_str(&bank.get("/feedback").body).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

#[test]
fn the_list_shows_hostile_text_as_text() {
    let bank = Bank::open();
    bank.post("key-1", &praise());
    let page = bank.send("GET /feedback HTTP/1.1", &[("Accept", "text/html,*/*")], "");
    assert!(page.body.contains("&lt;script&gt;") && !page.body.contains("<script"), "{}", page.body);
}

#[test]
fn a_refusal_says_what_is_wrong_and_where() {
    let bank = Bank::open();
    for (pointer, value, field) in [
        ("/version", json!(2), "version"),
        ("/about/kind", json!("bank"), "about.kind"),
        ("/rating", json!(6), "rating"),
        ("/rating", json!("maybe"), "rating"),
        ("/comment", json!("x".repeat(2001)), "comment"),
        ("/locale", json!(""), "locale"),
    ] {
        let mut item = praise();
        *item.pointer_mut(pointer).unwrap() = value;
        let answer = bank.post("key-1", &item);
        let said: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((answer.status, &said["field"]), (422, &json!(field)));
        assert!(said["error"].as_str().unwrap().contains("must be"), "{said}");
    }
    assert_eq!(bank.server.feedback(), []);
}

#[test]
fn what_is_not_an_item_of_this_bank_is_refused() {
    let bank = Bank::open();
    let text = praise().to_string();
    let key = ("Idempotency-Key", "key-1");
    assert_eq!(bank.post_text(&[], &text).status, 400);
    assert_eq!(bank.post_text(&[("Idempotency-Key", "two words")], &text).status, 400);
    assert_eq!(bank.post_text(&[key], "{").status, 400);
    assert_eq!(bank.post_text(&[key], &" ".repeat(64 * 1024 + 1)).status, 413);
    assert_eq!(bank.send("POST /feedback HTTP/1.1", &[key], &text).status, 415);
    assert_eq!(bank.post_text(&[key, ("Origin", "https://elsewhere.example")], &text).status, 403);
    assert_eq!(bank.post_text(&[key, ("Origin", "null")], &text).status, 403);

    let own = format!("http://{}", bank.server.address());
    assert_eq!(bank.post_text(&[key, ("Origin", &own)], &text).status, 201);
}

#[test]
fn faults_come_and_go_while_the_server_runs() {
    let bank = Bank::open();
    bank.server.faults().add("handrail.js", Fault::Status(503));
    bank.server.faults().add(".wasm", Fault::Tampered);
    bank.server.faults().add("/feedback", Fault::AnswerLost);
    assert_eq!(bank.get("/embed/handrail.js").status, 503);
    assert_eq!(bank.get("/embed/a-0123456789abcdef.wasm").body, "wasl");
    assert_eq!(bank.post("key-1", &praise()).status, 504);
    assert_eq!(bank.server.feedback().len(), 1);

    bank.server.faults().clear();
    assert_eq!(bank.get("/embed/handrail.js").body, "shell");
}

#[test]
fn requests_are_remembered_in_order() {
    let bank = Bank::open();
    bank.get("/");
    bank.post("key-1", &praise());
    let seen: Vec<_> =
        bank.server.requests().into_iter().map(|it| format!("{} {}", it.method, it.path)).collect();
    assert_eq!(seen, ["GET /", "POST /feedback"]);
}

#[test]
fn a_taken_port_is_explained() {
    let bank = Bank::open();
    let options = ServerOptions {
        root: bank.folder.path().into(),
        feedback_log: bank.folder.path().join("other.jsonl"),
        port: bank.server.address().port(),
        faults: Faults::default(),
    };
    let error = Server::start(options).unwrap_err().to_string();
    assert!(error.contains("--port"), "{error}");
}
