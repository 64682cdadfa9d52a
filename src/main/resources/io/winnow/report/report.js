"use strict";
// The list's behaviour, on the server's page and in the single file alike. Text goes into the page as text, never as HTML.
(() => {
  const byId = (id) => document.getElementById(id);
  const address = globalThis.winnowAddress;
  const DEFAULTS = { q: "", epic: "", goal: "", type: "", status: "", scored: "", why: "", change: "", at: "", quad: "", sort: "rank", dir: "", page: 1, size: 50, issue: "" };
  const CHOICES = ["epic", "goal", "type", "status", "scored"].filter(byId);
  const CHIPS = ["why", "change", "at", "quad"];
  const PRINTED_ROWS = 1000;
  const INPUTS = [...document.querySelectorAll("th[data-input]")].map(({ dataset }) => (
    { key: dataset.input, label: dataset.label, sign: dataset.sign && `${dataset.sign} ` }));
  const EFFORT = INPUTS.findIndex(({ key }) => key === "effort");
  const figure = (text) => (text === "" ? null : parseFloat(text));
  const input = (position) => (row) => figure(row.terms[position].value);
  const COLUMNS = {
    rank: { of: (row) => row.rank || null }, move: { of: (row) => row.places, down: true },
    key: { of: (row) => row.key }, summary: { of: (row) => row.summary }, epic: { of: (row) => row.epic[1] || null },
    type: { of: (row) => row.type[2] }, status: { of: (row) => row.status[1] }, points: { of: (row) => figure(row.points), down: true },
    ...Object.fromEntries(INPUTS.map(({ key }, i) => [key, { of: input(i), down: key !== "effort" }])), score: { of: (row) => figure(row.score), down: true },
  };
  const words = new Intl.Collator("en", { numeric: true });
  const number = new Intl.NumberFormat("en");
  const body = byId("rows");
  const template = byId("row");
  const insight = globalThis.winnowInsight?.({ make, number, change: (changes) => change(changes) });
  Object.assign(COLUMNS, insight?.columns);
  const panel = byId("details");
  let rows = [];
  let browse = "";
  let state = { ...DEFAULTS };
  let view = [];
  let viewOf = "";
  let focused = "";

  // ---- data
  function unpack(json) {
    browse = json.browse;
    return json.rows.map((a, position) => {
      const [kind, sign, said] = json.moves[a[7]];
      const rank = a[0], was = a[15], place = a[19];
      return {
        position, rank, was, place, decided: a[20], stale: json.phrases[a[21]], id: a[1], key: a[2], summary: a[3], type: json.types[a[4]], epic: a[5] < 0 ? ["", ""] : json.epics[a[5]],
        status: json.statuses[a[6]], move: kind, sign, said, places: kind === "none" ? null : place && was ? was - place : 0,
        score: a[8], points: a[9], bars: a[10], arithmetic: a[12], reasons: a[13].map((i) => json.phrases[i]), changes: a[14],
        basis: a[16].map((i) => json.phrases[i]), band: json.phrases[a[17]], effort: a[18] ? "" : a[11][EFFORT]?.[1] ?? "",
        terms: a[11].map(([field, value, raw, conversion, problem]) => (
          { field: json.fields[field], value, raw, conversion: json.phrases[conversion], problem: json.phrases[problem] })),
      };
    });
  }
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const haystack = (row) => (row.text ??= plain(`${row.key} ${row.summary} ${row.epic[0]} ${row.epic[1]}`));
  const url = (key) => browse + encodeURIComponent(key);

  // ---- state lives in the address, so that a view can be linked
  function readState() {
    const given = new URLSearchParams(address.now().hash.slice(1));
    const read = { ...DEFAULTS };
    for (const name of Object.keys(DEFAULTS)) {
      if (given.has(name)) read[name] = typeof DEFAULTS[name] === "number" ? Math.max(1, parseInt(given.get(name), 10) || 1) : given.get(name);
    }
    if (!Object.hasOwn(COLUMNS, read.sort)) read.sort = "rank";
    if (!insight) Object.assign(read, { goal: "", at: "", quad: "" });
    read.size = read.size > 50 ? 100 : 50;
    return read;
  }
  function writeState() {
    const set = new URLSearchParams();
    for (const [name, value] of Object.entries(state)) if (value !== DEFAULTS[name]) set.set(name, value);
    const { pathname, search } = address.now();
    address.show(set.size ? `#${set}` : pathname + search);
  }
  function change(changes) {
    state = { ...state, page: 1, ...changes };
    writeState();
    draw();
  }
  const descending = () => (state.dir === "" ? Boolean(COLUMNS[state.sort].down) : state.dir === "desc");

  // ---- which rows, in which order
  function fits() {
    const terms = plain(state.q).split(/\s+/).filter(Boolean);
    const category = state.status.startsWith("in:") ? state.status.slice(3) : null;
    const speaks = insight?.fits(state) ?? (() => true);
    return (row) => speaks(row) &&
      (!state.epic || row.epic[0] === state.epic || row.key === state.epic) && (!state.type || row.type[2] === state.type) &&
      (!state.status || (category === null ? `is:${row.status[1]}` === state.status : row.status[0] === category)) &&
      (!state.scored || (row.score !== "") === (state.scored === "yes")) && (!state.why || row.reasons.includes(state.why)) &&
      (!state.change || row.move === state.change) && terms.every((term) => haystack(row).includes(term));
  }
  function ordered(found) {
    const { of } = COLUMNS[state.sort];
    const way = descending() ? -1 : 1;
    const keyed = found.map((row) => [of(row), row]);
    keyed.sort(([a, x], [b, y]) => {
      if (a === null || b === null) return a === b ? x.position - y.position : a === null ? 1 : -1; // no value: last, either way
      return way * (typeof a === "string" ? words.compare(a, b) : a - b) || x.position - y.position;
    });
    return keyed.map(([, row]) => row);
  }
  function select() {
    const { page, size, issue, ...asked } = state;
    const wanted = JSON.stringify([asked, descending()]);
    if (wanted !== viewOf) {
      view = ordered(rows.filter(fits()));
      viewOf = wanted;
    }
  }

  // ---- drawing
  function fill(tr, row) {
    const scored = row.score !== "";
    const texts = {
      rank: row.rank || "–", sign: row.sign, said: row.said, mark: row.type[1], type: row.type[2], key: row.key, summary: row.summary,
      epic: row.epic[1], note: (scored ? row.changes : row.reasons).join(" · "), score: scored ? row.score : "not scored",
      status: row.status[1], points: row.points || "–", band: row.band, decided: row.decided, stale: row.stale, ...insight?.texts(row),
    };
    INPUTS.forEach(({ key }, i) => (texts[key] = row.terms[i].value || "–"));
    const slot = {};
    for (const element of tr.querySelectorAll("[data-slot]")) {
      slot[element.dataset.slot] = element;
      element.textContent = texts[element.dataset.slot];
    }
    tr.dataset.id = row.id;
    tr.dataset.kind = scored ? "change" : "why";
    slot.sign.dataset.move = row.move;
    slot.mark.dataset.kind = row.type[0];
    slot.status.dataset.category = row.status[0];
    if (browse) slot.key.href = url(row.key);
    insight?.fill(tr, row);
    tr.querySelectorAll("rect").forEach((rect, i) => {
      rect.setAttribute("height", row.bars[i]);
      rect.setAttribute("y", 16 - row.bars[i]);
    });
    return tr;
  }
  const made = (row) => fill(template.content.firstElementChild.cloneNode(true), row);
  function drawRows(shown) {
    body.replaceChildren(...shown.map(made));
    if (!shown.some((row) => row.id === focused)) focused = (shown.find((row) => row.key === state.issue) ?? shown[0])?.id ?? "";
    mark();
  }
  // One row can be reached by Tab; arrow keys move on from it.
  function mark() {
    const open = state.issue && rows.find((row) => row.key === state.issue)?.id;
    for (const tr of body.rows) {
      for (const target of tr.querySelectorAll("a, button")) target.tabIndex = tr.dataset.id === focused ? 0 : -1;
      tr.toggleAttribute("aria-current", tr.dataset.id === open);
      if (tr.dataset.id === open) tr.setAttribute("aria-current", "true");
    }
  }
  function draw() {
    select();
    const pages = Math.max(1, Math.ceil(view.length / state.size));
    state.page = Math.min(state.page, pages);
    const from = (state.page - 1) * state.size;
    drawRows(view.slice(from, from + state.size));
    drawControls();
    byId("pager").hidden = view.length <= 50;
    byId("pages").textContent = `${number.format(from + 1)}–${number.format(Math.min(from + state.size, view.length))} of ${number.format(view.length)}`;
    for (const button of byId("pager").querySelectorAll("button")) {
      button.disabled = /first|prev/.test(button.dataset.page) ? state.page === 1 : state.page === pages;
    }
    drawPanel();
    insight?.draw(state);
  }
  function drawControls() {
    for (const name of ["q", ...CHOICES]) {
      if (byId(name).value !== state[name]) byId(name).value = state[name];
      byId(name).closest(".field").classList.toggle("on", state[name] !== "");
    }
    byId("sort").value = state.sort;
    byId("size").value = String(state.size);
    byId("dir").textContent = descending() ? "↓" : "↑";
    byId("dir").setAttribute("aria-label", `Order: ${descending() ? "descending" : "ascending"}. Turn round`);
    for (const button of document.querySelectorAll("th button")) {
      if (button.dataset.sort === state.sort) button.closest("th").setAttribute("aria-sort", descending() ? "descending" : "ascending");
      else button.closest("th").removeAttribute("aria-sort");
    }
    const filtered = [...CHOICES, "q", ...CHIPS].some((name) => state[name] !== "");
    const issues = (count) => `${number.format(count)} ${count === 1 ? "issue" : "issues"}`;
    const said = filtered ? `${number.format(view.length)} of ${issues(rows.length)} shown` : issues(rows.length);
    if (byId("shown").textContent !== said) byId("shown").textContent = said;
    byId("clear").hidden = !filtered;
    byId("chips").replaceChildren(...CHIPS.filter((name) => state[name]).map((name) => {
      const label = labelOf(name);
      return make("li", {}, make("button", { type: "button", "aria-label": `Remove filter: ${label}`, onclick: () => change({ [name]: "" }) }, `${label} ✕`));
    }));
    byId("empty").hidden = view.length > 0;
    if (rows.length > 0) {
      byId("empty-title").textContent = "Nothing matches";
      byId("empty-text").textContent = "No issue fits this search and these filters. Clear them to see all.";
    }
  }
  const labelOf = (name) => (name === "why" ? state.why : name === "change" ? `${state.change === "none" ? "unchanged" : state.change} since the last sync`
    : insight.label(name, state[name]));
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== "" && child !== null));
    return element;
  }

  // ---- details of one issue
  function drawPanel() {
    const row = state.issue && rows.find((candidate) => candidate.key === state.issue);
    panel.hidden = !row;
    document.querySelector(".columns").classList.toggle("split", Boolean(row));
    if (!row) return;
    byId("details-line").textContent = row.rank ? `Rank ${row.rank} of ${number.format(rows.filter((other) => other.rank).length)}` : "Not ranked";
    byId("details-title").replaceChildren(`${row.key} `, make("bdi", {}, row.summary));
    byId("details-body").replaceChildren(facts(row), equation(row), ...explanation(row), ...(insight?.sections(row) ?? []), ...changes(row), browse ? make("a",
      { class: "button", href: url(row.key), target: "_blank", rel: "noopener noreferrer" }, `Open ${row.key} in Jira ↗`) : "", own(row));
  }
  /** A single file has no other pages. */
  const own = (row) => document.body.dataset.rows === "" ? "" : make("p", {}, make("a",
    { href: `${address.now().pathname.replace(/\/+$/, "")}/issues/${row.id}` }, "Its page: what would move it, and how its score has changed"));
  const facts = (row) => make("p", { class: "facts" },
    make("span", {}, make("span", { class: "mark", "data-kind": row.type[0], "aria-hidden": "true" }, row.type[1]), row.type[2]),
    make("span", { class: "lozenge", "data-category": row.status[0] }, row.status[1]),
    row.epic[0] ? make("a", { href: `#${new URLSearchParams({ epic: row.epic[0], issue: row.key })}` }, make("bdi", {}, row.epic[1])) : "no epic",
    row.points ? make("span", {}, `${row.points} ${row.points === "1" ? "point" : "points"}`) : "");
  function equation(row) {
    const terms = row.terms.map((term, i) => make("div", { class: term.problem ? "wrong" : "term" },
      make("dt", {}, INPUTS[i].label), make("dd", { class: "big" }, INPUTS[i].sign + (term.value || "?")),
      make("dd", {}, term.field[1] ? "field " : "from ", make("bdi", {}, term.field[0])),
      term.field[1] ? make("dd", {}, term.raw === "" ? "holds nothing" : make("bdi", {}, `holds “${term.raw}”`)) : "",
      term.conversion ? make("dd", {}, make("bdi", {}, term.conversion)) : ""));
    return make("dl", { class: "eq" }, ...terms, make("div", { class: "total" },
      make("dt", {}, "Score"), make("dd", { class: "big" }, row.score ? `= ${row.score}` : "not scored"), row.score ? make("dd", {}, row.arithmetic) : ""));
  }
  function explanation(row) {
    const ids = row.terms.map((term, i) => term.field[1] && `${INPUTS[i].label} ${term.field[1]}`).filter(Boolean).join(" · ");
    const beside = row.basis.length ? make("ul", { class: "basis" }, ...row.basis.map((line) => make("li", {}, make("bdi", {}, line)))) : "";
    const fields = make("div", {}, beside, ids ? make("p", { class: "under" }, `Field ids: ${ids}`) : "");
    if (row.score) return [fields];
    const fixable = row.terms.filter((term) => row.reasons.includes(term.problem));
    const others = row.reasons.filter((reason) => !fixable.some((term) => term.problem === reason));
    const what = fixable.map((term) => make("li", {}, make("b", {}, make("bdi", {}, term.problem)),
      ...(term.field[1] ? [`: ${term.raw === "" ? "fill in" : "correct"} “`, make("bdi", {}, term.field[0]), "” in Jira"] : [])));
    const more = [...what, ...others.map((reason) => make("li", {}, make("bdi", {}, reason)))];
    return [make("h3", {}, "Why it isn't scored, and what to do"), make("ul", {}, ...more),
      ...(others.length ? [] : [make("p", { class: "under" }, "The next sync scores it.")]), fields];
  }
  function changes(row) {
    const by = row.place === row.rank ? "rank" : "place by score";
    const moved = row.place && row.was && row.place !== row.was ? [`${by} ${row.was} → ${row.place}`] : [];
    const own = [...moved, ...row.changes];
    const heading = make("h3", {}, "Changed since the last sync");
    if (row.move === "none") return [heading, make("p", {}, "Nothing: same inputs, same place.")];
    if (own.length === 0) own.push(row.said);
    else if (row.changes.length === 0 && moved.length) own.push("its own score is the same: others passed it or fell behind, or what it unblocks changed");
    return [heading, make("ul", {}, ...own.map((text) => make("li", {}, make("bdi", {}, text))))];
  }
  function open(row, takeFocus) {
    focused = row.id;
    state.issue = row.key;
    writeState();
    drawPanel();
    mark();
    panel.scrollTop = panel.parentElement.scrollTop = 0;
    if (takeFocus) byId("details-title").focus();
  }
  function close() {
    state.issue = "";
    writeState();
    drawPanel();
    mark();
    button(focused)?.focus();
  }
  const button = (id) => [...body.rows].find((tr) => tr.dataset.id === id)?.querySelector(".open");

  // ---- keyboard and pointer
  function step(by) {
    const at = view.findIndex((row) => row.id === focused);
    const inList = body.contains(document.activeElement);
    const to = view[inList ? Math.min(view.length - 1, Math.max(0, at + by)) : Math.max(0, at)];
    if (!to) return;
    focused = to.id;
    if (state.issue) state.issue = to.key;
    const page = Math.floor(view.indexOf(to) / state.size) + 1;
    if (page !== state.page) change({ page });
    else {
      writeState();
      drawPanel();
      mark();
    }
    button(focused)?.focus();
  }
  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const typing = target.matches("input, select, textarea");
    const walking = body.contains(target) || target === document.body || target === byId("q");
    if (event.key === "/" && !typing) byId("q").focus();
    else if (event.key === "Escape" && document.querySelector(".tile[open]")) {
      const tile = document.querySelector(".tile[open]");
      tile.open = false;
      tile.querySelector("summary").focus();
    } else if (event.key === "Escape" && state.issue && !(typing && target.value)) close();
    else if (event.key === "ArrowDown" && walking) step(1);
    else if (event.key === "ArrowUp" && walking && target !== byId("q")) step(-1);
    else if (event.key === "Home" && body.contains(target)) step(-view.length);
    else if (event.key === "End" && body.contains(target)) step(view.length);
    else return;
    event.preventDefault();
  }
  function listen() {
    for (const name of ["q", ...CHOICES]) byId(name).addEventListener("input", () => change({ [name]: byId(name).value }));
    byId("sort").addEventListener("input", () => change({ sort: byId("sort").value, dir: "" }));
    byId("dir").addEventListener("click", () => change({ dir: descending() ? "asc" : "desc" }));
    byId("size").addEventListener("input", () => change({ size: Number(byId("size").value) }));
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filters").addEventListener("reset", (event) => {
      event.preventDefault();
      change({ ...DEFAULTS, sort: state.sort, dir: state.dir, size: state.size, issue: state.issue });
      byId("q").focus();
    });
    for (const header of document.querySelectorAll("th button")) {
      header.addEventListener("click", () => {
        const sort = header.dataset.sort;
        change(sort === state.sort ? { dir: descending() ? "asc" : "desc" } : { sort, dir: "" });
      });
    }
    byId("pager").addEventListener("click", (event) => {
      const to = { first: 1, prev: state.page - 1, next: state.page + 1, last: Math.ceil(view.length / state.size) }[event.target.dataset.page];
      if (!to) return;
      change({ page: to });
      byId("list-title").scrollIntoView({ block: "start" });
      if (event.target.disabled) button(focused)?.focus();
    });
    body.addEventListener("click", (event) => {
      const row = view.find((candidate) => candidate.id === event.target.closest("tr")?.dataset.id);
      if (!row || event.target.closest("a") || String(getSelection())) return;
      const byKeyboard = event.detail === 0;
      open(row, byKeyboard || matchMedia("(max-width: 1099px)").matches);
      if (!byKeyboard && !panel.contains(document.activeElement)) button(row.id)?.focus();
    });
    byId("close").addEventListener("click", close);
    document.addEventListener("keydown", keys);
    document.addEventListener("click", (event) => {
      for (const tile of document.querySelectorAll(".tile[open]")) {
        if (!tile.contains(event.target) || event.target.closest(".parts a")) tile.open = false;
      }
    });
    addEventListener("hashchange", () => {
      state = readState();
      draw();
    });
    addEventListener("beforeprint", () => {
      drawRows(view.slice(0, PRINTED_ROWS));
      const only = [...CHOICES, "q", ...CHIPS].filter((name) => state[name]).map((name) => `${name}: ${state[name].replace(/^(in|is):/, "")}`);
      const cut = view.length > PRINTED_ROWS ? `Printed are the first ${number.format(PRINTED_ROWS)} of ${number.format(view.length)} issues of this view.` : "";
      byId("printed").textContent = `${only.length ? `Only ${only.join(", ")}. ` : ""}${cut}`;
      byId("printed").hidden = false;
    });
    addEventListener("afterprint", () => {
      byId("printed").hidden = true;
      draw();
    });
  }
  function offer() {
    const options = (id, entries) => byId(id).append(...entries.map(([value, label]) => make("option", { value }, label)));
    const distinct = (of) => [...new Map(rows.map(of).filter(([value]) => value)).entries()].sort(([, a], [, b]) => words.compare(a, b));
    options("epic", distinct((row) => [row.epic[0], row.epic[1]]));
    options("type", distinct((row) => [row.type[2], row.type[2]]));
    const categories = { to_do: "Any to do", in_progress: "Any in progress", done: "Any done" };
    options("status", Object.entries(categories).map(([value, label]) => [`in:${value}`, label]));
    options("status", distinct((row) => [`is:${row.status[1]}`, row.status[1]]));
  }

  // ---- what is newer on the server
  async function lookForNewer(tag) {
    if (document.hidden) return;
    const [page, head] = await Promise.all([fetch(address.now().pathname), fetch(document.body.dataset.rows, { method: "HEAD" })]);
    if (!page.ok || !head.ok) return;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    for (const [id, told] of live) {
      const next = fresh.getElementById(id);
      if (!next || next.outerHTML === told) continue;
      live.set(id, next.outerHTML);
      next.toggleAttribute("open", Boolean(byId(id).open));
      byId(id).replaceWith(document.adoptNode(next));
    }
    byId("newer").hidden = head.headers.get("ETag") === tag;
    globalThis.winnowTimes();
  }
  async function load() {
    const inside = byId("rows-json");
    if (inside) return JSON.parse(inside.textContent);
    const answer = await fetch(document.body.dataset.rows);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const tag = answer.headers.get("ETag");
    setInterval(() => lookForNewer(tag).catch(() => {}), 60000);
    byId("reload").addEventListener("click", () => location.reload());
    return answer.json();
  }

  const live = new Map(["meta", "sync", "sync-tile"].map((id) => [id, byId(id)?.outerHTML]));
  load().then((json) => {
    rows = unpack(json);
    insight?.unpack(json, rows);
    offer();
    insight?.start();
    listen();
    state = readState();
    byId("filters").hidden = rows.length === 0;
    draw();
    document.documentElement.dataset.ready = "true";
  }, (error) => {
    byId("shown").textContent = `The full list could not be loaded (${error.message}): these are its first rows. Reload to try again.`;
  });
})();
