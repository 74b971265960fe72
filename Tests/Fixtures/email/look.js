// Looks at every frame of the page as a reader would, and writes what is wrong, one line a fault, into #faults.
// A frame's name is its view: what was made of the letter, and the width.
const faults = [];

function luminance([r, g, b]) {
  const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

function rgb(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { colour: parts.slice(0, 3), isClear: parts.length > 3 && parts[3] === 0 };
}

function look(frame) {
  const view = frame.contentWindow, page = frame.contentDocument, name = frame.name;
  const isDark = view.matchMedia("(prefers-color-scheme: dark)").matches && page.querySelector("style");
  const say = (fault, element) =>
    faults.push(`${name}: ${fault}: ${element ? element.tagName + " " + element.textContent.trim().slice(0, 40) : ""}`);
  const width = frame.clientWidth;
  if (page.documentElement.scrollWidth > width) say("scrolls sideways to " + page.documentElement.scrollWidth);

  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const found = rgb(view.getComputedStyle(e).backgroundColor);
      if (!found.isClear) return found.colour;
    }
    return [255, 255, 255];
  };

  // Text: inside the frame, readable on its ground, large enough, not upon other text.
  const boxes = [];
  const walker = page.createTreeWalker(page.body, view.NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const element = node.parentElement, style = view.getComputedStyle(element);
    const range = page.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(r => r.width > 0 && r.height > 0);
    if (!lines.length) continue;
    count += 1;
    const size = parseFloat(style.fontSize), isBold = parseInt(style.fontWeight) >= 700;
    if (size < 11.5) say("type of " + size + " px", element);
    const [a, b] = [luminance(rgb(style.color).colour), luminance(ground(element))].sort((a, b) => b - a);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < (size >= 24 || isBold && size >= 18.66 ? 3 : 4.5)) say("contrast of " + contrast.toFixed(1), element);
    for (const line of lines) {
      if (line.right > width + 1 || line.left < -1) say("text beyond the edge", element);
      // Half the letters' own height is certainly ink; the leading around it may meet.
      const middle = (line.top + line.bottom) / 2;
      boxes.push({ left: line.left, right: line.right, top: middle - size / 4, bottom: middle + size / 4, element });
    }
  }
  if (count < 20) say("only " + count + " pieces of text");
  for (const picture of page.images) {
    const box = picture.getBoundingClientRect();
    if (box.right > width + 1) say("picture beyond the edge", picture);
    boxes.push({ left: box.left, right: box.right, top: box.top + 1, bottom: box.bottom - 1, element: picture });
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (other.top >= box.bottom) break;
      // A small mark of the line, such as a raised figure, stands beside its words.
      if (other.left < box.right - 1 && box.left < other.right - 1) say("overlaps another", other.element);
    }
  });

  if (!isDark) return;
  for (const element of page.body.querySelectorAll("*")) {
    const own = rgb(view.getComputedStyle(element).backgroundColor), box = element.getBoundingClientRect();
    if (!own.isClear && box.width * box.height > 0 && luminance(own.colour) > 0.18) say("a light block in the dark", element);
  }
  if (luminance(ground(page.body)) > 0.18) say("a light page in the dark");
}

onload = () => {
  let frames = 0;
  for (const frame of document.querySelectorAll("iframe")) {
    try { look(frame); frames += 1; } catch (error) { faults.push(frame.name + ": " + error); }
  }
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.getElementById("faults").textContent =
    ["looked at " + frames + " frames, " + theme, ...new Set(faults), "end"].join("\n");
};
