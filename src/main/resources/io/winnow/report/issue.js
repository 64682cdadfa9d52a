"use strict";
// The inputs of an issue, edited where its score comes from: asked from Jira when somebody begins, written there, and
// the page shown anew with what follows from them.
(() => {
  const byId = (id) => document.getElementById(`edit${id}`);
  const { inputs: address, page } = document.body.dataset;
  const form = byId("-form");
  let busy = false;
  let undo = []; // what takes the last change back

  const say = (text) => { byId("-said").textContent = text; };
  const wrong = (text) => { byId("-wrong").textContent = text; };
  const fields = () => [...document.querySelectorAll(".typed [name]")];
  const editing = () => !form.hidden;

  function made(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  // ---- asking and sending
  async function during(text, work) {
    if (busy) return;
    busy = true;
    form.querySelector("[type=submit]").disabled = true;
    say(text);
    try {
      await work();
    } catch {
      fail("The server can't be reached. Nothing is known of what became of it: load the page again.");
    } finally {
      busy = false;
      form.querySelector("[type=submit]").disabled = false;
    }
  }
  function fail(text) {
    if (editing()) {
      say("");
      wrong(text);
    } else say(text);
  }
  function refusal(answer, said) {
    return answer.status === 401
      ? `You are signed out, so nothing was saved. ${globalThis.winnowWho.HOW}`
      : said.detail ?? `The server answered ${answer.status}.`;
  }

  // ---- fields
  function field(input) {
    const id = `in-${input.input}`;
    const common = { id, name: input.input };
    const control = input.kind === "option"
      ? made("select", common, ...options(input).map((option) => new Option(option || "nothing", option)))
      : made("input", { ...common, type: "text", autocomplete: "off", inputMode: input.kind === "number" ? "decimal" : "text" });
    control.value = control.dataset.seen = input.value;
    control.setAttribute("form", form.id);
    control.setAttribute("aria-labelledby", `name-${input.input}`);
    control.setAttribute("aria-describedby", `${id}-asks ${id}-wrong`);
    const asks = made("span", { id: `${id}-asks` }, input.kind === "option" ? "" : input.asks);
    return made("dd", { className: "typed" }, control, asks, made("span", { id: `${id}-wrong`, className: "wrong" }));
  }
  function options(input) {
    const known = ["", ...input.options];
    return known.includes(input.value) ? known : [...known, input.value];
  }
  function mark(control, text) {
    control.setAttribute("aria-invalid", text !== "");
    document.getElementById(`${control.id}-wrong`).textContent = text;
  }
  function open(inputs) {
    for (const input of inputs) {
      const place = document.querySelector(`[data-input="${CSS.escape(input.input)}"]`);
      place?.append(input.editable ? field(input) : made("dd", { className: "typed" }, `Not changed here: ${input.why}.`));
    }
    const first = fields()[0];
    form.hidden = !first;
    byId("").hidden = editing();
    byId("-undo").hidden = true;
    say(first ? "" : "None of the inputs is changed here.");
    first?.focus();
  }
  function close() {
    document.querySelectorAll(".typed").forEach((one) => one.remove());
    form.hidden = true;
    byId("").hidden = false;
    byId("-undo").hidden = undo.length === 0;
    wrong("");
  }

  // ---- steps
  function begin() {
    close();
    during("Asking Jira …", async () => {
      const answer = await fetch(address);
      const said = await answer.json();
      if (answer.ok) open(said.inputs);
      else fail(refusal(answer, said));
    });
  }
  function cancel() {
    close();
    say("Nothing was changed.");
    byId("").focus();
  }
  function save() {
    const changed = fields().filter((one) => one.value !== one.dataset.seen);
    fields().forEach((one) => mark(one, ""));
    wrong("");
    if (changed.length === 0) cancel();
    else send(changed.map((one) => ({ input: one.name, seen: one.dataset.seen, value: one.value })), "Saved.");
  }
  function send(changes, done) {
    return during("Saving …", async () => {
      const answer = await globalThis.winnowWho.send("PATCH", address, { changes });
      const said = await answer.json();
      if (answer.ok) await saved(said, done);
      else if (said.problems && editing()) point(said.problems);
      else fail(refusal(answer, said));
    });
  }
  // Who was overtaken sees what Jira holds now, and may save again in spite of it.
  function point(problems) {
    say("Nothing was saved.");
    for (const { input, detail, now } of problems) {
      const control = fields().find((one) => one.name === input);
      if (!control) {
        wrong(detail);
        continue;
      }
      if (now !== null) control.dataset.seen = now;
      mark(control, detail);
    }
    fields().find((one) => one.getAttribute("aria-invalid") === "true")?.focus();
  }
  async function saved(said, done) {
    undo = said.changes.map(({ input, from, to }) => ({ input, seen: to, value: from }));
    close();
    const shown = await show().catch(() => false);
    say(`${done} ${said.later ?? standing(said.before, said.now)}${shown ? "" : " Load the page again to see all of it."}`);
    byId("").focus();
  }
  function standing(before, now) {
    const score = (one) => typeof one?.score === "number" ? one.score.toFixed(2) : "none";
    return `Score ${score(now)}, was ${score(before)}.${now?.rank ? ` Rank ${now.rank}.` : ""}`;
  }

  // ---- the page as it is now, but for what is being used
  async function show() {
    const answer = await fetch(page);
    if (!answer.ok) return false;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article");
    const article = document.querySelector("article");
    for (const part of ["header", "#sum"]) article.querySelector(part).replaceWith(now.querySelector(part));
    article.querySelectorAll(":scope > :not(header, #where)").forEach((one) => one.remove());
    article.append(...now.querySelectorAll(":scope > :not(header, #where)"));
    globalThis.winnowTimes();
    return true;
  }

  byId("").addEventListener("click", begin);
  byId("-cancel").addEventListener("click", cancel);
  byId("-undo").addEventListener("click", () => send(undo, "Undone."));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  document.getElementById("where").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && editing() && !busy) cancel();
  });
})();
