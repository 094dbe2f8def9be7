/* The viewer: a picture of a page opens beside the text, sized to the pane; what is enlarged is loaded as sharply as the
   screen shows it, and nothing else. Without it the links lead to the pictures further down. */
(() => {
  "use strict";
  const section = document.querySelector(".facsimile");
  if (!section) return;
  const words = section.dataset;
  const figures = [...section.querySelectorAll("figure")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const covering = matchMedia("(max-width: 40rem)");
  const KEPT = 80;

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* Pictures */

  const loaded = (image) => image.decode().then(() => true, () => image.naturalWidth > 0);

  /* A service that lacks the small picture has others: what it lists, else the whole one. */
  const loadSmall = async (image, figure) => {
    if (await loaded(image)) return true;
    const whole = figure.querySelector("a").href;
    const { service } = figure.dataset;
    image.src = (service && (await iiif.describe(service))?.small) || whole;
    return loaded(image);
  };
  const mend = (image) => loadSmall(image, image.closest("figure"));
  section.addEventListener("error", (event) => !event.target.dataset.mended && (event.target.dataset.mended = mend(event.target)), true);
  for (const image of section.querySelectorAll("img")) {
    if (image.complete && !image.naturalWidth && image.currentSrc) mend(image);
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
    button("−", "smaller", "−", () => zoom(1 / 1.5)), button("", "fitted", "0", () => fit(true)),
    button("+", "larger", "+", () => zoom(1.5)), button("×", "close", "Esc", () => shut()));
  const sheet = make("div", { className: "sheet" });
  const pane = make("div", { className: "pane", tabIndex: 0 }, sheet);
  pane.setAttribute("role", "application");
  const frame = make("dialog", { className: "viewer" }, bar, pane);
  frame.setAttribute("aria-labelledby", name.id);
  document.body.append(frame);

  /* Where the sheet lies in the pane: `now` on its way to `goal`. */

  let shown = null;
  let now = { x: 0, y: 0, width: 0 };
  let goal = now;
  let moving = 0;
  let resting = 0;

  const room = () => ({ width: pane.clientWidth, height: pane.clientHeight });
  const fitting = () => Math.min(room().width, room().height / shown.ratio);
  const largest = () => Math.max(4 * fitting(), 2 * shown.full / devicePixelRatio);

  const within = (offset, size, space) => size <= space ? (space - size) / 2 : Math.min(0, Math.max(space - size, offset));
  const kept = ({ x, y, width }) => {
    const size = Math.min(largest(), Math.max(fitting(), width));
    return { x: within(x, size, room().width), y: within(y, size * shown.ratio, room().height), width: size };
  };

  const draw = () => {
    sheet.style.width = `${now.width}px`;
    sheet.style.height = `${now.width * shown.ratio}px`;
    sheet.style.transform = `translate(${now.x}px, ${now.y}px)`;
    pane.classList.toggle("enlarged", now.width > fitting() * 1.01);
  };

  const go = (to, { smoothly = false } = {}) => {
    if (!shown?.ratio) return;
    goal = kept(to);
    cancelAnimationFrame(moving);
    clearTimeout(resting);
    resting = setTimeout(sharpen, 120);
    if (!smoothly || calm.matches) {
      now = goal;
      draw();
      return;
    }
    const from = now;
    const begun = performance.now();
    const step = (time) => {
      const part = 1 - (1 - Math.min(1, Math.max(0, time - begun) / 180)) ** 3;
      const between = (key) => from[key] + (goal[key] - from[key]) * part;
      now = { x: between("x"), y: between("y"), width: between("width") };
      draw();
      if (part < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  };

  const zoom = (factor, at = { x: room().width / 2, y: room().height / 2 }, how = { smoothly: true }) => {
    if (!shown?.ratio) return;
    const width = Math.min(largest(), Math.max(fitting(), goal.width * factor));
    const ratio = width / goal.width;
    go({ x: at.x - (at.x - goal.x) * ratio, y: at.y - (at.y - goal.y) * ratio, width }, how);
  };
  const move = (x, y, how) => go({ ...goal, x: goal.x + x, y: goal.y + y }, how);
  const fit = (smoothly = false) => go({ x: 0, y: 0, width: 0 }, { smoothly });

  /* What is seen, at the resolution of the screen */

  const seen = () => {
    const height = goal.width * shown.ratio;
    const share = (at, size) => Math.min(1, Math.max(0, at / size));
    return {
      left: share(-goal.x, goal.width), right: share(room().width - goal.x, goal.width),
      top: share(-goal.y, height), bottom: share(room().height - goal.y, height),
    };
  };

  const lay = ({ url, left, top, width, height }) => {
    const tile = make("img", { alt: "", draggable: false, src: url });
    Object.assign(tile.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
    sheet.append(tile);
    return tile;
  };
  const drop = (tiles, url) => {
    tiles.get(url).remove();
    tiles.get(url).removeAttribute("src");
    tiles.delete(url);
  };

  const sharpen = async () => {
    const { tiles, levels, sharpness } = shown;
    const needed = goal.width * devicePixelRatio;
    const level = needed > sharpness && (levels.find((one) => one.width >= needed) ?? levels.at(-1));
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
    const others = [...tiles].filter(([, tile]) => tile.level !== level).map(([url]) => url);
    for (const url of others) drop(tiles, url);
    for (const url of [...tiles.keys()].slice(0, Math.max(0, tiles.size - KEPT - wanted.length))) drop(tiles, url);
  };

  /* Pages */

  const show = async (figure) => {
    const mine = { figure, tiles: new Map(), levels: [], ratio: 0, full: 0, sharpness: 0 };
    shown = mine;
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
    const describing = service ? iiif.describe(service) : null;
    const isThere = await loadSmall(small, figure);
    if (shown !== mine) return;
    const size = (width, height) => {
      Object.assign(mine, { ratio: height / width, full: Math.max(width, mine.full) });
    };
    if (isThere) {
      size(small.naturalWidth, small.naturalHeight);
      mine.sharpness = small.naturalWidth;
      fit();
    }
    const described = await describing;
    if (shown !== mine) return;
    if (described) {
      size(described.width, described.height);
      mine.levels = described.levels;
    } else if (service && isThere) {
      mine.levels = [iiif.inOnePiece(figure.querySelector("a").href, Infinity)];
    } else if (!isThere) {
      sheet.replaceChildren(make("p", { textContent: words.absent, role: "status" }));
      return;
    }
    go(goal.width ? goal : { x: 0, y: 0, width: 0 });
  };

  const turn = (by) => {
    const figure = figures[figures.indexOf(shown.figure) + by];
    if (!figure) return;
    show(figure);
    if (document.activeElement?.disabled || document.activeElement === document.body) pane.focus();
    const there = document.getElementById(page.hash.slice(1));
    if (!frame.matches(":modal")) there?.scrollIntoView({ block: "start", behavior: calm.matches ? "instant" : "smooth" });
  };

  let opener = null;
  let opened = null;
  const reveal = () => {
    if (covering.matches) frame.showModal();
    else frame.show();
    document.body.classList.add("with-viewer");
    pane.focus();
  };
  const open = (figure, link) => {
    [opener, opened] = [link, figure];
    if (!frame.open) reveal();
    pane.focus();
    show(figure);
  };
  const shut = () => {
    if (!frame.open) return;
    frame.close();
    document.body.classList.remove("with-viewer");
    const own = shown.figure === opened ? null : document.querySelector(`a.to-picture[href="#${CSS.escape(shown.figure.id)}"]`);
    (own ?? opener).focus();
    sheet.replaceChildren();
    clearTimeout(resting);
    shown = null;
  };
  covering.addEventListener("change", () => {
    if (!frame.open) return;
    frame.close();
    reveal();
  });
  new ResizeObserver(() => shown?.ratio && go(pane.classList.contains("enlarged") ? goal : { x: 0, y: 0, width: 0 })).observe(pane);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-picture[href^='#'], .facsimile figure > a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const figure = link.closest("figure") ?? document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!figures.includes(figure)) return;
    event.preventDefault();
    open(figure, link);
  });
  page.addEventListener("click", () => frame.matches(":modal") && shut());

  /* By keyboard */

  const STEP = 80;
  const keys = {
    Escape: () => shut(),
    "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: () => fit(true),
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

  /* By mouse and fingers: one moves the sheet, two enlarge it */

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
    move(after.x - before.x, after.y - before.y);
    if (before.apart && after.apart) zoom(after.apart / before.apart, after, {});
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    pane.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
  pane.addEventListener("dblclick", (event) => goal.width < largest() / 1.01 ? zoom(2, spot(event)) : fit(true));
  pane.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode ? 16 : 1;
    zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? .01 : .0015)), spot(event), {});
  }, { passive: false });
})();
