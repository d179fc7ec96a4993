//! Scratch.
use e2e::{Bank, Engine};
#[test]
fn scratch() {
    e2e::run(Engine::Chromium, "scratch", async |bank: Bank| {
        let panel = bank.open_panel().await;
        let queries = std::fs::read_to_string("/tmp/queries.txt").unwrap();
        for query in queries.lines() {
            panel.ask_at_once(query).await;
            panel.finds().await;
            let script = format!("const done = arguments[arguments.length-1]; setTimeout(() => {{ {} }}, 1500)", "const r = document.querySelector('hand-rail').shadowRoot; done([r.querySelector('[role=status]').textContent, [...r.querySelectorAll('[role=option]')].map(o=>o.textContent)])");
            let x = bank.client().execute_async(&script, vec![]).await.unwrap();
            println!("=== {query}: {x}");
            for hit in panel.hits().await { println!("  {:?} {} {:?} | {:?} | {} {:?}", hit.badge.is_some(), hit.title, hit.marked_in_title, hit.section, hit.about, hit.marked_about); }
        }
    });
}
