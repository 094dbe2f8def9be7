/* Interaction with a mouse, a finger or a keyboard: cards for names, notes next to their references, the passage in the
   citation. Without this script, every link leads to the same content further down. */
(() => {
  "use strict";
  const text = document.getElementById("text");
  if (!text) return;
  const article = text.closest("article");

  /* A single card, filled with a copy of the target of a link. */
  const card = document.createElement("aside");
  card.className = "card";
  card.hidden = true;
  card.setAttribute("role", "note");
  document.body.append(card);
  let owner = null;
  let leaving = 0;

  const target = (link) => {
    const hash = link.getAttribute("href") ?? "";
    return hash.startsWith("#") ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  };

  const copy = (source) => {
    const clone = source.cloneNode(true);
    for (const part of [clone, ...clone.querySelectorAll("[id]")]) part.removeAttribute("id");
    for (const part of clone.querySelectorAll(".number, .permalink")) part.remove();
    return clone;
  };

  const show = (link) => {
    const source = target(link);
    if (!source) return;
    clearTimeout(leaving);
    if (owner === link) return;
    owner = link;
    const body = source.matches("li") ? source.querySelector(".body") : source;
    card.replaceChildren(...copy(body).childNodes);
    card.className = source.matches("li") ? "card note" : `card ${source.className}`;
    card.hidden = false;
    const at = link.getClientRects()[0];
    const room = card.getBoundingClientRect();
    const left = Math.max(12, Math.min(at.left, innerWidth - room.width - 12));
    const below = at.bottom + 8 + room.height < innerHeight || at.top < room.height + 16;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 8 : at.top - room.height - 8) + scrollY}px`;
  };

  const hide = () => {
    owner = null;
    card.hidden = true;
  };
  const later = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 180);
  };

  const links = "a.name, a[role=doc-noteref]";
  const on = (kind, act, where = article) => where.addEventListener(kind, act);
  on("pointerover", (event) => {
    const link = event.target.closest(links);
    if (link && event.pointerType === "mouse") show(link);
  });
  on("pointerout", (event) => event.target.closest(links) && later());
  on("focusin", (event) => {
    const link = event.target.closest(links);
    if (link?.matches(":focus-visible")) show(link);
    else if (!link) hide();
  });
  on("focusout", later);
  /* A tap on a note reference opens the note in place; a second tap follows the link. */
  on("click", (event) => {
    const link = event.target.closest("a[role=doc-noteref]");
    if (link && owner !== link && target(link)) {
      event.preventDefault();
      show(link);
    }
  });
  on("pointerover", () => clearTimeout(leaving), card);
  on("pointerout", later, card);
  on("focusin", () => clearTimeout(leaving), card);
  on("keydown", (event) => event.key === "Escape" && hide(), document);
  on("pointerdown", (event) => !card.contains(event.target) && !event.target.closest(links) && hide(), document);

  /* Side notes, if there is room for them. */
  const wide = matchMedia("(min-width: 88rem)");
  let margin = null;
  const place = () => {
    let free = 0;
    for (const note of margin.children) {
      const at = document.getElementById(note.dataset.ref);
      const top = Math.max(at.getBoundingClientRect().top - text.getBoundingClientRect().top, free);
      note.style.top = `${top}px`;
      free = top + note.offsetHeight + 10;
    }
  };
  const beside = () => {
    margin?.remove();
    margin = null;
    article.classList.toggle("with-side-notes", wide.matches);
    if (!wide.matches) return;
    margin = document.createElement("div");
    margin.className = "side-notes";
    margin.setAttribute("aria-hidden", "true");
    for (const note of article.querySelectorAll(".notes > ol > li")) {
      const call = document.getElementById(`${note.id}-ref`);
      if (!call || !text.contains(call)) continue;
      const side = document.createElement("div");
      side.dataset.ref = call.id;
      const number = document.createElement("span");
      number.className = "number";
      number.textContent = call.textContent.trim();
      side.append(number, ...copy(note.querySelector(".body")).childNodes);
      for (const link of side.querySelectorAll("a")) link.tabIndex = -1;
      margin.append(side);
    }
    text.append(margin);
    place();
  };
  wide.addEventListener("change", beside);
  addEventListener("resize", () => margin && place());
  addEventListener("load", () => margin && place());
  beside();

  /* The citation includes the page and the paragraph of the current URL. */
  const passage = document.getElementById("passage");
  const cite = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const here = id ? document.getElementById(id) : null;
    if (!passage) return;
    if (!here || !text.contains(here)) {
      passage.textContent = "";
      return;
    }
    const pages = [...text.querySelectorAll(".pb")].filter(
      (page) => page === here || page.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
    const page = pages.at(-1)?.textContent.trim();
    const paragraph = here.closest(".p")?.querySelector(":scope > .permalink")?.dataset.n;
    const parts = [page && `${passage.dataset.page} ${page}`, paragraph && `${passage.dataset.paragraph} ${paragraph}`];
    passage.textContent = parts.some(Boolean) ? ` ${parts.filter(Boolean).join(", ")}.` : "";
  };
  addEventListener("hashchange", cite);
  cite();
})();
