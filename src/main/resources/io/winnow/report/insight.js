"use strict";
// Goals and evidence: chips, filters, the details of an issue, the chart and the KPI lines. report.js calls it where a page
// has any of them. Text goes into the page as text, never as HTML.
globalThis.winnowInsight = ({ make, number, change }) => {
  const byId = (id) => document.getElementById(id);
  const NO_GOAL = "~none";
  const CHIPS = 2;
  const SPOTS = 200;
  const EDGE = 26, HIGH = 36, LEFT = 34, BOTTOM = 34;
  let wide = 400, high = 330; // the chart's, so that its letters are as large as the page's
  const QUADRANTS = {
    unmet: ["Unmet demand", "many customers, light goals or none"], aligned: ["Aligned", "heavy goals, many customers"],
    question: ["Question it", "few customers, light goals or none"], bet: ["Strategic bet", "heavy goals, few customers"],
  };
  let goals = [];
  let spots = [];
  let cut = { weight: 1, customers: 1 };
  let kept = 0;
  let anything = false;
  const lists = new Map();
  const asked = new Map();
  const count = (n, noun) => `${number.format(n)} ${noun}${n === 1 ? "" : "s"}`;

  // ---- data
  const counts = ([items, customers, weighted, revenue, compact, nps, npsN, csat, csatN, kinds, usage], phrases) => (
    { items, customers, weighted, revenue, compact, nps, npsN, csat, csatN, usage,
      kinds: kinds.flatMap((value, i) => (i % 2 ? [] : [[phrases[value], kinds[i + 1]]])) });
  function unpack(json, rows) {
    goals = json.goals.map(([id, name, theme, sign, title, weight, above]) => ({ id, name, theme, sign, title, weight, above }));
    for (const row of rows) Object.assign(row, { goals: [], weight: 0, heard: null, own: null });
    for (const [position, ...served] of json.serves) {
      const row = rows[position];
      row.goals = served.map(([goal, ...reasons]) => ({ goal, reasons: reasons.map((i) => json.phrases[i]) }));
      row.weight = Math.max(0, ...row.goals.map(({ goal }) => goals[goal].weight));
    }
    anything = json.heard.length > 0;
    for (const [position, total, own] of json.heard) {
      rows[position].heard = counts(total, json.phrases);
      rows[position].own = own ? counts(own, json.phrases) : null;
    }
    place(rows.filter((row) => row.status[0] !== "done"));
  }
  const columns = {
    weight: { of: (row) => row.weight || null, down: true },
    customers: { of: (row) => row.heard && row.heard.customers, down: true },
    revenue: { of: (row) => (row.heard && row.heard.revenue) || null, down: true },
  };

  // ---- the list's rows and filters
  const chip = (goal) => make("span", { class: "goal", "data-theme": goal.theme, title: goal.title },
    make("span", { "aria-hidden": "true" }, goal.sign), make("bdi", {}, goal.name));
  function fill(tr, row) {
    const cell = tr.querySelector("[data-goals]");
    if (!cell) return;
    cell.replaceChildren(...row.goals.slice(0, CHIPS).map(({ goal }) => chip(goals[goal])),
      row.goals.length > CHIPS ? make("span", { class: "more" }, `+${row.goals.length - CHIPS}`) : "");
  }
  const texts = (row) => ({
    customers: row.heard ? number.format(row.heard.customers) : "–", revenue: row.heard && row.heard.revenue ? row.heard.compact : "–",
  });
  function within(id) {
    const found = new Set(goals.flatMap((goal, i) => (goal.id === id ? [i] : [])));
    goals.forEach((goal, i) => found.has(goal.above) && found.add(i)); // parts stand after what they are part of
    return found;
  }
  function fits({ goal, at, quad }) {
    const wanted = goal && goal !== NO_GOAL ? within(goal) : null;
    return (row) => (!goal || (wanted ? row.goals.some((served) => wanted.has(served.goal)) : row.goals.length === 0)) &&
      (!at || (row.spot && row.spot.id === at)) && (!quad || (row.spot && row.spot.quad === quad));
  }
  function label(name, value) {
    if (name === "quad") return QUADRANTS[value] ? QUADRANTS[value][0] : value;
    const [weight, customers] = value.split("~");
    return `goal weight ${weight}, customers ${customers}`;
  }
  function offer() {
    const select = byId("goal");
    if (!select) return;
    const depth = (goal) => (goal.above < 0 ? 0 : 1 + depth(goals[goal.above]));
    select.append(make("option", { value: NO_GOAL }, "No goal"),
      ...goals.map((goal) => make("option", { value: goal.id }, `${"– ".repeat(depth(goal))}${goal.name}`)));
  }

  // ---- details of one issue
  const heading = (text) => make("h3", {}, text);
  function sections(row) {
    return [...goalSection(row), ...evidenceSection(row)];
  }
  function goalSection(row) {
    if (goals.length === 0) return [];
    if (row.goals.length === 0) return [heading("Goals"), make("p", {}, "It serves none.")];
    return [heading("Goals"), make("ul", { class: "serves" }, ...row.goals.map(({ goal, reasons }) => make("li", {},
      chip(goals[goal]), ` weight ${goals[goal].weight}`,
      make("span", { class: "under" }, ...reasons.flatMap((reason, i) => [i ? "; " : "", make("bdi", {}, reason)])))))];
  }
  function summary({ items, customers, weighted, revenue, compact, nps, npsN, csat, csatN, kinds, usage }) {
    const facts = [`${count(customers, "customer")}, ${count(items, "item")} (${weighted} after ageing)`];
    if (revenue) facts.push(`${compact} revenue`);
    if (usage) facts.push(`usage ${number.format(usage)}`);
    if (npsN) facts.push(`NPS answers ${nps} on average, n = ${npsN}`);
    if (csatN) facts.push(`CSAT ${csat}, n = ${csatN}`);
    return [make("p", revenue ? { title: `revenue ${number.format(revenue)}` } : {}, facts.join(" · ")),
      make("p", { class: "under" }, ...kinds.flatMap(([kind, n], i) => [i ? ", " : "", make("bdi", {}, kind), ` ${number.format(n)}`]))];
  }
  function evidenceSection(row) {
    if (!row.heard) return anything ? [heading("Evidence"), make("p", {}, "Nobody has asked for it yet.")] : [];
    const own = row.own && make("p", { class: "under" }, row.own.items === 0 ? "All of it is about issues below this one."
      : `About this issue itself: ${count(row.own.customers, "customer")}, ${count(row.own.items, "item")}; the rest is about issues below it.`);
    const list = make("div", { class: "evidence" });
    listed(row, list);
    return [heading("Evidence"), ...summary(row.heard), own ?? "", list];
  }
  function listed(row, list) {
    const inside = byId("evidence-json");
    if (inside && lists.size === 0) {
      const { items, of } = JSON.parse(inside.textContent);
      for (const [id, places] of Object.entries(of)) lists.set(id, places.map((i) => items[i]));
    }
    const known = lists.get(row.id);
    if (known) list.replaceChildren(...shown(row, known));
    else if (inside) list.replaceChildren(make("p", { class: "under" }, "This file doesn't hold them: see the page that winnow serve shows."));
    else {
      list.replaceChildren(make("p", { class: "under" }, "Loading …"));
      load(row).then((items) => list.replaceChildren(...shown(row, items)),
        (error) => list.replaceChildren(make("p", { class: "under", role: "status" }, `What was said could not be loaded (${error.message}). Open the issue again to try again.`)));
    }
  }
  /** Once, however often the details are drawn meanwhile; what failed is asked for again. */
  function load(row) {
    if (!asked.has(row.id)) asked.set(row.id, ask(row).finally(() => asked.delete(row.id)));
    return asked.get(row.id);
  }
  async function ask(row) {
    const answer = await fetch(`${document.body.dataset.evidence}${row.id}.json`);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const { items } = await answer.json();
    lists.set(row.id, items);
    return items;
  }
  function shown(row, items) {
    const note = items.length < row.heard.items ? `The latest ${number.format(items.length)} of ${count(row.heard.items, "item")}` : "";
    return [make("ul", {}, ...items.map((item) => said(row, item))), note ? make("p", { class: "under", role: "status" }, note) : ""];
  }
  function said(row, { date, kind, customer, text, url, nps, csat, quantity, keys }) {
    const day = date && new Date(`${date}T00:00:00Z`).toLocaleDateString(undefined, { dateStyle: "medium", timeZone: "UTC" });
    const others = keys.filter((key) => key !== row.key);
    const facts = [quantity ? `${kind} ${number.format(quantity)}` : kind, day || "no date", others.length ? `about ${others.join(", ")}` : "", nps && `NPS ${nps}`, csat && `CSAT ${csat}`];
    const at = address(url);
    return make("li", {}, make("p", {}, customer ? make("b", {}, make("bdi", {}, customer)) : make("span", {}, "Unknown customer"), " ",
      make("span", { class: "under" }, make("bdi", {}, facts.filter(Boolean).join(" · ")))),
    text ? make("p", {}, make("bdi", {}, text)) : "",
    at ? make("a", { href: at.href, target: "_blank", rel: "noopener noreferrer" }, make("bdi", {}, `${at.host} ↗`)) : "");
  }
  /** Only the web's own addresses become links. */
  function address(url) {
    try {
      const at = new URL(url);
      return at.protocol === "https:" || at.protocol === "http:" ? at : null;
    } catch {
      return null;
    }
  }

  // ---- the chart: issues of one goal weight and one number of customers are one spot
  /** Where many begins: at the middle of those that have any, so that the lines mean something in every backlog. */
  function begins(values) {
    const some = values.filter((value) => value > 0).sort((a, b) => a - b);
    const high = some[some.length >> 1] ?? 1;
    return { high, line: ((some.filter((value) => value < high).pop() ?? 0) + high) / 2, most: some[some.length - 1] ?? 1 };
  }
  function place(open) {
    const customersOf = (row) => (row.heard ? row.heard.customers : 0);
    cut = { weight: begins(open.map((row) => row.weight)), customers: begins(open.map(customersOf)) };
    const found = new Map();
    for (const row of open) {
      const customers = customersOf(row);
      const id = `${row.weight}~${customers}`;
      const heavy = row.weight >= cut.weight.high, many = customers >= cut.customers.high;
      const quad = heavy ? (many ? "aligned" : "bet") : many ? "unmet" : "question";
      const spot = found.get(id) ?? { id, weight: row.weight, customers, quad, rows: [], effort: 0, known: false };
      found.set(id, spot);
      row.spot = spot;
      spot.rows.push(row);
      const effort = parseFloat(row.effort);
      if (effort > 0) {
        spot.effort += effort;
        spot.known = true;
      }
    }
    spots = [...found.values()].sort((a, b) => b.customers - a.customers || b.weight - a.weight);
    kept = Math.min(SPOTS, spots.length);
  }
  const name = (spot) => (spot.rows.length === 1 ? spot.rows[0].key : count(spot.rows.length, "issue"));
  const effort = (spot) => (spot.known ? `${number.format(Math.round(spot.effort * 100) / 100)} person-months` : "effort unknown");
  const choose = (spot) => change({ at: pressed.at === spot.id ? "" : spot.id, quad: "" });
  let pressed = { at: "", quad: "" };
  function chart() {
    const home = byId("chart");
    wide = Math.round(Math.max(270, Math.min(560, home.clientWidth || wide)));
    high = Math.round(Math.max(290, wide * 0.8));
    const shownSpots = spots.slice(0, kept);
    const svg = d3.create("svg").attr("viewBox", `0 0 ${wide} ${high}`).attr("role", "group")
      .attr("aria-label", "Goal weight against customers. Arrow keys move between the circles, Enter shows their issues in the list.");
    const x = d3.scaleLinear([0, cut.weight.line, cut.weight.most], [LEFT + EDGE, (LEFT + wide) / 2, wide - EDGE]);
    const y = d3.scaleLinear([0, cut.customers.line, cut.customers.most], [high - BOTTOM - HIGH, (high - BOTTOM) / 2, HIGH]);
    const size = d3.scaleSqrt([0, d3.max(shownSpots, (spot) => (spot.weight || spot.customers ? spot.effort : 0)) || 1], [4, 18]).clamp(true);
    frame(svg, x, y);
    const bubbles = svg.append("g").selectAll("g").data(d3.sort(shownSpots, (spot) => -size(spot.effort))).join("g")
      .attr("class", "spot").attr("role", "button").attr("tabindex", -1).attr("data-spot", (spot) => spot.id)
      .classed("unknown", (spot) => !spot.known)
      .attr("transform", (spot) => `translate(${x(spot.weight)},${y(spot.customers)})`)
      .attr("aria-label", (spot) => `${name(spot)}: goal weight ${spot.weight}, ${count(spot.customers, "customer")}, ${effort(spot)}; ${QUADRANTS[spot.quad][0]}`)
      .on("click", (event, spot) => choose(spot));
    bubbles.append("circle").attr("r", (spot) => size(spot.effort));
    bubbles.append("title").text((spot) => `${name(spot)}: goal weight ${spot.weight}, ${count(spot.customers, "customer")}, ${effort(spot)}`);
    labels(bubbles, x, y, size);
    svg.on("keydown", walk);
    home.replaceChildren(svg.node(), make("p", { class: "under" }, "The larger, the more open effort; dashed where it isn't known. ",
      kept < spots.length ? `Shown are the ${kept} circles with the most customers, of ${number.format(spots.length)}.` : ""), quadrants(), behind(shownSpots));
    home.querySelector(".spot")?.setAttribute("tabindex", "0");
    draw(pressed);
  }
  /** Anew where the place for it has become another: the window's, or that of a card just opened. */
  function keepFitting() {
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width && Math.abs(Math.min(560, contentRect.width) - wide) > 12 && !byId("chart").contains(document.activeElement)) chart();
    }).observe(byId("chart"));
  }
  function frame(svg, x, y) {
    const [left, right, top, bottom] = [LEFT, wide - 4, 4, high - BOTTOM];
    const across = x(cut.weight.line), down = y(cut.customers.line);
    const corners = { unmet: [left, top, "start"], aligned: [right, top, "end"], question: [left, bottom, "start"], bet: [right, bottom, "end"] };
    svg.append("rect").attr("class", "best").attr("x", across).attr("y", top).attr("width", right - across).attr("height", down - top);
    svg.append("path").attr("class", "frame").attr("d", `M${left},${top}H${right}V${bottom}H${left}Z M${across},${top}V${bottom} M${left},${down}H${right}`);
    for (const [quad, [at, edge, anchor]] of Object.entries(corners)) {
      svg.append("text").attr("class", "corner").attr("aria-hidden", "true").attr("text-anchor", anchor)
        .attr("x", at + (anchor === "start" ? 6 : -6)).attr("y", edge === top ? top + 14 : bottom - 6).text(QUADRANTS[quad][0]);
    }
    const values = (scale) => [...new Set([0, scale.high, scale.most])];
    svg.append("g").attr("class", "axis").attr("aria-hidden", "true").attr("transform", `translate(0,${bottom})`)
      .call(d3.axisBottom(x).tickValues(values(cut.weight)).tickFormat(number.format).tickSize(3));
    svg.append("g").attr("class", "axis").attr("aria-hidden", "true").attr("transform", `translate(${left},0)`)
      .call(d3.axisLeft(y).tickValues(values(cut.customers)).tickFormat(number.format).tickSize(3));
    svg.append("text").attr("class", "name").attr("aria-hidden", "true").attr("text-anchor", "middle").attr("x", (left + right) / 2).attr("y", high - 4).text("goal weight →");
    svg.append("text").attr("class", "name").attr("aria-hidden", "true").attr("text-anchor", "middle")
      .attr("transform", `translate(10,${(top + bottom) / 2}) rotate(-90)`).text("customers →");
  }
  /** Those with the most customers first; a label that would lie on another one, or on another circle, is left out. */
  function labels(bubbles, x, y, size) {
    const around = (spot) => ({ spot, x1: x(spot.weight) - size(spot.effort), x2: x(spot.weight) + size(spot.effort),
      y1: y(spot.customers) - size(spot.effort), y2: y(spot.customers) + size(spot.effort) });
    const taken = bubbles.data().map(around);
    const free = (box) => taken.every((other) => other.spot === box.spot ||
      box.x2 < other.x1 || box.x1 > other.x2 || box.y2 < other.y1 || box.y1 > other.y2);
    for (const node of d3.sort(bubbles.nodes(), (one) => -d3.select(one).datum().customers, (one) => -d3.select(one).datum().weight)) {
      const spot = d3.select(node).datum();
      const text = spot.rows.length === 1 ? spot.rows[0].key : `×${number.format(spot.rows.length)}`;
      const r = size(spot.effort) + 3, long = text.length * 6, at = x(spot.weight), up = y(spot.customers);
      const sides = [{ x1: at + r, x2: at + r + long }, { x1: at - r - long, x2: at - r }];
      const side = sides.findIndex(({ x1, x2 }) => x1 > LEFT && x2 < wide - 6 && free({ spot, x1, x2, y1: up - 5, y2: up + 5 }));
      if (side < 0) continue;
      taken.push({ ...sides[side], y1: up - 5, y2: up + 5 });
      d3.select(node).append("text").attr("aria-hidden", "true").attr("dy", "0.35em").attr("text-anchor", side ? "end" : "start").attr("x", side ? -r : r).text(text);
    }
  }
  function walk(event) {
    const all = d3.sort([...event.currentTarget.querySelectorAll(".spot")], (node) => d3.select(node).datum().weight, (node) => d3.select(node).datum().customers);
    const at = all.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") choose(d3.select(event.target).datum());
    else if (to === undefined) return;
    else if (all[to]) {
      for (const node of all) node.setAttribute("tabindex", node === all[to] ? "0" : "-1");
      all[to].focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }
  const quadrants = () => make("ul", { class: "quadrants" }, ...Object.entries(QUADRANTS).map(([quad, [title, words]]) => make("li", {}, make("button",
    { type: "button", "data-quad": quad, onclick: () => change({ quad: pressed.quad === quad ? "" : quad, at: "" }) },
    make("b", {}, title), " ", make("span", { class: "num" }, number.format(d3.sum(spots, (spot) => (spot.quad === quad ? spot.rows.length : 0)))),
    make("span", { class: "under" }, words)))));
  function behind(shownSpots) {
    const head = ["Issues", "Goal weight", "Customers", "Effort", "Quadrant"];
    return make("details", {}, make("summary", {}, "As a table"), make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((text, i) => make("th", { scope: "col", class: i > 0 && i < 4 ? "num" : "" }, text)))),
      make("tbody", {}, ...shownSpots.map((spot) => make("tr", {},
        make("td", {}, make("button", { type: "button", "data-spot": spot.id, onclick: () => choose(spot) }, name(spot))),
        make("td", { class: "num" }, number.format(spot.weight)), make("td", { class: "num" }, number.format(spot.customers)),
        make("td", { class: "num" }, spot.known ? number.format(Math.round(spot.effort * 100) / 100) : "–"), make("td", {}, QUADRANTS[spot.quad][0]))))));
  }

  // ---- KPI lines, drawn from the tables behind them
  function lines() {
    for (const kpi of document.querySelectorAll(".kpi")) {
      const points = [...kpi.querySelectorAll("tr[data-day]")].map(({ dataset }) => [new Date(dataset.day), Number(dataset.value)]);
      const [baseline, target] = [Number(kpi.dataset.baseline), Number(kpi.dataset.target)];
      const svg = d3.select(kpi).select("svg").attr("viewBox", "0 0 160 40");
      const x = d3.scaleUtc(d3.extent(points, ([day]) => day), [4, 150]);
      const y = d3.scaleLinear(d3.extent([...points.map(([, value]) => value), baseline, target]), [36, 4]);
      svg.append("path").attr("class", "target").attr("d", `M4,${y(target)}H156`);
      svg.append("path").attr("class", "line").attr("d", d3.line(([day]) => x(day), ([, value]) => y(value))(points));
      const [day, value] = points[points.length - 1];
      svg.append("circle").attr("cx", points.length === 1 ? 77 : x(day)).attr("cy", y(value)).attr("r", 3);
      svg.attr("hidden", null);
    }
  }
  function draw(state) {
    pressed = { at: state.at, quad: state.quad };
    for (const spot of document.querySelectorAll("[data-spot]")) spot.setAttribute("aria-pressed", spot.dataset.spot === state.at);
    for (const quad of document.querySelectorAll("[data-quad]")) quad.setAttribute("aria-pressed", quad.dataset.quad === state.quad);
  }
  function start() {
    offer();
    if (byId("chart")) {
      chart();
      keepFitting();
    }
    if (byId("goals")) lines();
    const cards = [...document.querySelectorAll(".insight")];
    if (matchMedia("(max-width: 1099px)").matches) for (const card of cards) card.open = false;
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = cards.filter((card) => !card.open);
      for (const card of closed) card.open = true;
    });
    addEventListener("afterprint", () => {
      for (const card of closed) card.open = false;
    });
  }
  return { unpack, columns, fill, texts, fits, label, sections, start, draw };
};
