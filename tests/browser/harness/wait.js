// Asks again and again whether the promise holds, and answers with what stands on the page if it does not in time.
const answer = arguments[arguments.length - 1];
const [subject, patience] = arguments;
const end = Date.now() + patience;
let trouble = "";
const holds = () => {
  PAGE
  return CONDITION;
};
const look = () => {
  let held = false;
  try {
    held = holds();
    trouble = "";
  } catch (error) {
    trouble = String(error);
  }
  if (held) answer(null);
  else if (Date.now() > end) answer(describe());
  else setTimeout(look, 20);
};
const ends = (text) => (text?.length > 8000 ? `${text.slice(0, 4000)}\n    [...]\n${text.slice(-4000)}` : text);
const describe = () => {
  const element = (window.inside?.document ?? document).querySelector(subject);
  return {
    trouble,
    page: `${document.readyState} ${location.href}, ${scrollY} of ${document.documentElement.scrollHeight - innerHeight} px down`,
    inside: ends(element?.shadowRoot?.innerHTML) ?? "no shadow root: " + (element?.outerHTML ?? "no element " + subject),
    noise: window.probe && [...window.probe.noise] || ["no probe.js in this page"],
    events: (window.probe?.events ?? []).map(({ type, target, detail }) => `${type} from ${target} ${JSON.stringify(detail)}`),
  };
};
look();
