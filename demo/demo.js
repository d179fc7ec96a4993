// The bank's side of the demo: it does what the widget asks for on behalf of a customer.

const state = document.getElementById("card-state");
const card = document.getElementById("card");

/** @type {Record<string, () => string>} What the bank grants, and what it says when it is done. */
const actions = {
  "freeze-card": () => {
    state.textContent = "frozen";
    card.classList.add("frozen");
    return "Your card is frozen. Nobody can pay with it until you unfreeze it.";
  },
  "unfreeze-card": () => {
    state.textContent = "active";
    card.classList.remove("frozen");
    return "Your card is active again.";
  },
};

/** @type {HTMLElement & { logout(): Promise<void> }} */
const help = document.querySelector("hand-rail");

// A bank that has to ask its server calls `event.preventDefault()` first, and replies when it knows: docs/embedding.md.
help.addEventListener("handrail-action", (/** @type {CustomEvent} */ { detail }) => {
  detail.reply(actions[detail.action](), { outcome: "done" });
});

// A bank opens its chat or message here, with the summary that the customer has agreed to.
help.addEventListener("handrail-hand-off", (/** @type {CustomEvent} */ event) => {
  // It is taken: without this, the customer is told that it could not be passed on.
  event.preventDefault();
  const { detail } = event;
  document.getElementById("inbox").hidden = false;
  document.getElementById("inbox-reference").textContent = detail.reference;
  document.getElementById("inbox-summary").textContent = detail.summary;
});

// Before a customer is gone, the widget forgets what it knows of them.
const signOut = document.getElementById("sign-out");
signOut.addEventListener("click", async () => {
  await help.logout();
  signOut.textContent = "Signed out";
});
