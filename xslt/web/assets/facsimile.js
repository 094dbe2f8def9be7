/* The viewer: an image of a page opens next to the text, fitted to the pane. When readers zoom in, only the visible
   part is loaded, at the resolution of the screen. Without this script, the links lead to the images further down. */
(() => {
  "use strict";
  const section = document.querySelector(".facsimile");
  if (!section) return;
  const words = section.dataset;
  const figures = [...section.querySelectorAll("figure")];
  const covering = matchMedia("(max-width: 40rem)");
  /* Number of invisible tiles to keep; maximum enlargement of an image before a sharper one is loaded. */
  const KEPT = 80;
  const NEAR = 1.1;
  const LINKS = "a.to-picture[href^='#'], .facsimile figure > a";
  const FITTED = { x: 0, y: 0, width: 0 };

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* Images */

  const loaded = (image) => image.decode().then(() => true, () => image.naturalWidth > 0);

  /* A service without the requested thumbnail has others: one of its listed sizes, else the full image. */
  const loadSmall = async (image, figure) => {
    if (await loaded(image)) return true;
    const whole = figure.querySelector("a").href;
    const { service } = figure.dataset;
    image.src = (service && (await iiif.ask(service))?.small) || whole;
    return loaded(image);
  };
  for (const image of section.querySelectorAll("img")) {
    const mend = () => loadSmall(image, image.closest("figure"));
    if (image.complete && image.currentSrc && !image.naturalWidth) mend();
    else image.addEventListener("error", mend, { once: true });
  }

  /* The frame */

  const button = (sign, label, key, act) => {
    const made = make("button", { type: "button", className: `sign-${label}`, title: `${words[label]} (${key})` }, sign);
    made.setAttribute("aria-label", words[label]);
    made.addEventListener("click", act);
    return made;
  };
  const earlier = button("‹", "previous", "Page Up", () => turn(-1));
  const later = button("›", "next", "Page Down", () => turn(1));
  const page = make("a");
  const name = make("h2", { id: "viewer-page" }, page);
  const place = make("span", { className: "place" });
  const title = make("div", { className: "title" }, name, place);
  title.setAttribute("aria-live", "polite");
  const bar = make("div", { className: "bar" }, earlier, title, later,
    button("−", "smaller", "−", () => zoom(1 / 1.5)), button("", "fitted", "0", () => fit()),
    button("+", "larger", "+", () => zoom(1.5)), button("×", "close", "Esc", () => shut()));
  const sheet = make("div", { className: "sheet" });
  const pane = make("div", { className: "pane", tabIndex: 0 }, sheet);
  pane.setAttribute("role", "application");
  const frame = make("dialog", { className: "viewer" }, bar, pane);
  frame.setAttribute("aria-labelledby", name.id);
  document.body.append(frame);

  /* Position of the sheet in the pane, and its width */

  let shown = null;
  let at = FITTED;
  let resting = 0;

  const busy = (is) => pane.setAttribute("aria-busy", is);
  const room = () => ({ width: pane.clientWidth, height: pane.clientHeight });
  const fitting = () => Math.min(room().width, room().height / shown.ratio);
  const largest = () => Math.max(4 * fitting(), 2 * shown.full / devicePixelRatio);

  const within = (offset, size, space) => size <= space ? (space - size) / 2 : Math.min(0, Math.max(space - size, offset));
  const limited = (width) => Math.min(largest(), Math.max(fitting(), width));
  const kept = (place) => {
    const width = limited(place.width);
    return { x: within(place.x, width, room().width), y: within(place.y, width * shown.ratio, room().height), width };
  };

  const go = (to, smoothly = false) => {
    if (!shown?.ratio) return;
    at = kept(to);
    sheet.classList.toggle("gliding", smoothly);
    pane.classList.toggle("enlarged", at.width > fitting() * 1.01);
    Object.assign(sheet.style, {
      width: `${at.width}px`, height: `${at.width * shown.ratio}px`, transform: `translate(${at.x}px, ${at.y}px)`,
    });
    busy(true);
    clearTimeout(resting);
    resting = setTimeout(sharpen, 120);
  };

  /* Keep a point of the image under the pointer, or move it there. */
  const zoom = (factor, point = { x: room().width / 2, y: room().height / 2 }, smoothly = true, before = point) => {
    if (!shown?.ratio) return;
    const width = limited(at.width * factor);
    const ratio = width / at.width;
    go({ x: point.x - (before.x - at.x) * ratio, y: point.y - (before.y - at.y) * ratio, width }, smoothly);
  };
  const move = (x, y) => go({ ...at, x: at.x + x, y: at.y + y });
  const fit = () => go(FITTED, true);

  /* Draw the visible part at the resolution of the screen. */

  const seen = () => {
    const height = at.width * shown.ratio;
    const share = (edge, size) => Math.min(1, Math.max(0, edge / size));
    return {
      left: share(-at.x, at.width), right: share(room().width - at.x, at.width),
      top: share(-at.y, height), bottom: share(room().height - at.y, height),
    };
  };

  const lay = ({ url, ...box }) => {
    const tile = make("img", { alt: "", draggable: false, src: url });
    for (const [side, share] of Object.entries(box)) tile.style[side] = `${share * 100}%`;
    sheet.append(tile);
    return tile;
  };

  const sharpen = async () => {
    const { tiles, levels, sharpness } = shown;
    const needed = at.width * devicePixelRatio;
    const level = needed > sharpness * NEAR && (levels.find((one) => one.width * NEAR >= needed) ?? levels.at(-1));
    const wanted = level ? level.tiles(seen()) : [];
    const layer = { level };
    shown.layer = layer;
    for (const tile of wanted) {
      const laid = tiles.get(tile.url) ?? lay(tile);
      tiles.delete(tile.url);
      tiles.set(tile.url, Object.assign(laid, { level }));
    }
    await Promise.all(wanted.map(({ url }) => loaded(tiles.get(url))));
    if (shown?.layer !== layer) return;
    const here = [...tiles].filter(([, tile]) => tile.level === level).slice(-KEPT - wanted.length);
    shown.tiles = new Map(here);
    for (const tile of tiles.values()) if (!here.some(([, one]) => one === tile)) tile.remove();
    if (shown.described) busy(false);
  };

  /* Pages */

  const show = async (figure) => {
    const mine = { figure, tiles: new Map(), levels: [], ratio: 0, full: 0, sharpness: 0 };
    shown = mine;
    at = FITTED;
    busy(true);
    clearTimeout(resting);
    const caption = figure.querySelector("figcaption a");
    page.textContent = caption.textContent.trim();
    page.href = caption.getAttribute("href");
    place.textContent = figures.length > 1 ? `${figures.indexOf(figure) + 1}/${figures.length}` : "";
    earlier.disabled = figure === figures[0];
    later.disabled = figure === figures.at(-1);
    const small = figure.querySelector("img").cloneNode();
    pane.setAttribute("aria-label", small.alt);
    Object.assign(small, { loading: "eager", alt: "", draggable: false });
    sheet.replaceChildren(small);
    const { service } = figure.dataset;
    const describing = service ? iiif.ask(service) : null;
    const isThere = await loadSmall(small, figure);
    if (shown !== mine) return;
    if (isThere) {
      Object.assign(mine, { ratio: small.naturalHeight / small.naturalWidth, full: small.naturalWidth, sharpness: small.naturalWidth });
      go(at);
    }
    const described = await describing;
    if (shown !== mine) return;
    if (described) {
      Object.assign(mine, { ratio: described.height / described.width, full: described.width, levels: described.levels });
    } else if (isThere && service) {
      mine.levels = [iiif.inOnePiece(figure.querySelector("a").href, Infinity)];
    }
    mine.described = true;
    if (mine.ratio) {
      go(at);
      return;
    }
    sheet.replaceChildren(make("p", { textContent: words.absent, role: "status" }));
    busy(false);
  };

  const turn = (by) => {
    const figure = figures[figures.indexOf(shown.figure) + by];
    if (!figure) return;
    show(figure);
    if (document.activeElement.disabled || document.activeElement === document.body) pane.focus();
    if (!frame.matches(":modal")) document.getElementById(decodeURIComponent(page.hash.slice(1)))?.scrollIntoView();
  };

  let opener = null;
  const figureOf = (link) => link.closest("figure") ?? document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const reveal = () => {
    if (covering.matches) frame.showModal();
    else frame.show();
    document.body.classList.add("with-viewer");
    pane.focus();
  };
  const open = (link) => {
    opener = link;
    if (!frame.open) reveal();
    else pane.focus();
    if (!frame.matches(":modal")) link.scrollIntoView({ block: "nearest", behavior: "instant" });
    show(figureOf(link));
  };

  /* Return the focus to its origin, or to the page that was reached. */
  const shut = () => {
    if (!frame.open) return;
    frame.close();
    document.body.classList.remove("with-viewer");
    const links = [opener, ...document.querySelectorAll(LINKS)];
    links.find((link) => figureOf(link) === shown.figure).focus();
    sheet.replaceChildren();
    clearTimeout(resting);
    shown = null;
  };
  covering.addEventListener("change", () => {
    if (!frame.open) return;
    frame.close();
    reveal();
  });
  new ResizeObserver(() => shown?.ratio && go(pane.classList.contains("enlarged") ? at : FITTED)).observe(pane);

  document.addEventListener("click", (event) => {
    const link = event.target.closest(LINKS);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  page.addEventListener("click", () => frame.matches(":modal") && shut());

  /* Keyboard */

  const STEP = 80;
  const keys = {
    Escape: () => shut(),
    "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: () => fit(),
    ArrowLeft: () => move(STEP, 0), ArrowRight: () => move(-STEP, 0), ArrowUp: () => move(0, STEP), ArrowDown: () => move(0, -STEP),
    PageUp: () => turn(-1), PageDown: () => turn(1),
  };
  frame.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  frame.addEventListener("cancel", (event) => {
    event.preventDefault();
    shut();
  });

  /* Mouse and touch: one pointer moves the sheet, two enlarge it */

  const fingers = new Map();
  const spot = (event) => ({ x: event.clientX - pane.getBoundingClientRect().left, y: event.clientY - pane.getBoundingClientRect().top });
  const middle = () => {
    const [one, two = one] = fingers.values();
    return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2, apart: Math.hypot(one.x - two.x, one.y - two.y) };
  };
  pane.addEventListener("pointerdown", (event) => {
    if (event.button || fingers.size === 2) return;
    pane.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, spot(event));
  });
  pane.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = middle();
    fingers.set(event.pointerId, spot(event));
    const after = middle();
    zoom(before.apart && after.apart ? after.apart / before.apart : 1, after, false, before);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    pane.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
  pane.addEventListener("dblclick", (event) => at.width < largest() / 1.01 ? zoom(2, spot(event)) : fit());
  pane.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode ? 16 : 1;
    zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? .01 : .0015)), spot(event), false);
  }, { passive: false });
})();
