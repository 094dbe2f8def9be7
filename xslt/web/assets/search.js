/* The search page: queries the index (Pagefind) with the fields of the form and displays the results in batches. This
   is a classic script, because modules do not run from a local disk; there, the page explains that the search requires
   a web server. */
(() => {
  "use strict";
  const BATCH = 10;
  const PLACES = 3;
  const form = document.getElementById("search");
  const results = document.getElementById("results");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const fields = ["q", "person", "speaker", "kind", "from", "to", "order"];
  let index;
  let found = [];
  let asked = 0;

  if (location.protocol === "file:") {
    document.querySelector(".unserved").hidden = false;
    form.hidden = true;
    return;
  }

  const given = () => Object.fromEntries(fields.map((name) => [name, form.elements[name]?.value.trim() ?? ""]));

  const element = (name, text, properties = {}) => {
    const made = Object.assign(document.createElement(name), properties);
    if (text) made.textContent = text;
    return made;
  };

  /* Pagefind supports only one kind of quotation marks. */
  const plainly = (words) => words.replace(/[“„«]\s*|\s*[”»]/g, '"');

  /* Filters of Pagefind: all values must match; of dates, any within the span. */
  async function filters({ person, speaker, kind, from, to }) {
    const chosen = Object.entries({ person, speaker, kind }).filter(([, value]) => value);
    if (from || to) {
      const dates = Object.keys((await index.filters()).date ?? {});
      const within = dates.filter((date) => (!from || date >= from.slice(0, date.length)) && (!to || date <= to));
      chosen.push(["date", { any: within.length ? within : ["none"] }]);
    }
    return Object.fromEntries(chosen);
  }

  /* A marked word and the adjacent punctuation, which Pagefind marks as well. */
  const parts = (marked) => marked.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su).slice(1);

  /* The excerpt as text and mark elements, built without parsing it as HTML. */
  function excerpt(html) {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    const made = document.createDocumentFragment();
    for (const node of parsed.childNodes) {
      if (node.nodeName === "MARK") {
        const [before, word, after] = parts(node.textContent);
        made.append(before, element("mark", word), after);
      } else {
        made.append(node.textContent);
      }
    }
    return made;
  }

  /* The URL of a result: the page of the original, with the words to highlight. */
  function address(url, html) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const words = [...new Set([...parsed.querySelectorAll("mark")].map((mark) => parts(mark.textContent)[1]))];
    const [file, anchor] = url.replace(/^\//, "").split("#");
    const query = words.length ? `?${new URLSearchParams({ mark: words.join(" ") })}` : "";
    return file + query + (anchor ? `#${anchor}` : "");
  }

  function place(part) {
    const item = element("li");
    const link = element("a", part.title, { href: address(part.url, part.excerpt) });
    item.append(link, excerpt(part.excerpt));
    return item;
  }

  function entry(data, searched) {
    const item = element("li");
    const when = element("p", "", { className: "when" });
    when.append(element("span", data.meta.date));
    if (data.meta.kind) when.append(element("span", data.meta.kind, { className: "kind" }));
    const heading = element("h2");
    heading.append(element("a", data.meta.title, { href: address(data.url, searched ? data.excerpt : "") }));
    item.append(when, heading);
    if (searched) {
      const places = element("ul");
      places.append(...data.sub_results.slice(0, PLACES).map(place));
      item.append(places);
    }
    return item;
  }

  async function show() {
    const ask = asked;
    const batch = found.slice(results.childElementCount, results.childElementCount + BATCH);
    const data = await Promise.all(batch.map((result) => result.data()));
    if (ask !== asked) return;
    const first = results.childElementCount;
    results.append(...data.map((each) => entry(each, Boolean(given().q))));
    more.hidden = results.childElementCount >= found.length;
    if (first) results.children[first].querySelector("a").focus();
  }

  function say(count) {
    const words = status.dataset;
    status.textContent = count === 0 ? words.none : count === 1 ? words.one : words.many.replace("%", count);
  }

  async function search() {
    const ask = (asked += 1);
    const asking = given();
    const chosen = Object.entries(asking).filter(([, value]) => value);
    history.replaceState(null, "", chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname);
    const without = chosen.every(([name]) => name === "order");
    const options = { filters: await filters(asking) };
    if (asking.order || !asking.q) options.sort = { date: asking.order || "asc" };
    const answer = without ? { results: [] } : await index.search(plainly(asking.q) || null, options);
    if (ask !== asked) return;
    found = answer.results;
    results.replaceChildren();
    if (without) status.textContent = "";
    else say(found.length);
    await show();
  }

  async function start() {
    index = await import(new URL("pagefind/pagefind.js", location.href));
    await index.options({ baseUrl: "/", excerptLength: 28 });
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (fields.includes(name) && form.elements[name]) form.elements[name].value = value;
    }
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 150);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
    more.addEventListener("click", show);
    await search();
  }

  start();
})();
