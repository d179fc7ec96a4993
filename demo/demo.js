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

document.querySelector("hand-rail").addEventListener("handrail-action", ({ detail }) => {
  detail.reply(actions[detail.action]());
});
