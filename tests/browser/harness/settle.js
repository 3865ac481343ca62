// Answers once all that was done has been painted: two frames later. An element comes into view then, and stands still first.
const [element, answer] = arguments;
let stood;
const look = () => {
  const { x, y } = element.getBoundingClientRect();
  if (x === stood?.x && y === stood.y) answer(null);
  else {
    stood = { x, y };
    requestAnimationFrame(look);
  }
};
const painted = () => {
  if (!element) return answer(null);
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  requestAnimationFrame(look);
};
requestAnimationFrame(() => requestAnimationFrame(painted));
