// Whether a page fits its window.

// A phone and a desktop, in CSS pixels.
export const WIDTHS = [390, 1280];

// The element that makes the page wider than its window, or null.
export const stickingOut = page => page.evaluate(() => {
  const room = document.documentElement.clientWidth;
  const width = document.documentElement.scrollWidth;
  if (width <= room) return null;
  const widest = [...document.body.querySelectorAll('*')]
    .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
  return `${location.pathname} is ${width} px wide at ${room}, by ${widest.tagName} ${widest.className}`;
});
