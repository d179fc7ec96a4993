//! The demo bank's server, seen from outside.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use demo_server::{CONTENT_SECURITY_POLICY, Fault, Faults, Server, ServerOptions};
use serde_json::{Value, json};
use tempfile::TempDir;

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
    praise_under("key-1")
}

fn praise_under(key: &str) -> Value {
    json!({
        "version": 2, "key": key, "reference": "K7PM-3QXW", "created": "2026-11-21T09:30:00Z",
        "locale": "en", "rating": "yes",
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
    assert!(page.head.contains("content-type: text/html; charset=utf-8"));
    assert_eq!(page.head.matches("\ncontent-type:").count(), 1, "{}", page.head);

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
    bank.post("key-2", &praise_under("key-2"));
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
    for (pointer, value, field, words) in [
        ("/version", json!(1), "version", "2 was expected"),
        ("/reference", json!("so so"), "reference", "does not match"),
        ("/created", json!("yesterday"), "created", "is not a \"date-time\""),
        ("/about/kind", json!("bank"), "about.kind", "\"article\", \"outcome\" or \"help\""),
        ("/about/kind", json!("outcome"), "about.step", "is a required property"),
        ("/about", json!({ "kind": "article" }), "about.slug", "is a required property"),
        ("/rating", json!(6), "rating", "is not one of"),
        ("/rating", json!("maybe"), "rating", "is not one of"),
        ("/comment", json!("x".repeat(3001)), "comment", "longer than 3000 characters"),
        ("/locale", json!(""), "locale", "does not match"),
        ("/contact", json!({ "email": "nobody" }), "contact.email", "does not match"),
        ("/contact", json!({ "phone": "0".repeat(601) }), "contact.phone", "longer than 600 characters"),
        ("/contact", json!({ "email": "a@example.com", "phone": "020 7946 0000" }), "contact", "more than 1"),
        ("/contact", json!({ "fax": "020 7946 0000" }), "contact", "('fax' was unexpected)"),
        ("/reason", json!("boring"), "reason", "is not one of"),
        ("/mood", json!("well"), "", "('mood' was unexpected)"),
    ] {
        let mut item = praise();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        item.pointer_mut(parent).unwrap()[name] = value.clone();
        let answer = bank.post("key-1", &item);
        let said: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((answer.status, &said["field"]), (422, &json!(field)), "{pointer} {value} {said}");
        assert!(said["error"].as_str().unwrap().contains(words), "{said}");
    }
    assert_eq!(bank.server.feedback(), []);
}

#[test]
fn a_refusal_does_not_repeat_what_was_written() {
    let bank = Bank::open();
    let mut item = praise();
    item["comment"] = json!("secret ".repeat(500));
    let answer = bank.post("key-1", &item);
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains("secret"), "{}", answer.body);
}

#[test]
fn every_shape_of_feedback_is_taken() {
    let bank = Bank::open();
    let shapes = [
        json!({ "rating": "no", "reason": "unclear" }),
        json!({ "about": { "kind": "help" }, "rating": 5 }),
        json!({ "about": { "kind": "outcome", "slug": "lost-card", "step": "call-us" } }),
        // 1,000 characters as they were typed, however long they have got where numbers were hidden.
        json!({ "comment": "ü".repeat(3000) }),
        json!({ "contact": { "email": "sam@example.com" } }),
        json!({ "contact": { "email": "[card]@mail.example.co.uk" } }),
        json!({ "contact": { "email": "sam[sort code]@example.com" } }),
        json!({ "contact": { "email": "pwd=[password]" } }),
        json!({ "contact": { "phone": "020 7946 0000" }, "created": "2026-11-21T09:30:00.123+01:00" }),
    ];
    for (number, shape) in shapes.iter().enumerate() {
        let key = format!("key-{number}");
        let mut item = praise_under(&key);
        item.as_object_mut().unwrap().extend(shape.as_object().unwrap().clone());
        let answer = bank.post(&key, &item);
        assert_eq!(answer.status, 201, "{shape} {}", answer.body);
    }
    assert_eq!(bank.server.feedback().len(), shapes.len());
}

#[test]
fn the_key_of_header_and_item_must_agree_and_name_one_item() {
    let bank = Bank::open();
    let answer = bank.post("key-2", &praise());
    assert_eq!((answer.status, answer.body.contains("Idempotency-Key")), (400, true), "{}", answer.body);
    assert_eq!(bank.post("key-1", &praise()).status, 201);
    let mut other = praise();
    other["rating"] = json!("no");
    assert_eq!(bank.post("key-1", &other).status, 422);
    let kept: Vec<_> = bank.server.feedback().into_iter().map(|item| item.feedback).collect();
    assert_eq!(kept, [praise()]);
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

    bank.server.faults().add("/feedback", Fault::Redirect);
    let redirected = bank.post("key-2", &praise_under("key-2"));
    assert_eq!((redirected.status, bank.server.feedback().len()), (302, 1));
    assert!(redirected.head.contains("location: /\r\n"), "{}", redirected.head);
    assert_eq!(bank.get("/").status, 200, "what it leads to is there");
}

#[test]
fn a_fault_can_be_for_the_next_requests_only() {
    let bank = Bank::open();
    bank.server.faults().add_next("/feedback", Fault::Status(500), 2);
    bank.server.faults().add_next("/feedback", Fault::Busy(7), 1);
    let answers = [(); 4].map(|()| bank.post("key-1", &praise()));
    assert_eq!(answers.each_ref().map(|answer| answer.status), [500, 500, 429, 201]);
    assert!(answers[2].head.contains("retry-after: 7"), "{}", answers[2].head);

    bank.server.faults().add("/feedback", Fault::Status(413));
    bank.server.faults().add("handrail.js", Fault::Status(503));
    bank.server.faults().remove("/feedback");
    assert_eq!(bank.post("key-1", &praise()).status, 201);
    assert_eq!(bank.get("/embed/handrail.js").status, 503);
}

#[test]
fn an_item_can_be_kept_and_its_answer_lost_with_the_connection() {
    let bank = Bank::open();
    bank.server.faults().add_next("/feedback", Fault::ConnectionLost, 1);
    let text = praise().to_string();
    let request = format!(
        "POST /feedback HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: key-1\r\n\
         Content-Length: {}\r\n\r\n{text}",
        text.len()
    );
    let mut stream = TcpStream::connect(bank.server.address()).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // The connection is closed or reset: either is no answer.
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.is_empty());
    assert_eq!(bank.server.feedback().len(), 1);
    assert_eq!(bank.post("key-1", &praise()).status, 201);
    assert_eq!(bank.server.feedback().len(), 1);
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
