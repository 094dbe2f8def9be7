/* Marks in a document the words for which the search led to it: ?mark=word+word. Plain text in, nothing is parsed. */
(() => {
  "use strict";
  const words = (new URLSearchParams(location.search).get("mark") ?? "").split(/\s+/).filter(Boolean).slice(0, 20);
  const text = document.getElementById("text");
  if (!words.length || !text) return;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");

  const walker = document.createTreeWalker(document.querySelector("article, main"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement.closest("h1, .text, .notes");
    if (inside && !walker.currentNode.parentElement.closest("script, style, button")) nodes.push(walker.currentNode);
  }
  for (const node of nodes) {
    const hits = [...node.data.matchAll(pattern)];
    for (const hit of hits.reverse()) {
      const range = document.createRange();
      range.setStart(node, hit.index);
      range.setEnd(node, hit.index + hit[0].length);
      range.surroundContents(document.createElement("mark"));
    }
  }
  /* The first mark at or after the place that the link named. */
  const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const marks = [...document.querySelectorAll("mark")];
  const first = marks.find((mark) => !named || named.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  const show = () => requestAnimationFrame(() => first?.scrollIntoView({ block: "center", behavior: "instant" }));
  /* Once the page is there: until then the browser goes to the place named. */
  if (document.readyState === "complete") show();
  else addEventListener("load", show);
})();
