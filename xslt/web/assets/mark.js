/* Highlight the search terms in a document: ?mark=word+word. The terms are plain text and are never parsed. */
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
  /* The first match at or after the location in the link. */
  const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const marks = [...document.querySelectorAll("mark")];
  const first = marks.find((mark) => !named || named.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  const show = () => requestAnimationFrame(() => first?.scrollIntoView({ block: "center", behavior: "instant" }));
  /* Wait until the page is loaded, because the browser scrolls to the location first. */
  if (document.readyState === "complete") show();
  else addEventListener("load", show);
})();
