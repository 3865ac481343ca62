// Keeps what the page was when it began, and lets the server know once an observer of a page that is seen would have been told.
window.began = document.prerendering === true;
addEventListener("load", () => setTimeout(() => fetch("/picture.svg?loaded"), 200));
