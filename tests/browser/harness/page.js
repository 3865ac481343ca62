// What every script of the tests can say. `subject` is the selector of the element that the test looks at.
// A page that is looked into from outside is `inside`.
const widget = (window.inside?.document ?? document).querySelector(subject);
const root = widget?.shadowRoot;
const all = (selector) => [...(root?.querySelectorAll(selector) ?? [])];
const one = (selector) => all(selector)[0];
const plain = (text) => String(text ?? "").replace(/\s+/g, " ").trim();
const says = (element) => plain(element?.textContent);
// What the sign-up finds wrong, wherever it says so.
const complaint = () => plain(all(".error").map(says).join(" "));
const shows = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true }));
const seen = (selector) => all(selector).filter(shows);
const fallback = () => [...(widget?.children ?? [])].filter(shows).map(says).join(" ");
const events = (type) => (window.probe?.events ?? []).filter((event) => event.type === type);
