// The page's own style: its policy allows no inline one.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  body { margin: 0 1rem; font-family: sans-serif; }
  news-widget[layout='line'] { display: block; min-height: 44px; }
  @media (max-width: 671px) { news-widget[layout='line'] { min-height: 76px; } }
  #columns { display: grid; gap: 2rem; }
  @media (min-width: 700px) { #columns { grid-template-columns: minmax(0, 1fr) 260px; align-items: start; } }
`);
document.adoptedStyleSheets = [sheet];
