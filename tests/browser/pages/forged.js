// Says what its address names, to whoever is around it.
const heights = { wild: [NaN, Infinity, -5, 0, 100000, "500px", null, { valueOf: 500 }, undefined], tame: [500] };
for (const height of heights[location.search.slice(1)]) parent.postMessage({ type: "news-widget-height", height }, "*");
parent.postMessage("said", "*");
