"use strict";
// The plan's behaviour: the server plans and draws, the script asks it and swaps what changed.
(() => {
  const byId = (id) => document.getElementById(id);
  const page = document.body.dataset.plan;
  const form = byId("what");
  const address = globalThis.winnowAddress;
  let held = false; // a person moves a row: what others changed waits
  const SETTLED = 120; // milliseconds without another change before the server is asked
  const RULES = ["blockers", "mustsFirst", "mustsMax", "perEpic", "shares", "together"];
  let waiting = 0;
  let asking = null;
  let tag = null;
  let pending = {}; // changes that wait for the others a person is about to make

  // ---- what is asked for stands in the address
  function wanted() {
    const saved = address.now().searchParams;
    const asked = new URLSearchParams();
    for (const name of ["sprint", "capacity", "exact", ...RULES]) if (saved.get(name)) asked.set(name, saved.get(name));
    return asked;
  }
  function ask(changes, more = "") {
    const asked = wanted();
    Object.assign(pending, changes);
    const all = Object.entries(pending);
    pending = {};
    for (const [name, value] of all) {
      if (value === "" || value === false) asked.delete(name);
      else asked.set(name, value);
    }
    address.show(asked.size ? `?${asked}` : address.now().pathname);
    return show(more);
  }
  async function show(more = "") {
    asking?.abort();
    const mine = asking = new AbortController();
    const asked = wanted();
    if (more) asked.set("ask", more);
    try {
      const answer = await fetch(`${page}?${asked}`, { signal: mine.signal });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      tag = answer.headers.get("ETag");
    } catch (failure) {
      if (failure.name !== "AbortError") say(`The plan could not be made again: ${failure.message}.`);
    }
  }
  function later(changes) {
    clearTimeout(waiting);
    Object.assign(pending, changes);
    waiting = setTimeout(() => ask({}), SETTLED);
  }

  // ---- drawing: focus, folds and the place on the page stay
  const named = (element) => element.closest("[data-id]")?.dataset.id;
  function place() {
    const at = document.activeElement;
    if (!byId("live").contains(at)) return () => {};
    const id = named(at);
    const how = at.dataset.capacity ? "[data-capacity]" : at.id ? `#${at.id}` : at.className ? `.${at.className.split(" ")[0]}` : at.localName;
    return () => {
      const scope = id ? byId("live").querySelector(`[data-id="${CSS.escape(id)}"]`) : byId("live");
      (scope ?? byId("live")).querySelector(how)?.focus({ preventScroll: true });
    };
  }
  const summaryOf = (details) => details.querySelector("summary")?.textContent.trim().replace(/[\d,.]+/g, "");
  function swap(fresh) {
    const restore = place();
    const open = new Set([...byId("live").querySelectorAll("details[open]")].map((one) => (named(one) ?? "") + summaryOf(one)));
    for (const id of ["live", "meta"]) byId(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
    for (const one of byId("live").querySelectorAll("details")) if (open.has((named(one) ?? "") + summaryOf(one))) one.open = true;
    follow(fresh);
    restore();
    ready();
    document.dispatchEvent(new CustomEvent("winnow:plan"));
    const { said, problem } = byId("live").dataset;
    say(said || problem);
  }
  // The controls show what the answer was made with, except the one a person is using.
  function follow(fresh) {
    for (const id of ["sprint", "capacity", "slider", "exact", ...RULES]) {
      const now = byId(id);
      const then = fresh.getElementById(id);
      if (!now || !then) continue;
      if (now.max !== undefined && then.max) now.max = then.max;
      if (now === document.activeElement) continue;
      if (now.type === "checkbox") now.checked = then.checked;
      else now.value = then.value;
    }
    byId("saved").hidden = fresh.getElementById("saved").hidden;
    byId("tried").replaceWith(document.adoptNode(fresh.getElementById("tried")));
  }
  function say(text) {
    if (byId("said").textContent !== text) byId("said").textContent = text;
  }
  function ready() {
    globalThis.winnowTimes();
    if (byId("copy")) byId("copy").hidden = !navigator.clipboard;
    for (const link of document.querySelectorAll("[data-export]")) {
      link.search = wanted().toString();
    }
    byId("slider").setAttribute("aria-valuetext", byId("capacity").value);
  }

  // ---- what people do
  function usable(input) {
    const { valid } = input.validity;
    input.setAttribute("aria-invalid", !valid);
    if (!valid) say(`${input.closest("label").firstElementChild.textContent}: write a number from ${input.min} to ${input.max}. Nothing was planned again.`);
    return valid;
  }
  function listen() {
    byId("capacity").addEventListener("input", () => {
      const value = byId("capacity").value;
      if (!usable(byId("capacity"))) return;
      byId("slider").value = value;
      later({ capacity: value });
    });
    byId("slider").addEventListener("input", () => {
      byId("capacity").value = byId("slider").value;
      later({ capacity: byId("slider").value });
    });
    byId("exact").addEventListener("change", () => ask({ exact: byId("exact").checked }));
    for (const rule of RULES.map(byId).filter(Boolean)) {
      rule.addEventListener(rule.type === "number" ? "input" : "change", () => {
        if (rule.type === "number" && !usable(rule) || rule.value === "") return;
        const now = rule.type === "checkbox" ? String(rule.checked) : rule.value;
        later({ [rule.name]: now === rule.dataset.saved ? "" : now });
      });
    }
    byId("sprint")?.addEventListener("change", () => ask({ sprint: byId("sprint").value }));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      byId("capacity").focus();
      byId("capacity").blur();
      ask(Object.fromEntries(["capacity", "exact", ...RULES].map((name) => [name, ""]))).then(() => byId("capacity").focus());
    });
    byId("again").addEventListener("click", () => {
      say("Asking Jira …");
      show("again");
    });
    byId("print").addEventListener("click", () => print());
    document.addEventListener("click", (event) => {
      const other = event.target.closest("[data-capacity]");
      if (other) {
        event.preventDefault();
        ask({ capacity: other.dataset.capacity });
      } else if (event.target.id === "copy") {
        navigator.clipboard.writeText(byId("goal-text").textContent).then(() => say("Copied."), () => say("The browser didn't allow copying."));
      }
      for (const open of document.querySelectorAll(".tile[open], .menu[open]")) if (!open.contains(event.target)) open.open = false;
    });
    document.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && document.querySelector(".tile[open], .menu[open]");
      if (!open) return;
      open.open = false;
      open.querySelector("summary").focus();
      event.preventDefault();
    });
  }

  // ---- what others changed
  const decided = () => new Map([...byId("live").querySelectorAll("[data-key]")].map((row) => [row.dataset.key, row.querySelector("[data-tone=hand]")?.textContent ?? ""]));
  const order = () => [...byId("live").querySelectorAll("[data-key]")].map((row) => row.dataset.key).join();
  async function news() {
    const before = decided();
    const then = order();
    await show();
    const fresh = [...decided()].filter(([key, words]) => words && words !== before.get(key)).map(([key, words]) => `${key} ${words}`);
    if (fresh.length > 0) say(`New: ${fresh.slice(0, 3).join("; ")}${fresh.length > 3 ? `; and ${fresh.length - 3} more` : ""}. ${byId("live").dataset.said}`);
    else if (order() !== then) say(`The list has just changed, by others or by a sync. ${byId("live").dataset.said}`);
  }
  async function lookForNewer() {
    if (document.hidden || held) return;
    const head = await fetch(`${page}?${wanted()}`, { method: "HEAD" });
    if (!head.ok) return;
    if (tag !== null && head.headers.get("ETag") !== tag) await news();
    else tag = head.headers.get("ETag");
  }

  globalThis.winnowPlan = { show, say, hold: (whether) => { held = whether; } };
  form.hidden = byId("again").hidden = false;
  listen();
  ready();
  setInterval(() => lookForNewer().catch(() => {}), 20000);
  lookForNewer().catch(() => {});
  document.documentElement.dataset.ready = "true";
})();
