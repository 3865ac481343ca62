// Shows a page in a frame of the size that was asked for, and answers when it has loaded.
const [address, width, height, sandbox, answer] = arguments;
const frame = document.createElement("iframe");
Object.assign(frame, { src: address, width, height, onload: () => answer(null) });
if (sandbox) frame.sandbox = sandbox;
frame.style.border = 0;
document.body.append(frame);
