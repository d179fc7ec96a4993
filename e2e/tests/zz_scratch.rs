//! Scratch.
use e2e::{Bank, Engine};
#[test]
fn scratch() {
    e2e::run(Engine::Chromium, "scratch", async |bank: Bank| {
        let panel = bank.open_panel().await;
        panel.ask_at_once("pin").await;
        panel.finds().await;
        let script = r#"
const done = arguments[arguments.length-1];
const root = document.querySelector('hand-rail').shadowRoot;
const frame = () => new Promise(r => requestAnimationFrame(() => r()));
const set = async (t) => { const f = root.querySelector('#search'); f.value = t; f.dispatchEvent(new InputEvent('input', {bubbles:true})); await frame(); };
const look = () => [...root.querySelectorAll('.hits .entry-title, .suggestion')].map(e => e.innerHTML.replace(/<svg.*?<\/svg>/,''));
(async () => {
  const out = [];
  for (const s of ["how do i change my pin", "my transfer has not arrived", "lost card", "exchange rate abroad in spain", "what does it cost to take out cash abroad", "apple pay setup on my new phone"]) {
    await set('');
    const inc = [];
    for (let i = 1; i <= s.length; i++) { await set(s.slice(0,i)); inc.push(look()); }
    for (let i = 1; i <= s.length; i++) { await set(''); await set(s.slice(0,i)); const l = look(); if (JSON.stringify(l) !== JSON.stringify(inc[i-1])) out.push([s.slice(0,i), inc[i-1], l]); }
  }
  for (const s of ["lost card ", "my card ", "pin ", "transfer ", "cards", "card", "lost", "lost ", "stolen", "transf", "fees", "i lost my", "how do i", "my transfer", "my transfer has"]) { await set(s); out.push([s, [...root.querySelectorAll('[role=option]')].map(o=>o.textContent)]); }
  return out;
})().then(done, e => done(String(e)));
"#;
            let x = bank.client().execute_async(script, vec![]).await.unwrap();
            for x in x.as_array().unwrap() { println!("=== {}", x); }
    });
}
