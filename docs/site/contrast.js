// How well colours can be told apart: two of them go in, what WCAG 2.2 ("Contrast (Minimum)") says of them comes out.

const LEAST = 4.5; // of text as small as the widget's

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Of what stands on the surface, light and dark; `colour` tells a property's colour in a scheme. */
export function verdicts(colour) {
  return ['light', 'dark'].flatMap((scheme) =>
    ['text', 'accent', 'muted'].map((name) => {
      const exact = ratio(colour(name, scheme), colour('surface', scheme));
      const enough = exact >= LEAST;
      // Rounded down, so that what is too weak never reads as enough.
      const told = (Math.floor(exact * 10) / 10).toFixed(1);
      return { enough, words: `${scheme}: ${name} on surface ${told} to 1, ${enough ? 'enough' : `too weak: small text needs ${LEAST} to 1`}` };
    }),
  );
}
